"""Can an author and editors read what a comment said before, and the author bring it back?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.actions import comments, undoing
from annotator.models import Act, Change, Comment, User
from tests.factories import make_comment, make_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(nora: User) -> Comment:
    """One that nora wrote, and changed twice."""
    one = make_comment(author=nora, body="It was *twelve*.")
    for body in ("It was *thirteen*.", "It was *fourteen*."):
        comments.rewrite(comment=one, body=body)
    return one


def place(comment: Comment) -> str:
    return f"/comments/{comment.pk}/history/"


def body(comment: Comment) -> str:
    return Comment.objects.get(pk=comment.pk).body


def test_its_author_and_editors_read_what_it_said(
    as_nora: Client, as_editor: Client, comment: Comment
) -> None:
    for browser in (as_nora, as_editor):
        shown = browser.get(place(comment)).content.decode()
        assert "<del>*twelve*.</del>" in shown
        assert "<ins>*fourteen*.</ins>" in shown
        assert place(comment) in browser.get(comment.passage.get_absolute_url()).content.decode()
    told = as_editor.get(f"{comment.passage.article.get_absolute_url()}history/").content.decode()
    assert place(comment) in told


def test_nobody_else_does(client: Client, as_omar: Client, comment: Comment) -> None:
    assert client.get(place(comment))["Location"].startswith("/accounts/login/")
    assert as_omar.get(place(comment)).status_code == HTTPStatus.FORBIDDEN
    card = as_omar.get(comment.passage.get_absolute_url()).content.decode()
    assert place(comment) not in card
    assert "twelve" not in card


def test_its_author_lets_it_say_again_what_it_said(as_nora: Client, comment: Comment) -> None:
    last, first = comment.changes.all()

    answer = as_nora.post(f"{place(comment)}{first.pk}/restore/", {"seen": last.pk})

    assert answer.status_code == HTTPStatus.FOUND
    assert body(comment) == "It was *twelve*."
    newest = Change.objects.latest("pk")
    assert newest.restores == first
    assert newest.before is not None
    assert newest.before["body"] == "It was *fourteen*."


def test_from_a_page_of_before_nothing_is_brought_back(as_nora: Client, comment: Comment) -> None:
    last, first = comment.changes.all()
    comments.rewrite(comment=comment, body="It was *fifteen*.")

    answer = as_nora.post(f"{place(comment)}{first.pk}/restore/", {"seen": last.pk})

    assert answer.status_code == HTTPStatus.CONFLICT
    assert body(comment) == "It was *fifteen*."


def test_an_editor_does_not_speak_for_others(
    as_editor: Client, as_omar: Client, client: Client, comment: Comment
) -> None:
    first = comment.changes.last()
    assert first is not None
    address = f"{place(comment)}{first.pk}/restore/"

    assert address not in as_editor.get(place(comment)).content.decode()
    for browser in (as_editor, as_omar):
        assert browser.post(address).status_code == HTTPStatus.FORBIDDEN
    assert client.post(address)["Location"].startswith("/accounts/login/")
    assert body(comment) == "It was *fourteen*."


def test_a_change_of_another_comment_is_not_there(as_nora: Client, nora: User) -> None:
    one, other = make_comment(author=nora), make_comment(author=nora, body="Another.")
    comments.rewrite(comment=other, body="Other words.")
    change = Change.objects.get()

    answer = as_nora.post(f"{place(one)}{change.pk}/restore/")

    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_undoing_a_change_is_a_change_too(comment: Comment) -> None:
    undoing.undo(act=Act.objects.latest("pk"))

    assert body(comment) == "It was *thirteen*."
    assert comment.changes.count() == 3


def test_nothing_is_left_of_a_comment_that_its_author_deletes(comment: Comment) -> None:
    make_reply(comment)

    comments.delete(comment=comment)

    assert body(comment) == ""
    assert not Change.objects.exists()


def test_a_comment_that_comes_back_brings_what_it_said_before(comment: Comment) -> None:
    comments.delete(comment=comment)
    assert not Change.objects.exists()

    undoing.undo(act=Act.objects.latest("pk"))

    assert [(one.before or {})["body"] for one in Change.objects.all()] == [
        "It was *thirteen*.",
        "It was *twelve*.",
    ]


def test_what_an_editor_took_away_is_not_changed_any_more(
    as_nora: Client, comment: Comment
) -> None:
    Comment.objects.update(state="removed")
    first = comment.changes.last()
    assert first is not None

    answer = as_nora.post(f"{place(comment)}{first.pk}/restore/", {"seen": first.pk + 1})

    assert answer.status_code == HTTPStatus.CONFLICT
    assert body(comment) == "It was *fourteen*."
