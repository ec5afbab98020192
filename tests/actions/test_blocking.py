"""Is a reader blocked once, for a reason, and are tags removed without a tally going wrong?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotator.actions import blocking, comments, tallies
from annotator.models import Label, Passage, Reader, Step, Tag
from annotator.refusals import DecidedAlready, NotAllowed
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
)

pytestmark = pytest.mark.django_db


def test_a_reader_is_blocked_once_and_unblocked_once() -> None:
    reader, edith = make_reader(), make_editor("edith")

    blocking.block(reader=reader, editor=edith, reason="Spam.")
    with pytest.raises(DecidedAlready, match=r"Spam\."):
        blocking.block(reader=reader, editor=edith, reason="Twice.")
    reader.refresh_from_db()
    assert (reader.is_blocked, reader.blocked_for) == (True, "Spam.")

    blocking.unblock(reader=reader, editor=edith)
    with pytest.raises(DecidedAlready):
        blocking.unblock(reader=reader, editor=edith)
    reader.refresh_from_db()
    assert (reader.is_blocked, reader.blocked_for) == (False, "")
    assert [one.kind for one in Step.objects.order_by("pk")] == ["blocked", "unblocked"]


def test_an_editor_is_not_blocked() -> None:
    with pytest.raises(NotAllowed):
        blocking.block(
            reader=make_reader(make_editor("theo")), editor=make_editor(), reason="Spam."
        )


def test_nobody_is_blocked_without_a_reason() -> None:
    reader = make_reader()

    with pytest.raises(IntegrityError), transaction.atomic():
        Reader.objects.filter(pk=reader.pk).update(blocked_at=timezone.now())


def test_passages_stay_where_others_tagged_or_commented_and_go_where_nobody_did() -> None:
    article, reader = make_article(), make_reader()
    said = make_quote(article).passage
    alone = make_passage(article)
    talked_about = make_passage(article, "Nobody")
    for passage in (said, alone, talked_about):
        make_tag(passage, reader=reader, label=Label.OPINION)
    make_comment(talked_about)

    assert blocking.remove_tags(reader=reader, editor=make_editor(), reason="Spam.") == 3

    assert not Tag.objects.exists()
    assert set(Passage.objects.all()) == {said, talked_about}
    assert tallies.mend() == []
    with pytest.raises(DecidedAlready):
        blocking.remove_tags(reader=reader, editor=make_editor(), reason="Spam.")


def test_a_comment_deleted_later_takes_its_passage_along() -> None:
    passage, reader = make_passage(), make_reader()
    make_tag(passage, reader=reader)
    comment = make_comment(passage)
    blocking.remove_tags(reader=reader, editor=make_editor(), reason="Spam.")

    assert comments.delete(comment=comment)
