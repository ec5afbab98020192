"""What does a web page say of itself? Title, author, publisher, date, address, language.

From the elements that sites write for search engines and for each other: Open Graph, schema.org
in JSON-LD, `rel` links. Nothing of it is trusted to be more than a line of text.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from annotator.sources import dates
from annotator.sources.draft import MAX_NAME, MAX_URL, shortened
from annotator.sources.masthead import BY, same_words
from annotator.sources.page import MOST_ASKED, Page, Region, attributes, one_line

AUTHORS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "citation_author",
    "parsely-author", "sailthru.author",
)  # fmt: skip
TITLES = ("og:title", "twitter:title", "dc.title", "citation_title")
SITES = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
DATES = (
    "article:published_time", "datepublished", "og:published_time", "dc.date.issued",
    "dcterms.issued", "dc.date", "pubdate", "date", "parsely-pub-date", "citation_date",
)  # fmt: skip
ADDRESS = re.compile(r"\s*https?:|\s*//|.*@.*\.", re.IGNORECASE)
SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(\S{1,2000}) -->")
SEPARATORS = (" | ", " — ", " – ", " - ", " · ", " • ", " » ", " : ")
MOST_SITE_WORDS = 5

LINKED_DATA = "application/ld+json"
MOST_LINKED_DATA = 200_000
ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|Report|Review)\Z")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; what it does not say is empty or None."""

    title: str
    byline: str
    publisher: str
    published_on: date | None
    source_url: str
    language: str


def read(page: Page, main: Region, heading: str) -> Metadata:
    """The metadata of `page`, whose article is in `main` under the title `heading`, or ""."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for meta in page.regions["meta"]:
        said = attributes(meta)
        key = said.get("property") or said.get("name") or said.get("itemprop") or ""
        key = key or said.get("http-equiv", "")
        if said.get("content"):
            named[key.lower()].append(said["content"])
    linked = linked_article(page)
    site = first(named, SITES) or name_of(linked.get("publisher"))
    window = page.words(page.regions["title"][0]) if page.regions["title"] else ""
    headline, suffix = without_site(window, site, heading)
    title = heading or without_site(first(named, TITLES), site, "")[0] or headline
    title = title or text_of(linked.get("headline"))
    return Metadata(
        title=title,
        byline=shortened(byline(page, named, linked, main), MAX_NAME),
        publisher=shortened(site or (suffix if same_words(title, headline) else ""), MAX_NAME),
        published_on=published_on(page, named, linked, main),
        source_url=source_url(page, named),
        language=language(page, named),
    )


def first(named: dict[str, list[str]], keys: tuple[str, ...]) -> str:
    """The first value that one of `keys` has, or ""."""
    return next((named[key][0] for key in keys if named.get(key)), "")


def without_site(title: str, site: str, heading: str) -> tuple[str, str]:
    """A page's title without the name of the site after it, and that name.

    The name is known from the page, or what remains is the `heading`; else it is a few words
    after a bar or a dash, and fewer than stand before it.
    """
    for separator in SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if not found or not head.strip():
            continue
        sure = same_words(tail, site) or same_words(head, heading)
        short = len(tail.split()) <= MOST_SITE_WORDS and len(tail) < len(head)
        if sure or (short and not heading and separator != " : " and len(head.split()) > 1):
            return head.strip(), tail.strip()
    return title, ""


def byline(page: Page, named: dict[str, list[str]], linked: dict[str, Any], main: Region) -> str:
    """Who wrote the article, or ""."""
    for key in AUTHORS:
        if names := [name for name in named.get(key, ()) if is_name(name)]:
            return ", ".join(dict.fromkeys(BY.sub("", name, count=1) for name in names))
    authors = linked.get("author")
    listed = [name_of(each) for each in (authors if isinstance(authors, list) else [authors])]
    if names := [name for name in listed if is_name(name)]:
        return ", ".join(dict.fromkeys(names))
    signed = (link for link in page.all(("a", "span")) if "author" in link.attributes)
    for link in islice(filter(main.holds, signed), MOST_ASKED):
        said = attributes(link)
        if "author" in (said.get("rel", "") + " " + said.get("itemprop", "")).split():
            name = BY.sub("", page.words(link), count=1)
            if is_name(name):
                return name
    return ""


def is_name(name: str) -> bool:
    """Whether this can be somebody's name: not empty, no address."""
    return any(map(str.isalpha, name)) and ADDRESS.match(name) is None and len(name) <= MAX_NAME


def published_on(
    page: Page, named: dict[str, list[str]], linked: dict[str, Any], main: Region
) -> date | None:
    """The day on which the article appeared, or None."""
    tongue = language(page, named)
    for key in DATES:
        for value in named.get(key, ()):
            if day := dates.parse(value, tongue):
                return day
    if day := dates.parse(text_of(linked.get("datePublished")), tongue):
        return day
    for time in islice(filter(main.holds, page.all(("time",))), MOST_ASKED):
        said = attributes(time).get("datetime") or page.words(time)
        if day := dates.parse(said, tongue):
            return day
    return None


def source_url(page: Page, named: dict[str, list[str]]) -> str:
    """The address that the page gives as its own, if it is one on the web, or ""."""
    candidates = [
        said.get("href", "")
        for link in page.regions["link"]
        if "canonical" in (said := attributes(link)).get("rel", "").lower().split()
    ]
    candidates += named.get("og:url", ())
    if saved := SAVED_FROM.search(page.source, 0, MAX_URL):
        candidates.append(saved[1])
    return next((url for url in candidates if is_web(url)), "")


def is_web(url: str) -> bool:
    """Whether an address is one of the web, and of a length that can be kept."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(host)
        and len(url) <= MAX_URL
        and url.isprintable()
        and " " not in url
    )


def language(page: Page, named: dict[str, list[str]]) -> str:
    """The code of the language that the page declares, or ""."""
    for element in page.regions["html"][:1]:
        said = attributes(element)
        if code := said.get("lang") or said.get("xml:lang"):
            return code
    return first(named, ("content-language", "og:locale"))


def linked_article(page: Page) -> dict[str, Any]:
    """What the page's JSON-LD says of an article, as schema.org names it; empty where nothing."""
    for script in page.regions["script"]:
        if attributes(script).get("type", "").lower() != LINKED_DATA:
            continue
        if script.inner_end - script.inner > MOST_LINKED_DATA:
            continue
        try:
            data = json.loads(page.source[script.inner : script.inner_end])
        except (ValueError, RecursionError):
            continue
        for thing in things(data):
            kinds = thing.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and ARTICLE.match(kind):
                    return thing
    return {}


def things(data: object) -> Iterator[dict[str, Any]]:
    """The objects at the top of a piece of JSON-LD, in lists and graphs too."""
    graph = data.get("@graph") if isinstance(data, dict) else None
    for each in data if isinstance(data, list) else graph if isinstance(graph, list) else [data]:
        if isinstance(each, dict):
            yield each


def name_of(value: object) -> str:
    """The name of a person or body in JSON-LD: words, or an object with a name, or some of them."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return text_of(value)


def text_of(value: object) -> str:
    """The words of a value in JSON-LD on one line, or ""."""
    if isinstance(value, list) and value:
        value = value[0]
    return one_line(value) if isinstance(value, str) else ""
