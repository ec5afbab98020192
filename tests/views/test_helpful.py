"""Can everybody but its author say that a comment helps, once, and take it back?"""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import Settings

from annotator.models import Article, Comment, Helpful, User
from tests.factories import make_comment, make_passage, make_reply, make_user
from tests.views.sending import HTMX

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(article: Article) -> Comment:
    return make_comment(make_passage(article), author=make_user("lena"))


def pressed(browser: Client, told: Comment) -> tuple[str, str]:
    """Whether the button of a comment is pressed, and what stands on it."""
    page = browser.get(f"/passages/{told.passage_id}/").content.decode()
    button = re.search(r'id="helpful-\d+"><button[^>]*aria-pressed="(\w+)">(.*?)</button>', page)
    assert button, "there is no button"
    return button[1], re.sub(r"<[^>]*>", "", button[2])


def count(told: Comment) -> int:
    told.refresh_from_db()
    return told.helpful


def test_a_browser_a_reader_and_an_editor_find_a_comment_helpful_once(
    client: Client, as_nora: Client, as_editor: Client, told: Comment
) -> None:
    for browser in (client, as_nora, as_editor):
        for _ in range(2):
            answer = browser.post(f"/comments/{told.pk}/helpful/", {"helpful": "1"})
            assert answer["Location"] == f"/passages/{told.passage_id}/#comment-{told.pk}"

    assert count(told) == 3
    assert pressed(as_nora, told) == ("true", "Helpful 3")
    assert pressed(Client(), told) == ("false", "Helpful 3")


def test_pressed_again_it_is_taken_back(as_nora: Client, told: Comment) -> None:
    for value in ("1", "", ""):
        as_nora.post(f"/comments/{told.pk}/helpful/", {"helpful": value})

    assert count(told) == 0
    assert pressed(as_nora, told) == ("false", "Helpful")


def test_a_browser_that_never_marked_anything_has_nothing_to_take_back(
    client: Client, told: Comment
) -> None:
    client.post(f"/comments/{told.pk}/helpful/", {"helpful": ""})

    assert count(told) == 0
    assert not Helpful.objects.exists()


def test_nobody_finds_ones_own_comment_helpful(as_nora: Client, nora: User) -> None:
    own = make_comment(author=nora)

    answer = as_nora.post(f"/comments/{own.pk}/helpful/", {"helpful": "1"})

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert count(own) == 0
    page = as_nora.get(f"/passages/{own.passage_id}/").content.decode()
    assert f"/comments/{own.pk}/helpful/" not in page


def test_authors_see_how_many_they_helped(as_nora: Client, nora: User, client: Client) -> None:
    own = make_comment(author=nora)
    client.post(f"/comments/{own.pk}/helpful/", {"helpful": "1"})

    assert "Helpful to 1 reader" in as_nora.get(f"/passages/{own.passage_id}/").content.decode()


def test_where_tags_need_an_account_marks_do_too(
    client: Client, told: Comment, settings: Settings
) -> None:
    settings.ANONYMOUS_TAGS = False

    answer = client.post(f"/comments/{told.pk}/helpful/", {"helpful": "1"})

    assert answer["Location"].startswith("/accounts/login/")
    assert count(told) == 0
    page = client.get(f"/passages/{told.passage_id}/").content.decode()
    assert f"/comments/{told.pk}/helpful/" not in page


def test_htmx_gets_the_button_for_the_card_and_the_margin(as_nora: Client, told: Comment) -> None:
    html = as_nora.post(f"/comments/{told.pk}/helpful/", {"helpful": "1"}, **HTMX).content.decode()

    for place in (f"helpful-{told.pk}", f"note-helpful-{told.pk}"):
        assert f'hx-target="#{place}"' in html
        assert f'id="{place}"' in html
    assert html.count('aria-pressed="true"') == 2
    assert len(html) < 1_500


def test_from_the_reading_page_a_plain_form_leads_back_to_the_note(
    client: Client, told: Comment
) -> None:
    article = told.passage.article.get_absolute_url()
    reply = make_reply(told)

    for comment in (told, reply):
        answer = client.post(f"/comments/{comment.pk}/helpful/", {"helpful": "1", "next": article})
        assert answer["Location"] == f"{article}#note-{told.pk}"
    assert f'id="note-{told.pk}"' in client.get(article).content.decode()


def test_signing_in_keeps_the_browsers_mark(client: Client, nora: User, told: Comment) -> None:
    client.post(f"/comments/{told.pk}/helpful/", {"helpful": "1"})
    client.post("/accounts/login/", {"login": "nora", "password": "a password for tests"})

    assert pressed(client, told) == ("true", "Helpful 1")
    assert Helpful.objects.get().reader.user == nora


@pytest.mark.parametrize("pk", [12345, 10**30, "-1", "one"])
def test_what_is_not_there_helps_nobody(client: Client, pk: object) -> None:
    answer = client.post(f"/comments/{pk}/helpful/", {"helpful": "1"})

    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_looking_marks_nothing(client: Client, told: Comment) -> None:
    answer = client.get(f"/comments/{told.pk}/helpful/")

    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
