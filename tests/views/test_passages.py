"""Does a passage's page show its words, its tally, its comments and what else is marked there?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.models import Article, Label, User
from tests.factories import make_comment, make_passage, make_quote, make_reader, make_tag, make_user

pytestmark = pytest.mark.django_db


def test_a_passage_shows_its_words_its_speaker_and_its_tally(
    client: Client, article: Article
) -> None:
    passage = make_quote(article, speaker="Ada Brook").passage
    for label in (Label.FACT, Label.SARCASM, Label.SARCASM):
        make_tag(passage, label=label)

    page = client.get(f"/passages/{passage.pk}/").content.decode()

    assert f"{passage.exact}</blockquote>" in page
    assert 'href="/speakers/ada-brook/"' in page
    assert "33% fact, 67% sarcasm, 3 readings" in page


def test_one_sees_ones_own_reading_and_no_one_elses(
    as_nora: Client, as_omar: Client, nora: User, article: Article
) -> None:
    passage = make_quote(article).passage
    make_tag(passage, reader=make_reader(nora), label=Label.OPINION)

    assert as_nora.get(f"/passages/{passage.pk}/").content.count(b'aria-pressed="true"') == 1
    assert as_omar.get(f"/passages/{passage.pk}/").content.count(b'aria-pressed="true"') == 0


def test_what_else_is_marked_there_is_shown(client: Client, article: Article) -> None:
    passage = make_passage(article, "We have never lost a crate")
    overlapping = make_passage(article, "a crate in our lives")
    apart = make_passage(article, "Nobody in the room laughed.")

    page = client.get(f"/passages/{passage.pk}/").content.decode()

    assert f'href="/passages/{overlapping.pk}/"' in page
    assert f'href="/passages/{apart.pk}/"' not in page


def test_only_accounts_are_offered_to_comment_and_only_editors_to_correct(
    client: Client, as_nora: Client, as_editor: Client, article: Article
) -> None:
    passage = make_quote(article).passage
    comment, correct = f"/passages/{passage.pk}/comments/", f"/passages/{passage.pk}/quote/"
    pages = [
        browser.get(f"/passages/{passage.pk}/").content.decode()
        for browser in (client, as_nora, as_editor)
    ]

    assert [comment in page for page in pages] == [False, True, True]
    assert [correct in page for page in pages] == [False, False, True]
    assert f"/accounts/login/?next=/passages/{passage.pk}/" in pages[0]


def test_a_page_takes_as_many_queries_for_many_comments_as_for_one(
    client: Client, article: Article
) -> None:
    passage = make_quote(article).passage
    counts = []
    for more in (1, 20):
        for number in range(more):
            make_comment(passage, author=make_user(f"reader-{more}-{number}"))
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/passages/{passage.pk}/")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 8


@pytest.mark.parametrize("pk", [0, 12345, 10**30, "-1", "one"])
def test_a_passage_that_is_not_there_is_not_found(client: Client, pk: object) -> None:
    assert client.get(f"/passages/{pk}/").status_code == HTTPStatus.NOT_FOUND


def test_a_passage_is_only_read_here(client: Client, article: Article) -> None:
    passage = make_quote(article).passage

    assert client.head(f"/passages/{passage.pk}/").status_code == HTTPStatus.OK
    for method in (client.post, client.put, client.patch, client.delete):
        answer = method(f"/passages/{passage.pk}/")
        assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_the_page_leads_back_to_the_paragraph_of_its_words(
    client: Client, article: Article
) -> None:
    passage = make_passage(article, "Nobody in the room laughed.")

    page = client.get(passage.get_absolute_url()).content.decode()

    assert f'href="{article.get_absolute_url()}#b3"' in page
