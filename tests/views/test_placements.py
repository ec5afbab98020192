"""Do editors, and nobody else, decide what becomes of passages whose words were changed?"""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client

from annotator.actions import placements
from annotator.models import Article, Decision, Placement
from annotator.text.anchoring import State
from tests.factories import make_comment, make_editor
from tests.revising import (
    AMBIGUOUS,
    REWORDED,
    make_revised_article,
    make_tagged_article,
    passage_of,
    revise,
    waiting,
)
from tests.views.sending import HTMX

pytestmark = pytest.mark.django_db
FERRY = "The ferry left without them."


@pytest.fixture
def article() -> Article:
    """An article with one passage of each state."""
    return make_revised_article()


def queue(browser: Client, article: Article) -> str:
    """The page of the queue."""
    return str(browser.get(f"/articles/{article.slug}/queue/").content.decode())


def test_nobody_but_an_editor_decides(client: Client, as_nora: Client, article: Article) -> None:
    placement = waiting(article)
    address = f"/articles/{article.slug}/queue/"
    assert client.get(address)["Location"].startswith("/accounts/login/")
    assert as_nora.get(address).status_code == HTTPStatus.FORBIDDEN

    for verb in ("confirm", "reopen", "place"):
        address = f"/placements/{placement.pk}/{verb}/"
        fields = {"exact": FERRY}
        assert client.post(address, fields)["Location"].startswith("/accounts/login/")
        assert as_nora.post(address, fields).status_code == HTTPStatus.FORBIDDEN
        assert as_nora.get(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert Placement.objects.waiting(article.revision).count() == 3


def test_the_queue_shows_old_and_new_words_with_tags_and_comments(as_editor: Client) -> None:
    article = make_tagged_article()
    make_comment(passage_of(article, REWORDED))
    revise(article)

    page = queue(as_editor, article)

    assert "3 passages wait" in page
    assert [
        re.sub(r"<[^>]+>", "", one) for one in re.findall(r'<b class="state">.*?</b>', page)
    ] == [
        "Reworded",
        "Ambiguous",
        "Gone",
    ]
    assert "<del>twelve</del> <ins>nineteen</ins>" in page
    assert "1 comment<" in page
    assert "100% fact, 1 reading" in page
    assert page.count('name="start"') == 2


def test_a_queue_without_anything_in_it_says_so(as_editor: Client) -> None:
    assert "Nothing waits" in queue(as_editor, make_tagged_article())


@pytest.mark.parametrize(
    ("verb", "decision"), [("confirm", Decision.CONFIRMED), ("reopen", Decision.REOPENED)]
)
def test_a_decision_takes_the_passage_from_the_queue(
    as_editor: Client, article: Article, verb: str, decision: Decision
) -> None:
    placement = waiting(article)

    answer = as_editor.post(f"/placements/{placement.pk}/{verb}/", {"note": "Seen."}, follow=True)

    assert answer.redirect_chain == [(f"/articles/{article.slug}/queue/", HTTPStatus.FOUND)]
    assert "2 passages wait" in answer.content.decode()
    placement.refresh_from_db()
    assert (placement.decision, placement.note) == (decision, "Seen.")
    assert str(placement.decided_by) == "edith"


def test_with_htmx_only_the_row_goes_and_the_count_changes(
    as_editor: Client, article: Article
) -> None:
    placement = waiting(article)

    page = as_editor.post(f"/placements/{placement.pk}/confirm/", {}, **HTMX).content.decode()

    assert f'hx-target="#placement-{placement.pk}" hx-swap="delete"' in page
    assert "2 passages wait" in page
    assert "<html" not in page


def test_words_are_placed_by_hand(as_editor: Client, article: Article) -> None:
    placement = waiting(article, State.GONE)

    answer = as_editor.post(f"/placements/{placement.pk}/place/", {"exact": FERRY})

    assert answer["Location"] == f"/articles/{article.slug}/queue/"
    assert passage_of(article, FERRY) == placement.passage


@pytest.mark.parametrize("more", [{}, HTMX])
@pytest.mark.parametrize(
    ("exact", "said"),
    [
        ("No such words", "letter by letter"),
        ("", "Copy the words"),
        (AMBIGUOUS, "more than once"),
        ("x" * 6_000, "5000"),
    ],
)
def test_words_that_cannot_be_placed_come_back_with_the_reason(
    as_editor: Client, article: Article, exact: str, said: str, more: dict[str, object]
) -> None:
    placement = waiting(article, State.GONE)

    answer = as_editor.post(f"/placements/{placement.pk}/place/", {"exact": exact}, **more)  # type: ignore[arg-type]

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert said in page
    assert exact in page
    assert ("<html" in page) == (not more)
    assert page.count('name="start"') == (2 if exact == AMBIGUOUS else 0)
    placement.refresh_from_db()
    assert placement.is_pending


def test_of_several_places_the_editor_says_which(as_editor: Client, article: Article) -> None:
    placement = waiting(article, State.AMBIGUOUS)
    starts = re.findall(r'name="start" value="(\d+)"', queue(as_editor, article))

    as_editor.post(f"/placements/{placement.pk}/place/", {"exact": AMBIGUOUS, "start": starts[-1]})

    placement.refresh_from_db()
    assert (placement.decision, placement.start) == (Decision.PLACED, int(starts[-1]))


@pytest.mark.parametrize("verb", ["confirm", "reopen", "place"])
def test_deciding_what_another_editor_has_decided_is_told(
    as_editor: Client, article: Article, verb: str
) -> None:
    placement = waiting(article)
    placements.reopen(placement=placement, editor=make_editor("otto"))

    for more in ({}, HTMX):
        answer = as_editor.post(f"/placements/{placement.pk}/{verb}/", {"exact": FERRY}, **more)
        assert answer.status_code == HTTPStatus.CONFLICT
        assert "otto has decided" in answer.content.decode()
    placement.refresh_from_db()
    assert placement.decision == Decision.REOPENED


def test_a_note_that_is_too_long_decides_nothing(as_editor: Client, article: Article) -> None:
    placement = waiting(article)

    answer = as_editor.post(f"/placements/{placement.pk}/confirm/", {"note": "x" * 301})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    placement.refresh_from_db()
    assert placement.is_pending


def test_what_cannot_be_confirmed_has_no_button_for_it(as_editor: Client, article: Article) -> None:
    gone = waiting(article, State.GONE)

    assert f"/placements/{gone.pk}/confirm/" not in queue(as_editor, article)
    answer = as_editor.post(f"/placements/{gone.pk}/confirm/", {})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_passage_that_is_in_no_queue_is_not_found(as_editor: Client) -> None:
    assert as_editor.post("/placements/77/confirm/", {}).status_code == HTTPStatus.NOT_FOUND
    assert as_editor.get("/articles/nothing/queue/").status_code == HTTPStatus.NOT_FOUND
