"""Can readers change where their passages begin and end, and only theirs?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Article, Passage
from tests.factories import make_quote, make_tag
from tests.views.sending import HTMX, span

pytestmark = pytest.mark.django_db
WORDS = "It was a short meeting."


@pytest.fixture
def passage(client: Client, article: Article) -> Passage:
    """What the browser without an account tagged."""
    client.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="fact"))
    return article.passages.get()


def test_plain_buttons_move_an_edge(client: Client, passage: Passage) -> None:
    address = f"/passages/{passage.pk}/bounds/"
    assert f'action="{address}"' in client.get(passage.get_absolute_url()).content.decode()

    for step, words in (
        ("start sentence out", f"The harbour board met on Monday. {WORDS}"),
        ("start word in", f"harbour board met on Monday. {WORDS}"),
        ("end sentence in", "harbour board met on Monday."),
    ):
        answer = client.post(address, {"step": step})
        assert answer["Location"] == passage.get_absolute_url()
        passage.refresh_from_db()
        assert passage.exact == words


def test_chosen_words_become_the_passage(
    client: Client, article: Article, passage: Passage
) -> None:
    answer = client.post(
        f"/passages/{passage.pk}/bounds/", span(article, "a short meeting"), **HTMX
    )

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.OK
    assert 'hx-target="#card"' in page
    assert 'hx-target="#b1-text"' in page
    assert "/undo/" in page
    passage.refresh_from_db()
    assert passage.exact == "a short meeting"


@pytest.mark.parametrize(
    "step", ["", "start", "middle word out", "start letter in", "start word on"]
)
def test_a_step_that_is_none_is_invalid(client: Client, passage: Passage, step: str) -> None:
    answer = client.post(f"/passages/{passage.pk}/bounds/", {"step": step})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_there_is_nothing_before_the_first_word(client: Client, passage: Passage) -> None:
    address = f"/passages/{passage.pk}/bounds/"
    client.post(address, {"step": "start sentence out"})

    answer = client.post(address, {"step": "start word out"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "nothing more" in answer.content.decode()


def test_nobody_moves_what_is_not_theirs(
    client: Client, as_nora: Client, as_editor: Client, passage: Passage
) -> None:
    address = f"/passages/{passage.pk}/bounds/"
    for browser in (Client(), as_nora, as_editor):
        answer = browser.post(address, {"step": "start word in"})
        assert answer.status_code == HTTPStatus.FORBIDDEN
        assert address not in browser.get(passage.get_absolute_url()).content.decode()

    make_tag(passage)
    answer = client.post(address, {"step": "start word in"})
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Others have tagged" in answer.content.decode()
    assert address not in client.get(passage.get_absolute_url()).content.decode()
    passage.refresh_from_db()
    assert passage.exact == WORDS


def test_a_quote_is_for_editors_to_correct(client: Client, article: Article) -> None:
    passage = make_quote(article).passage
    client.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})

    answer = client.post(f"/passages/{passage.pk}/bounds/", {"step": "start word in"})

    assert answer.status_code == HTTPStatus.CONFLICT
    assert (
        f"/passages/{passage.pk}/bounds/"
        not in client.get(passage.get_absolute_url()).content.decode()
    )
