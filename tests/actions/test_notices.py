"""Are those told of a comment whom it concerns, each once, and nobody else?"""

from __future__ import annotations

import pytest

from annotator.actions import comments, notices
from annotator.models import Notice, User
from tests.factories import make_comment, make_editor, make_passage, make_reply, make_user

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    """Who was told of something, and why."""
    return sorted((one.user.username, one.reason) for one in Notice.objects.all())


def test_an_editor_is_told_of_a_mention_whatever_the_case_of_the_letters() -> None:
    make_editor("m.senior")

    comment = make_comment(body="Is that so, @M.Senior? Ask @m.senior.")

    assert told() == [("m.senior", "mention")]
    assert comment.html.count("<strong>@") == 2


@pytest.mark.parametrize(
    "body", ["`@edith`", "nobody@edith", "https://a.example/@edith", "edith", "@edithx", "@lena"]
)
def test_what_is_no_mention_of_an_editor_tells_nobody(body: str) -> None:
    make_editor("edith")
    make_user("lena")

    comment = make_comment(body=body)

    assert told() == []
    assert "<strong>" not in comment.html


def test_an_account_that_was_closed_is_not_told() -> None:
    edith = make_editor("edith")
    edith.is_active = False
    edith.save()

    make_comment(body="@edith")

    assert told() == []


def test_whoever_is_answered_is_told_once_also_when_mentioned() -> None:
    edith = make_editor("edith")

    make_reply(make_comment(author=edith), body="No, @edith.")

    assert told() == [("edith", "reply")]


def test_nobody_is_told_of_their_own_words() -> None:
    edith = make_editor("edith")

    make_reply(make_comment(author=edith), author=edith, body="As I, @edith, said.")

    assert told() == []


def test_no_more_than_ten_are_told_of_one_comment() -> None:
    names = [f"editor-{number}" for number in range(12)]
    for name in names:
        make_editor(name)

    make_comment(body=" ".join(f"@{name}" for name in names))

    assert len(told()) == 10


def test_a_change_tells_those_who_are_mentioned_now_and_nobody_twice() -> None:
    edith, lena = make_editor("edith"), make_editor("lena")
    comment = make_comment(body="@edith @lena")
    notices.see(user=edith)

    comments.rewrite(comment=comment, body="@edith, look. @omar too.")
    make_editor("omar")
    comments.rewrite(comment=comment, body="@edith, look! @omar too.")

    assert told() == [("edith", "mention"), ("omar", "mention")]
    assert new(edith) == new(lena) == 0


def test_nobody_is_told_of_a_comment_that_was_deleted() -> None:
    make_editor("edith")
    gone = make_comment(body="@edith")
    trace = make_comment(gone.passage, body="You, @edith!")
    make_reply(trace)

    for comment in (gone, trace):
        comments.delete(comment=comment)

    assert told() == [("nora", "reply")]


def test_what_was_seen_is_new_no_longer() -> None:
    nora = make_user("nora")
    comment = make_comment(make_passage(), author=nora)
    make_reply(comment)
    make_reply(comment, body="Once more.")

    assert new(nora) == notices.see(user=nora) == 2
    assert new(nora) == notices.see(user=nora) == 0


def new(user: User) -> int:
    """How much somebody was told of and has not seen."""
    return user.notices.filter(seen_at=None).count()
