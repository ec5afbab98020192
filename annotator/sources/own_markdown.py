"""How does Markdown that left from here come back? Its notes and what they say are not its text.

`annotator.formats.markdown` writes it. Nothing in a text can look like a note there, so that all
that looks like one is. The quotes stand in a comment at the end, for this text only: in a file that
somebody changed they are found anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from annotator.text import sanitize
from annotator.text.as_markdown import DASH
from annotator.text.document import Document
from annotator.text.letters import plain
from annotator.text.markdown import render_article
from annotator.text.overlay import render_blocks, tail
from annotator.text.quotes import KINDS, How, Quote

GENERATOR = "Annotator"
FENCE = re.compile(r"`{3,}\Z")
REF = re.compile(r"\[\^[pq]\d+\]")
NOTE = re.compile(r"\[\^[pq]\d+\]: ")
# Who said a quotation, where only its note tells it.
SPEAKER = re.compile(rf"> {DASH}.*\[\^q\d+\]\Z")
QUOTES = re.compile(r"<!-- annotator: (\{.*\}) -->\Z")
LONGEST_NAME = 200


DASH_IN_JSON = "\\u002d"

# A quote: start, end, kind, how it is known, the speaker's name or nothing, the article's words for
# somebody without a name, and the number of the utterance that it is a part of.
Row = tuple[int, int, str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Returned:
    """The document that came back, and its quotes if it is still the text that they were in."""

    document: Document
    quotes: tuple[Quote, ...] | None

    @classmethod
    def of(cls, lines: Iterable[str]) -> Returned:
        """Takes the lines below the front matter and the title. Raises as `render_article` does."""
        kept: list[str] = []
        said = ""
        fence = ""
        noted = False
        for line in lines:
            if not noted and FENCE.match(line):
                fence = "" if fence == line else fence or line
            if not fence and NOTE.match(line):
                noted = True
            if found := QUOTES.match(line):
                said = found[1]
                noted = True
            if noted or (not fence and SPEAKER.match(line)):
                continue
            kept.append(line if fence else REF.sub("", line))
        document = with_captions(Document.from_html(render_article("\n".join(kept))))
        return cls(document, quotes_in(document.text, said))


def with_captions(document: Document) -> Document:
    """The document with each quotation that we signed as a figure with its caption."""
    parts: list[str] = []
    for block in render_blocks(document, ()):
        said, found, caption = block.inner.rpartition(f"<p>{DASH.replace(chr(160), '&nbsp;')}")
        parts.append(block.lead)
        if block.opening == "<blockquote>" and said and found and caption.endswith("</p>"):
            signed = f"<figcaption>{caption.removesuffix('</p>')}</figcaption>"
            parts.append(f"<figure><blockquote>{said}</blockquote>{signed}</figure>")
        else:
            parts.append(block.html)
    return Document.from_html(sanitize.clean("".join(parts) + tail(document)))


def digest(text: str) -> str:
    """What tells a text from any other."""
    return sha256(text.encode()).hexdigest()[:32]


def told(quotes: Iterable[Row], text: str) -> str:
    """The comment that has the quotes of a text."""
    said = json.dumps({"text": digest(text), "quotes": list(quotes)}, ensure_ascii=False)
    # Nothing in a comment may end it.
    return f"<!-- annotator: {said.replace('-', DASH_IN_JSON)} -->"


def quotes_in(text: str, said: str) -> tuple[Quote, ...] | None:
    """The quotes that a comment tells of this text; None where it is of another, or of none."""
    try:
        found = json.loads(said) if said else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("text") != digest(text):
        return None
    rows = found.get("quotes")
    if not isinstance(rows, list) or not all(is_quote(row, len(text)) for row in rows):
        return None
    quotes = {
        (start, end): Quote(
            start,
            end,
            text[start:end],
            plain(speaker)[:LONGEST_NAME] or None,
            kind,
            How(how),
            1.0,
            source=plain(source)[:LONGEST_NAME],
            utterance=utterance,
        )
        for start, end, kind, how, speaker, source, utterance in rows
    }
    return tuple(sorted(quotes.values(), key=lambda one: (one.start, -one.end)))


def is_quote(row: Any, length: int) -> bool:
    """Whether `row` is a `Row` of a text of so many code points."""
    if not isinstance(row, list) or list(map(type, row)) != [int, int, str, str, str, str, int]:
        return False
    start, end, kind, how, _speaker, _source, utterance = row
    known = kind in KINDS and how in set(How)
    return known and 0 <= start < end <= length and 0 <= utterance <= length
