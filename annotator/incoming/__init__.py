"""How do annotations come in? As a file in one of three formats; what comes out is a list of them.

W3C Web Annotations (`web_annotations`), an annotated HTML file of ours, which holds such
(`annotator.sources.annotated`), and what Hypothesis exports (`hypothesis`). Where they stand in an
article is `placing`, and storing them is `annotator.actions.incoming`. Everything here is pure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from annotator.incoming import hypothesis, placing, web_annotations
from annotator.incoming.annotation import Annotation, Incoming, Spoken
from annotator.sources import Draft, SourceError, annotated, decode
from annotator.sources.json_text import parse
from annotator.text.document import Document
from annotator.text.explained import gettext_noop
from annotator.text.quotes import KINDS, How, Quote

# As much as fifty thousand annotations take, and no more than a page can be sent.
MAX_BYTES = 32 * 1024 * 1024
MAX_ANNOTATIONS = 50_000
LONGEST_ORIGIN = 100

Reader = Callable[[int, Any], Incoming]

EMPTY = gettext_noop("There is nothing in this file.")
TOO_LARGE = gettext_noop("This file is larger than {limit} MB: split it into several.")
TOO_MANY = gettext_noop(
    "There are {count} annotations in this file, and {limit} can be taken at once: split it."
)
NONE = gettext_noop(
    "There are no annotations in this file. It can be W3C Web Annotations (JSON-LD), an annotated"
    " HTML file that Annotator made, or an export of Hypothesis."
)


@dataclass(frozen=True, slots=True)
class Batch:
    """The annotations of a file; `origin` tells the article that they were on, where it is ours."""

    annotations: list[Incoming]
    origin: str = ""


def read(data: bytes) -> Batch:
    """The annotations of a file, in its order, also those that cannot be taken.

    Raises SourceError, whose message says what is wrong with the file as a whole.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(TOO_LARGE, limit=MAX_BYTES // 1024 // 1024)
    if not data.strip():
        raise SourceError(EMPTY)
    # A sign for a lost character may be somebody's own; the words of a passage tell if it is not.
    text = decode.decode(data, as_spelled=True)
    if text.lstrip()[:1] == "<":
        text = annotated.annotations_in(text)
    found = parse(text)
    rows, reader = rows_of(found)
    if not rows and not (hypothesis.holds(found) or web_annotations.holds(found)):
        raise SourceError(NONE)
    if len(rows) > MAX_ANNOTATIONS:
        raise SourceError(TOO_MANY, count=len(rows), limit=MAX_ANNOTATIONS)
    return Batch([reader(number, row) for number, row in enumerate(rows, 1)], origin_of(found))


def origin_of(found: Any) -> str:
    """What tells the article of a file of ours from all others; empty for other files."""
    about = found.get("annotator:article") if isinstance(found, dict) else None
    origin = about.get("annotator:added") if isinstance(about, dict) else None
    return origin[:LONGEST_ORIGIN] if isinstance(origin, str) else ""


def rows_of(found: Any) -> tuple[list[Any], Reader]:
    """The annotations of a file as they are written there, and what reads one of them."""
    rows = hypothesis.rows(found)
    if rows is not None:
        return rows, hypothesis.read
    return web_annotations.rows(found), web_annotations.read


def quotes(draft: Draft) -> list[Quote] | None:
    """The quotes that came along with an article; None where none are told of, to be found.

    Raises SourceError for a file whose annotations are broken.
    """
    if not draft.embedded:
        return None
    text = Document.from_html(draft.html).text
    found = [
        one
        for number, row in enumerate(web_annotations.rows(parse(draft.embedded)), 1)
        if isinstance(one := web_annotations.read(number, row), Annotation)
        and isinstance(one.said[0], Spoken)
    ]
    places = placing.places(text, found)
    told: dict[int, Quote] = {}
    for one in found:
        span = places[one.words].span if one.words else None
        said = one.said[0]
        if span is None or not isinstance(said, Spoken):
            continue
        told[span.start] = Quote(
            start=span.start,
            end=span.end,
            exact=span.of(text),
            speaker=said.speaker or None,
            kind=said.kind if said.kind in KINDS else KINDS[0],
            how=How(said.how) if said.how in set(How) else How.CUE,
            confidence=1.0,
            utterance=span.start,
        )
    return [told[start] for start in sorted(told)]
