"""Is a mark on a comment counted once, taken back, and counted right?"""

from __future__ import annotations

import pytest

from annotator.actions import comments, helpful
from annotator.models import Comment, Helpful
from annotator.refusals import ChangedMeanwhile
from tests.factories import make_comment, make_reader, make_reply, make_user

pytestmark = pytest.mark.django_db


def count(comment: Comment) -> int:
    """How many found it helpful, by its own count and by the marks."""
    comment.refresh_from_db()
    assert comment.helpful == comment.helpful_marks.count()
    return comment.helpful


def test_a_reader_counts_once_however_often_the_mark_is_put() -> None:
    comment, reader = make_comment(), make_reader()

    assert helpful.put(comment=comment, reader=reader)
    assert not helpful.put(comment=comment, reader=reader)
    assert helpful.put(comment=comment, reader=make_reader(make_user("omar")))

    assert count(comment) == 2


def test_a_mark_is_taken_back_once() -> None:
    comment, reader = make_comment(), make_reader()
    helpful.put(comment=comment, reader=reader)

    assert helpful.take_back(comment=comment, reader=reader)
    assert not helpful.take_back(comment=comment, reader=reader)

    assert count(comment) == 0


def test_a_comment_that_was_deleted_helps_nobody_any_more() -> None:
    comment = make_comment()
    make_reply(comment)
    helpful.put(comment=comment, reader=make_reader())

    comments.delete(comment=comment)

    assert count(comment) == 0
    with pytest.raises(ChangedMeanwhile):
        helpful.put(comment=comment, reader=make_reader())


def test_marks_stay_when_their_account_is_deleted() -> None:
    comment, omar = make_comment(), make_user("omar")
    helpful.put(comment=comment, reader=make_reader(omar))

    omar.delete()

    assert count(comment) == Helpful.objects.count() == 1
