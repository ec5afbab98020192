"""Is a step logged with whom it concerns?"""

from __future__ import annotations

import pytest

from annotator.actions import steps
from annotator.models import Step
from tests.factories import make_comment, make_editor, make_reader, make_user

pytestmark = pytest.mark.django_db


def test_a_step_on_a_comment_concerns_who_wrote_it() -> None:
    nora = make_user("nora")
    comment = make_comment(author=nora)

    step = steps.note(Step.Kind.DISMISSED, by=make_editor(), comment=comment, count=2)

    assert (step.reader, step.comment_number, step.count) == (nora.reader, comment.pk, 2)


def test_a_step_on_a_comment_whose_author_left_concerns_nobody() -> None:
    comment = make_comment(author=make_user("nora"))
    make_user("nora").delete()
    comment.refresh_from_db()

    assert steps.note(Step.Kind.DECIDED, comment=comment).reader is None


def test_a_step_about_a_reader_concerns_them() -> None:
    reader = make_reader()

    step = steps.note(Step.Kind.BLOCKED, by=make_editor(), reader=reader, reason="Spam.")

    assert list(reader.steps.all()) == [step]
