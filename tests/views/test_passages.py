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


def test_the_page_leads_back_to_its_words(client: Client, article: Article) -> None:
    passage = make_passage(article, "Nobody in the room laughed.")

    page = client.get(passage.get_absolute_url()).content.decode()

    assert f'href="{article.get_absolute_url()}#p{passage.pk}"' in page


# The list of an article's passages ---------------------------------------------------------------


def test_the_passages_of_an_article_are_listed_in_words(
    as_nora: Client, nora: User, article: Article
) -> None:
    later = make_passage(article, "Nobody in the room laughed.")
    quote = make_quote(article, speaker="Ada Brook").passage
    for label in (Label.OPINION, Label.OPINION, Label.SARCASM, Label.FACT):
        make_tag(quote, label=label)
    make_tag(later, reader=make_reader(nora), label=Label.FACT)
    make_comment(later)

    page = as_nora.get(f"/articles/{article.slug}/passages/").content.decode()

    assert ">2 passages</h1>" in page
    assert page.index(f"#p{quote.pk}") < page.index(f"#p{later.pk}")
    assert "<b>Ada Brook</b> · Opinion, contested · 25% fact, 50% opinion, 25% sarcasm" in page
    assert "Fact; yours: Fact; notes · 100% fact, 1 reading" in page


def test_a_list_without_passages_says_so(client: Client, article: Article) -> None:
    page = client.get(f"/articles/{article.slug}/passages/").content.decode()

    assert "Nobody has marked anything here yet." in page


def test_anybody_may_read_the_list_and_nobody_can_send_anything_to_it(
    client: Client, as_nora: Client, as_editor: Client, article: Article
) -> None:
    path = f"/articles/{article.slug}/passages/"
    for browser in (client, as_nora, as_editor):
        assert browser.get(path).status_code == HTTPStatus.OK
        assert browser.post(path).status_code == HTTPStatus.METHOD_NOT_ALLOWED
        assert browser.get("/articles/none/passages/").status_code == HTTPStatus.NOT_FOUND


def test_the_list_asks_as_many_queries_for_many_passages_as_for_one(
    client: Client, article: Article
) -> None:
    path = f"/articles/{article.slug}/passages/"

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    make_quote(article)
    few = queries()
    for words in ("The harbour board", "met on Monday.", "It was", "a short meeting.", "Nobody"):
        make_tag(make_passage(article, words))

    assert queries() == few == 2
