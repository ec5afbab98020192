"""Is what a page says of itself read, and nothing believed that it cannot be?"""

from __future__ import annotations

import json
from datetime import date

import pytest

from annotator.sources import metadata
from annotator.sources.metadata import Metadata
from annotator.sources.page import Region, scan


def told(head: str, heading: str = "", body: str = "") -> Metadata:
    page = scan(f"<html><head>{head}</head><body>{body}</body></html>")
    return metadata.read(page, Region("", -1, 0, len(page.source), len(page.source)), heading)


@pytest.mark.parametrize(
    ("head", "heading", "title", "publisher"),
    [
        ("<title>The tide | The Post</title>", "", "The tide | The Post", ""),
        ("<title>The tide table | The Post</title>", "", "The tide table", "The Post"),
        ("<title>Tide | The Post</title>", "Tide", "Tide", "The Post"),
        ("<title>Tide - table - The Post</title>", "Tide - table", "Tide - table", "The Post"),
        ("<title>Paris : la grève</title>", "", "Paris : la grève", ""),
        ("<meta property=og:title content='The tide table'><title>x</title>", "",
         "The tide table", ""),
        ("<title>Tide — Post</title><meta property=og:site_name content=Post>", "", "Tide", "Post"),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_the_title_is_told_from_the_name_of_the_site(
    head: str, heading: str, title: str, publisher: str
) -> None:
    read = told(head, heading)

    assert (read.title, read.publisher) == (title, publisher)


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ("<meta name=author content='By Jane Roe'>", "", "Jane Roe"),
        ("<meta name=author content=A><meta name=Author content=B>", "", "A, B"),
        ("<meta name=author content='https://example.org/jane'>", "", ""),
        ("<meta name=author content='@jane.roe'>", "<a rel='author' href=/j>Jane Roe</a>",
         "Jane Roe"),
        ("", "<span itemprop=author>Par Ève Roe</span>", "Ève Roe"),
        ("", "<a class=author>Menu</a>", ""),
    ],
)  # fmt: skip
def test_the_byline_is_a_name_and_no_address(head: str, body: str, byline: str) -> None:
    assert told(head, body=body).byline == byline


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&c=2"),
        ("http://example.org/", "http://example.org/"),
        ("javascript:alert(1)", ""),
        ("//example.org/a", ""),
        ("/a/b", ""),
        ("https:///a", ""),
        ("https://[::1", ""),
        ("https://example.org/a b", ""),
        ("https://example.org/" + "a" * 2000, ""),
    ],
)
def test_only_addresses_of_the_web_are_kept(url: str, expected: str) -> None:
    assert told(f'<link rel="canonical" href="{url}">').source_url == expected


def test_a_page_that_a_browser_saved_tells_its_address() -> None:
    page = scan("<!-- saved from url=(0022)https://example.org/a --><html><body>a</body></html>")

    read = metadata.read(page, Region("", -1, 0, len(page.source), len(page.source)), "")

    assert read.source_url == "https://example.org/a"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:published_time' content='2026-03-04T23:30:00-05:00'>", ""),
        ("<meta itemprop=datePublished content=2026-03-04>", ""),
        ("", "<time datetime=2026-03-04T10:00>yesterday</time>"),
        ("", "<time>4 March 2026</time>"),
    ],
)
def test_the_day_is_read_wherever_it_stands(head: str, body: str) -> None:
    assert told(head, body=body).published_on == date(2026, 3, 4)


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "[" * 100_000,
        "[1, null, {}]",
        '{"@type": ["Article"], "author": 3, "publisher": {"name": {}}, "headline": [[]]}',
        '{"@graph": {"@type": "Article"}}',
    ],
)
def test_linked_data_that_is_broken_says_nothing(data: str) -> None:
    read = told(f"<script type=application/ld+json>{data}</script>")

    assert read == Metadata("", "", "", None, "", "")


def test_linked_data_fills_in_what_is_not_said_elsewhere() -> None:
    thing = {
        "@type": "NewsArticle",
        "headline": "The tide",
        "author": {"name": "Jane Roe"},
        "publisher": [{"name": "The Post"}],
        "datePublished": "2026-03-04",
    }
    script = f"<script type='application/ld+json'>{json.dumps(thing)}</script>"

    assert told(script) == Metadata("The tide", "Jane Roe", "The Post", date(2026, 3, 4), "", "")
