"""How does an annotated HTML file of ours come back? As the very article that it was made from.

The canonical text is what is left in `#text` without the elements that bear `data-beside`; its
markup and what is known of the article stand with the annotations (`annotator.formats.jsonld`).
Nothing of it is believed: it passes the same door as all HTML. Placing what people said of it is
`annotator.incoming`.
"""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

from annotator.sources import language as languages
from annotator.sources.draft import (
    MAX_NAME,
    MAX_TITLE,
    MAX_URL,
    Draft,
    SourceError,
    shortened,
)
from annotator.sources.json_text import parse
from annotator.text import letters, sanitize
from annotator.text.document import Document, MalformedDocument
from annotator.text.explained import gettext_noop
from annotator.text.limits import check_length

GENERATOR = '<meta name="generator" content="Annotator">'
SCRIPT = re.compile(r'<script type="application/ld\+json"[^>]{0,200}>([^<]*+)</script>')
COLLECTION = '"AnnotationCollection"'
MAX_STANDFIRST = 600
VOID = frozenset({"br", "hr", "wbr", "img", "input", "link", "meta"})

NOT_OURS = gettext_noop(
    "There are no annotations in this HTML file: it is none that Annotator made, or it breaks off."
)
NO_TEXT = gettext_noop(
    "This annotated file holds passages and notes only, and not the article: bring the article in"
    " by itself, and then the annotations."
)
CHANGED = gettext_noop(
    "The text of this annotated file was changed, or it breaks off: it is not the article that it"
    " was made from."
)


def is_ours(text: str) -> bool:
    """Whether a page is an annotated file that this program made."""
    return GENERATOR in text[:20_000] and COLLECTION in text


def annotations_in(text: str) -> str:
    """The annotations in an annotated file, as JSON. Raises SourceError where there are none."""
    for script in SCRIPT.finditer(text):
        if COLLECTION in script[1]:
            return script[1]
    raise SourceError(NOT_OURS)


def read(text: str, *, language: str | None = None, title: str | None = None) -> Draft:
    """The article that an annotated file was made from, its canonical text exactly.

    Raises SourceError when it was changed, or holds no text, and
    `annotator.text.limits.SanitizeError` when there is too much of it.
    """
    check_length(text)
    embedded = annotations_in(text)
    collection = parse(embedded)
    about = collection.get("annotator:article") if isinstance(collection, dict) else None
    known: dict[str, Any] = about if isinstance(about, dict) else {}
    html = sanitize.clean(document(text, known.get("annotator:markup")).html())
    canonical = Document.from_html(html).text
    return Draft(
        title=shortened(title or said(known, "title") or canonical, MAX_TITLE),
        language=languages.settle(canonical, given=language or said(known, "language") or None),
        byline=said(known, "byline")[:MAX_NAME],
        publisher=said(known, "publisher")[:MAX_NAME],
        published_on=day(said(known, "publishedOn")),
        source_url=said(known, "source")[:MAX_URL],
        html=html,
        source=html,
        format="html",
        standfirst=said(known, "standfirst")[:MAX_STANDFIRST],
        embedded=embedded,
    )


def document(text: str, markup: Any) -> Document:
    """The document in the file, by its text and its markup. Raises SourceError."""
    page = TextOf()
    page.feed(text)
    page.close()
    if not page.found:
        raise SourceError(NO_TEXT)
    words = "".join(page.found)
    try:
        made = Document.from_json(words, parse(markup) if isinstance(markup, str) else ())
        offsets = [offset for offset, _element in made.markup]
        if not made.blocks or offsets != sorted(offsets) or not 0 <= offsets[-1] <= len(words):
            raise SourceError(CHANGED)
        if Document.from_html(sanitize.clean(made.html())).text != words:
            raise SourceError(CHANGED)
    except (MalformedDocument, TypeError, ValueError) as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(CHANGED) from error
    return made


def said(known: dict[str, Any], key: str) -> str:
    """What is known of the article under a key, on one line."""
    value = known.get(f"annotator:{key}")
    return letters.plain(value) if isinstance(value, str) else ""


def day(written: str) -> date | None:
    """A day, if that is what is written."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


class TextOf(HTMLParser):
    """Reads the canonical text out of an annotated file."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        # How deep we are in the text, and in what stands beside it; 0 outside.
        self.depth = self.beside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        said = dict(attrs)
        if self.beside or (self.depth and "data-beside" in said):
            self.beside += 1
        if self.depth or said.get("id") == "text":
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in VOID:
            self.depth -= 1
            self.beside = max(self.beside - 1, 0)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An SVG's shape: it opens nothing."""

    def handle_data(self, data: str) -> None:
        if self.depth and not self.beside:
            self.found.append(data)
