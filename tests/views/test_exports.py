"""Can anybody take an article away, in each format, with the right type and a strict policy?"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from annotator.formats import FORMATS, Format, annotated_html
from annotator.models import Article, Label, Passage
from annotator.text.spans import Span
from tests.factories import make_comment, make_passage, make_quote, make_tag

# The formats in which every single tag goes out.
SINGLE = ("jsonld", "csv", "jsonl")
PATH = "/articles/the-harbour-vote"


def body(response: Iterable[bytes]) -> str:
    """All of an answer, whether it came at once or bit by bit."""
    return b"".join(response).decode(errors="replace")


@pytest.mark.parametrize(
    ("file", "media_type", "disposition"),
    [
        ("annotated.html", "text/html; charset=utf-8", 'inline; filename="the-harbour-vote.html"'),
        (
            "annotations.jsonld",
            'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
            'attachment; filename="the-harbour-vote.jsonld"',
        ),
        (
            "tags.csv",
            "text/csv; charset=utf-8; header=present",
            'attachment; filename="the-harbour-vote.csv"',
        ),
        ("tags.jsonl", "application/x-ndjson", 'attachment; filename="the-harbour-vote.jsonl"'),
        (
            "annotated.md",
            "text/markdown; charset=utf-8",
            'attachment; filename="the-harbour-vote.md"',
        ),
        ("article.txt", "text/plain; charset=utf-8", 'inline; filename="the-harbour-vote.txt"'),
    ],
)
def test_each_format_has_its_address_type_and_name(
    client: Client, article: Article, file: str, media_type: str, disposition: str
) -> None:
    response = client.get(f"{PATH}/{file}")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == media_type
    assert response.headers["Content-Disposition"] == disposition


def test_all_formats_of_the_registry_are_served_and_offered(
    client: Client, article: Article
) -> None:
    page = client.get(f"{PATH}/").content.decode()

    for one in FORMATS.values():
        assert client.get(f"{PATH}/{one.file}").status_code == 200
        assert f'href="{PATH}/{one.file}"' in page


def test_each_format_says_what_was_tagged(client: Client, article: Article) -> None:
    tag = make_tag(make_passage(article), label=Label.SARCASM)

    assert 'class="sarcasm few"' in body(client.get(f"{PATH}/annotated.html"))
    collection = json.loads(body(client.get(f"{PATH}/annotations.jsonld")))
    assert collection["id"] == f"http://testserver{PATH}/annotations.jsonld"
    assert collection["total"] == 1
    (row,) = csv.DictReader(io.StringIO(body(client.get(f"{PATH}/tags.csv"))))
    assert row["reader"] == tag.reader.pseudonym
    assert body(client.get(f"{PATH}/article.txt")) == article.revision.text


def test_a_browser_lets_the_file_show_its_own_style_and_nothing_else(
    client: Client, article: Article
) -> None:
    response = client.get(f"{PATH}/annotated.html")

    (style,) = re.findall("<style>(.*?)</style>", body(response), re.DOTALL)
    assert response.headers["Content-Security-Policy"] == (
        f"default-src 'none'; style-src '{annotated_html.digest(style)}'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )


def test_our_own_words_are_in_the_readers_language(client: Client, article: Article) -> None:
    response = client.get(f"{PATH}/annotated.html", headers={"Accept-Language": "fr"})

    assert 'lang="fr">Aller au texte' in body(response)
    assert '<html lang="en" dir="ltr">' in body(response)


@pytest.mark.parametrize("one", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("passages", [3, 60])
def test_what_it_asks_the_database_does_not_grow(
    client: Client,
    article: Article,
    one: Format,
    passages: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_quote(article)
    revision = article.revision
    spans = [Span(start, start + 5) for start in range(passages)]
    for passage in Passage.objects.bulk_create(
        Passage(article=article, revision=revision, start=span.start, end=span.end)
        for span in spans
    ):
        make_tag(passage)
        make_comment(passage)

    # The article, its passages, comments with their sources, composition, readers; and single tags
    # where they go out.
    with django_assert_num_queries(7 if one.key in SINGLE else 6):
        body(client.get(f"{PATH}/{one.file}"))


@pytest.mark.django_db
@pytest.mark.parametrize("file", [one.file for one in FORMATS.values()])
def test_an_article_that_is_not_there_is_not_found(client: Client, file: str) -> None:
    assert client.get(f"/articles/no-such/{file}").status_code == 404


def test_a_format_that_is_not_there_is_not_found(client: Client, article: Article) -> None:
    assert client.get(f"{PATH}/annotated.docx").status_code == 404


def test_nothing_can_be_sent_there(client: Client, article: Article) -> None:
    assert client.post(f"{PATH}/annotated.html").status_code == 405
