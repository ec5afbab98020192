"""Does somebody find what answers or mentions them, and nobody else's?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Article, User
from tests.factories import make_comment, make_editor, make_passage, make_reply, make_user
from tests.views.sending import HTMX

pytestmark = pytest.mark.django_db


def test_an_editor_finds_mentions_and_answers_newest_first(
    as_editor: Client, article: Article
) -> None:
    own = make_comment(make_passage(article), author=make_editor("edith"), body="As I see it.")
    make_reply(own, author=make_user("omar"), body="I see it *otherwise*.")
    mention = make_comment(own.passage, author=make_user("lena"), body="@edith, look here.")

    page = as_editor.get("/for-you/").content.decode()

    assert page.index("look here.") < page.index("I see it <em>otherwise</em>.")
    assert "<b>lena</b> mentions you" in page
    assert "<b>omar</b> replies to you" in page
    assert "You wrote:" in page
    assert f'href="/passages/{own.passage_id}/#comment-{mention.pk}"' in page
    assert ">2 new</span>" in page


def test_everybody_finds_their_own_only(
    as_nora: Client, as_omar: Client, nora: User, article: Article
) -> None:
    make_reply(make_comment(make_passage(article), author=nora), author=make_user("lena"))

    assert "replies to you" in as_nora.get("/for-you/").content.decode()
    page = as_omar.get("/for-you/").content.decode()
    assert "replies to you" not in page
    assert "Nothing yet." in page


def test_without_an_account_there_is_nothing_for_anybody(client: Client) -> None:
    assert "/for-you/" not in client.get("/").content.decode()
    for answer in (client.get("/for-you/"), client.post("/for-you/seen/")):
        assert answer["Location"].startswith("/accounts/login/")


def test_what_was_seen_is_counted_no_longer_and_stays(
    as_nora: Client, as_omar: Client, nora: User
) -> None:
    make_reply(make_comment(author=nora), author=make_user("lena"))
    # Looking alone changes nothing: a browser may fetch the page before anybody reads it.
    for _ in range(2):
        assert ">1 new</span>" in as_nora.get("/for-you/").content.decode()
    as_omar.post("/for-you/seen/")
    assert ">1 new</span>" in as_nora.get("/").content.decode()

    assert as_nora.post("/for-you/seen/")["Location"] == "/for-you/"

    page = as_nora.get("/for-you/").content.decode()
    assert "new</span>" not in page
    assert "replies to you" in page


def test_htmx_gets_the_link_without_a_count(as_nora: Client, nora: User) -> None:
    make_reply(make_comment(author=nora))

    html = as_nora.post("/for-you/seen/", **HTMX).content.decode()

    assert 'hx-target="#for-you"' in html
    assert "new" not in html


def test_a_long_list_has_pages(as_nora: Client, nora: User) -> None:
    comment = make_comment(author=nora)
    for number in range(21):
        make_reply(comment, body=f"Reply {number}.")

    assert as_nora.get("/for-you/").content.count(b"replies to you") == 20
    assert as_nora.get("/for-you/?page=2").content.count(b"replies to you") == 1
    assert as_nora.get("/for-you/?page=x").status_code == HTTPStatus.OK


@pytest.mark.parametrize(("path", "method"), [("/for-you/", "post"), ("/for-you/seen/", "get")])
def test_the_addresses_take_their_methods_only(as_nora: Client, path: str, method: str) -> None:
    assert getattr(as_nora, method)(path).status_code == HTTPStatus.METHOD_NOT_ALLOWED
