"""Do the first comments of a new account wait where they shall, and nobody else's?"""

from __future__ import annotations

import pytest
from pytest_django import Settings

from annotator.models import Comment, CommentState, Notice, Step
from tests.factories import make_comment, make_editor, make_passage, make_reply, make_user
from tests.moderating import decide

pytestmark = pytest.mark.django_db


def test_nobody_waits_unless_the_site_says_so() -> None:
    assert make_comment().is_published
    assert not Step.objects.exists()


def test_an_account_waits_until_so_many_of_its_comments_are_published(settings: Settings) -> None:
    settings.HOLD_COMMENTS = 2
    nora = make_user("nora")

    first, second, third = (make_comment(author=nora, body=f"Number {n}.") for n in range(3))
    decide(first, CommentState.PUBLISHED)
    fourth = make_comment(author=nora, body="Number 4.")
    decide(second, CommentState.PUBLISHED)
    fifth = make_comment(author=nora, body="Number 5.")

    for waiting in (first, second, third, fourth):
        assert waiting.state == CommentState.WAITING
    assert fifth.is_published
    assert Step.objects.filter(kind=Step.Kind.HELD, by=None, reader=nora.reader).count() == 4


def test_comments_that_were_taken_away_or_deleted_do_not_count(settings: Settings) -> None:
    nora = make_user("nora")
    decide(make_comment(author=nora))
    settings.HOLD_COMMENTS = 1

    assert make_comment(author=nora, body="Once more.").state == CommentState.WAITING


def test_editors_never_wait(settings: Settings) -> None:
    settings.HOLD_COMMENTS = 5

    assert make_comment(author=make_editor()).is_published


def test_what_waits_is_read_by_its_author_alone_and_tells_nobody(settings: Settings) -> None:
    edith, nora = make_editor("edith"), make_user("nora")
    first = make_comment(make_passage(), author=edith)
    settings.HOLD_COMMENTS = 1

    reply = make_reply(first, author=nora, body="Is it so, @edith?")

    assert reply in Comment.objects.seen_by(nora)
    assert reply not in Comment.objects.seen_by(edith)
    assert not Notice.objects.exists()

    decide(reply, CommentState.PUBLISHED, editor=edith)

    assert {(one.user, one.reason) for one in Notice.objects.all()} == {
        (edith, "reply"),
        (nora, "published"),
    }
