"""Are articles listed, searched and shown, to everybody?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Article
from tests.factories import make_article, make_comment, make_passage, make_quote, make_tag

pytestmark = pytest.mark.django_db


# The list ----------------------------------------------------------------------------------------


def test_articles_are_listed_newest_first(client: Client) -> None:
    for title in ("Older", "Newer"):
        make_article(title=title)

    page = client.get("/").content.decode()

    assert page.index("Newer") < page.index("Older")


def test_without_articles_the_list_says_what_to_do(client: Client, as_editor: Client) -> None:
    assert "An editor can add one." in client.get("/").content.decode()
    assert "Add the first one" in as_editor.get("/").content.decode()


@pytest.mark.parametrize("words", ["harbour", "HARBOUR vote", "crate laughed", "  vote "])
def test_a_search_finds_articles_with_all_the_words(
    client: Client, article: Article, words: str
) -> None:
    make_article("Nothing to see here.", title="Elsewhere")

    page = client.get("/", {"q": words}).content.decode()

    assert article.title in page.replace("<b>", "").replace("</b>", "")
    assert "Elsewhere" not in page


@pytest.mark.parametrize(
    "words",
    [
        "zebra",
        "%",
        "_",
        "'; DROP TABLE annotator_article; --",
        "a" * 100_000,
        "z " * 50_000,
        "\x00",
        "harbour\x00zebra",
        "<script>alert(1)</script>",
        "\N{RIGHT-TO-LEFT OVERRIDE}",
        "👩‍👩‍👧",
    ],
)
def test_a_search_for_anything_at_all_is_answered(
    client: Client, article: Article, words: str
) -> None:
    answer = client.get("/", {"q": words})

    assert answer.status_code == HTTPStatus.OK
    assert b"<script>alert" not in answer.content
    if words not in ("\x00", "\N{RIGHT-TO-LEFT OVERRIDE}"):
        assert "has “" in answer.content.decode()


def test_a_long_list_is_cut_into_pages(client: Client) -> None:
    for number in range(25):
        make_article(title=f"Article {number}")

    page = client.get("/").content.decode()

    assert page.count('<li class="entry"') == 20
    assert 'rel="next"' in page


# Reading -----------------------------------------------------------------------------------------


def test_a_page_to_read_has_everything_on_it(client: Client) -> None:
    article = make_article(
        html="<h2>The cranes</h2><blockquote><p>We lost none.</p></blockquote>"
        "<p>Nobody laughed.</p><ul><li>One.</li><li>Two.</li></ul>"
    )
    passage = make_quote(article, "We lost none.", speaker="Ada Brook").passage
    make_tag(passage)
    make_comment(passage, body="The minutes say **four**.")

    page = client.get(f"/articles/{article.slug}/").content.decode()

    assert '<a href="#b1">The cranes</a>' in page
    quotation = page.split('id="b2"')[1].split('id="b2-text"')[0]
    assert 'data-kind="quotation"' in quotation
    assert 'href="/speakers/ada-brook/"' in page
    assert f'id="p{passage.pk}"' in page
    assert "The minutes say <strong>four</strong>." in page
    assert f'href="/articles/{article.slug}/annotated.html"' in page
    assert page.count("<ul") == page.count("</ul>")


def test_a_title_with_elements_in_it_is_shown_as_it_is_written(client: Client) -> None:
    article = make_article(title='<script>alert("1")</script> & co.')

    for address in ("/", f"/articles/{article.slug}/", f"/articles/{article.slug}/blocks/1/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co." in page


def test_an_article_is_only_read_here(client: Client, article: Article) -> None:
    for address in ("/", f"/articles/{article.slug}/"):
        assert client.head(address).status_code == HTTPStatus.OK
        for method in (client.post, client.put, client.patch, client.delete):
            assert method(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert client.get("/articles/none/").status_code == HTTPStatus.NOT_FOUND


def test_marked_passages_stay_where_they_are_when_the_page_is_read_again(
    client: Client, article: Article
) -> None:
    make_tag(make_passage(article))

    first, second = (client.get(f"/articles/{article.slug}/").content for _ in range(2))

    body = first.split(b'<div class="body">')[1].split(b"</article>")[0]
    assert body == second.split(b'<div class="body">')[1].split(b"</article>")[0]
    assert b"<mark" in body
