"""Is a tag that arrives twice under one key given once, and answered as the first time?"""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from annotator.models import Act, Article, Passage, Tag, Tally
from tests.factories import make_passage, make_quote, make_tag
from tests.views.sending import HTMX, span

pytestmark = pytest.mark.django_db
WORDS = "It was a short meeting."


def press(browser: Client, passage: Passage, label: str, key: str) -> tuple[int, str]:
    """The status and the words of the answer to a press of a button."""
    answer = browser.post(
        f"/passages/{passage.pk}/tag/",
        urlencode({"label": label, "key": key}),
        content_type="application/x-www-form-urlencoded",
        **HTMX,
    )
    return answer.status_code, answer.content.decode()


def test_what_arrives_twice_is_done_once_and_answered_as_it_stands(
    client: Client, article: Article
) -> None:
    passage = make_quote(article).passage
    key = str(uuid4())

    answers = [press(client, passage, "fact", key) for _ in range(2)]

    # The second time the whole text around is drawn: something else may have happened since.
    looks, drawn = (html.split("\n", 1) for _status, html in answers)
    assert 'data-own="mine mine-fact"' in looks[0]
    assert 'class="fact few quoted mine mine-fact"' in drawn[0]
    assert looks[1] == drawn[1]
    assert [status for status, _html in answers] == [HTTPStatus.OK, HTTPStatus.OK]
    assert Act.objects.count() == 1
    assert Tally(fact=1) == Passage.objects.get().tally


def test_a_first_act_whose_answer_was_lost_is_done_once(article: Article) -> None:
    passage = make_quote(article).passage
    key, other = str(uuid4()), str(uuid4())

    for browser in (Client(), again := Client()):
        assert press(browser, passage, "fact", key)[0] == HTTPStatus.OK

    assert Act.objects.count() == 1
    assert Tally(fact=1) == Passage.objects.get().tally
    press(again, passage, "opinion", other)
    press(Client(), passage, "fact", other)
    assert Tally(fact=1, opinion=1) == Passage.objects.get().tally


def test_a_span_that_arrives_twice_is_tagged_once_by_the_header_too(
    client: Client, article: Article
) -> None:
    fields = span(article, WORDS, label="fact")
    headers = {"Idempotency-Key": f'"{uuid4()}"'}

    for _ in range(2):
        answer = client.post(f"/articles/{article.slug}/tags/", fields, headers=headers)
        assert answer["Location"] == f"/articles/{article.slug}/#b1"

    assert Act.objects.count() == 1


@pytest.mark.parametrize("late", ["sarcasm", "", "fact"])
def test_what_arrives_late_changes_nothing_that_was_done_since(
    client: Client, article: Article, late: str
) -> None:
    passage = make_quote(article).passage
    make_tag(passage)
    press(client, passage, "fact", str(uuid4()))
    key = str(uuid4())
    press(client, passage, late, key)
    press(client, passage, "opinion", str(uuid4()))
    before = Passage.objects.get().tally, list(Act.objects.values())

    status, html = press(client, passage, late, key)

    assert status == HTTPStatus.OK
    assert "mine-opinion" in html
    assert (Passage.objects.get().tally, list(Act.objects.values())) == before


def test_taking_back_the_last_tag_twice_is_done_once_though_the_passage_went(
    client: Client, article: Article
) -> None:
    passage, key, other = make_passage(article, WORDS), str(uuid4()), Client()
    for browser in (client, other):
        press(browser, passage, "fact", str(uuid4()))
    press(other, passage, "", str(uuid4()))

    first, second = [press(client, passage, "", key) for _ in range(2)]

    assert not Passage.objects.filter(pk=passage.pk).exists()
    assert first[0] == second[0] == HTTPStatus.OK
    for browser, sent in ((other, key), (client, str(uuid4()))):
        assert press(browser, passage, "", sent)[0] == HTTPStatus.NOT_FOUND


def test_the_same_key_of_another_reader_is_another_act(client: Client, article: Article) -> None:
    passage = make_quote(article).passage
    key, other = str(uuid4()), Client()
    press(other, make_passage(article, WORDS), "fact", str(uuid4()))

    for browser in (client, other):
        assert press(browser, passage, "fact", key)[0] == HTTPStatus.OK

    passage.refresh_from_db()
    assert Tally(fact=2) == passage.tally


def test_a_key_that_was_used_for_something_else_is_refused(
    client: Client, article: Article
) -> None:
    passage, other = make_quote(article).passage, make_passage(article, WORDS)
    key = str(uuid4())
    press(client, passage, "fact", key)

    for where, label in ((passage, "opinion"), (passage, ""), (other, "fact")):
        status, html = press(client, where, label, key)
        assert status == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "key of something else" in html
    assert Tag.objects.get().label == "fact"
    assert press(client, passage, "fact", "no key")[0] == HTTPStatus.UNPROCESSABLE_ENTITY
