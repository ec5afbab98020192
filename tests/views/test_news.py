"""Is an open page told of what others did, for next to nothing while they do nothing?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.models import Article, User
from tests.crowds import make_long_article, mark
from tests.factories import TEXT, make_comment, make_passage, make_quote, make_reader, make_tag
from tests.revising import revise

pytestmark = pytest.mark.django_db


def ask(browser: Client, article: Article, version: str = "") -> tuple[int, str, object]:
    """Status, version and answer for a page that shows `version`."""
    headers = {"If-None-Match": version} if version else {}
    answer = browser.get(f"/articles/{article.slug}/news/", headers=headers)
    told = answer.json() if answer.status_code == HTTPStatus.OK else answer.content
    return answer.status_code, answer["ETag"], told


def test_a_page_that_is_up_to_date_is_told_so_with_one_query_and_without_a_word(
    client: Client, as_nora: Client, article: Article
) -> None:
    make_tag(make_passage(article))
    for browser in (client, as_nora):
        page = browser.get(article.get_absolute_url()).content.decode()
        version = page.split("<live-article ")[1].split('data-version="')[1].split('"')[0]

        with CaptureQueriesContext(connection) as asked:
            status, etag, said = ask(browser, article, f'"{version}"')

        assert (status, etag, said) == (HTTPStatus.NOT_MODIFIED, f'"{version}"', b"")
        assert len(asked) == 1


def test_asking_makes_nobody_known(client: Client, article: Article) -> None:
    client.get(f"/articles/{article.slug}/news/")

    assert not client.cookies


def test_after_others_acted_it_is_told_which_blocks_are_others_now(
    client: Client, article: Article
) -> None:
    _status, before, told = ask(client, article)
    assert told == {"revision": article.revision.pk, "blocks": {}}
    passage = make_tag(make_passage(article)).passage
    passage.refresh_from_db()

    status, after, told = ask(client, article, before)

    assert status == HTTPStatus.OK
    assert after != before
    assert told == {"revision": article.revision.pk, "blocks": {"1": str(passage.version)}}


def test_an_article_that_is_not_there_is_not_found(client: Client) -> None:
    for path in ("news/", "news/blocks/"):
        assert client.get(f"/articles/none/{path}").status_code == HTTPStatus.NOT_FOUND


def test_what_is_asked_for_comes_in_the_viewers_own_eyes(
    client: Client, as_nora: Client, nora: User, article: Article
) -> None:
    passage = make_quote(article).passage
    make_tag(passage, reader=make_reader(nora))
    make_comment(passage, author=nora, body="Mine.")
    address = f"/articles/{article.slug}/news/blocks/?revision={article.revision.pk}&b=2"

    own, others = (browser.get(address, {}).content.decode() for browser in (as_nora, client))

    for page in (own, others):
        for target in ("#b2-text", "#b2-quotes", "#b2-notes", "#composition", "#undo"):
            assert page.count(f'hx-target="{target}"') == 1
        assert 'hx-target="#b1-text"' not in page
    assert "mine-fact" in own
    assert "mine-fact" not in others
    assert 'data-others="0"' in own
    assert 'data-others="1"' in others
    assert "no-store" in as_nora.get(address)["Cache-Control"]


def test_the_open_card_has_its_tally_along(client: Client, article: Article) -> None:
    passage = make_quote(article).passage
    address = f"/articles/{article.slug}/news/blocks/?revision={article.revision.pk}&b=2"
    target = f"#card-tagger[data-passage='{passage.pk}']"

    assert target not in client.get(address).content.decode()
    assert target in client.get(f"{address}&card={passage.pk}").content.decode()


@pytest.mark.parametrize(
    "query", ["", "?b=2", "?revision=x&b=2", "?revision={old}&b=2", "?revision=&b=two"]
)
def test_of_another_revision_there_is_nothing_to_show(
    client: Client, article: Article, query: str
) -> None:
    make_quote(article)
    old = article.revision.pk
    revise(article, f"{TEXT}\n\nOr so they say.")

    answer = client.get(f"/articles/{article.slug}/news/blocks/{query.format(old=old)}")

    assert (answer.status_code, answer.content) == (HTTPStatus.OK, b"")


@pytest.mark.parametrize("number", ["0", "99", "-1", "1" * 9_999, "two", "٣", ""])
def test_a_block_that_is_not_there_is_left_out(
    client: Client, article: Article, number: str
) -> None:
    address = f"/articles/{article.slug}/news/blocks/?revision={article.revision.pk}"

    answer = client.get(f"{address}&b={number}&b=1")

    assert answer.status_code == HTTPStatus.OK
    assert answer.content.decode().count('-text" hx-swap') == (2 if number == "٣" else 1)


def test_news_take_as_many_queries_for_five_hundred_passages_as_for_ten(client: Client) -> None:
    few, many = make_long_article("Few"), make_long_article("Many")
    mark(few, passages=10, readers=10)
    mark(many, passages=500, readers=10)

    for path in ("news/", "news/blocks/?b=1&b=5&b=9&revision={}"):
        counts = []
        for one in (few, many):
            with CaptureQueriesContext(connection) as asked:
                client.get(one.get_absolute_url() + path.format(one.revision.pk))
            counts.append(len(asked))
        assert counts[0] == counts[1] <= 6


def test_reading_only_is_allowed(client: Client, article: Article) -> None:
    for path in ("news/", "news/blocks/"):
        answer = client.post(f"/articles/{article.slug}/{path}")
        assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
