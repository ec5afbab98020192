"""Does what editors did stay as it was written?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from annotator.models import Comment, Step
from tests.factories import make_comment, make_editor, make_user
from tests.moderating import decide

pytestmark = pytest.mark.django_db


def test_a_step_is_never_changed_nor_deleted() -> None:
    step = decide(make_comment(), reason="An insult.")
    step.reason = "None."

    for act in (
        step.save,
        step.delete,
        lambda: Step.objects.update(reason="None."),
        lambda: Step.objects.all().delete(),
    ):
        with pytest.raises(TypeError):
            act()

    assert Step.objects.get().reason == "An insult."


def test_a_step_outlives_who_took_it_and_what_it_was_about() -> None:
    edith, nora = make_editor("edith"), make_user("nora")
    decide(make_comment(author=nora), editor=edith)

    Comment.objects.all().delete()
    nora.reader.delete()
    edith.delete()

    step = Step.objects.get()
    assert (step.by, step.reader, step.after) == (None, None, "removed")
    assert step.comment_number is not None


def test_there_are_no_steps_but_those_that_are_known() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(kind="forgiven")
