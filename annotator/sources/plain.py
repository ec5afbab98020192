"""How is an article read that is nothing but text? By the shape of its lines, and who is quoted.

Text that has lost its formatting is the normal case: headings are told from paragraphs by
`annotator.text.structure`, block quotes without marks by `annotator.text.quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from annotator.sources import language as languages
from annotator.sources import wrapping
from annotator.sources.draft import MAX_TITLE, Draft, shortened
from annotator.sources.masthead import (
    Credits,
    credits_of,
    made_title,
    names_writer,
    reads_as_title,
    same_words,
)
from annotator.sources.signatures import DASH
from annotator.text import quotes, sanitize, structure
from annotator.text.spans import Span
from annotator.text.structure import Kind

# Lines after the title that may say who wrote it and when.
CREDIT_LINES = 3
NO_TITLES = frozenset({Kind.ITEM, Kind.INTRODUCTION, Kind.DIALOGUE})

BULLET = re.compile(r"[-*•·‣▪]\s+")
NUMBER = re.compile(r"(\d{1,3})[.)]\s+")
# What may stand around the words of a quote that is a whole paragraph.
AROUND = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}«»“”„\"'‘’—–―-."


def read(text: str, *, language: str | None = None, title: str | None = None) -> Draft:
    """The draft of a plain text, as `decode.decode` gives it.

    The first line is the title if it reads like one, unless a `title` is given: then a first line
    of the same words is left out, and any other stays in the text. Raises SourceError when the
    language is unknown or cannot be told.
    """
    tongue = languages.settle(text, given=language)
    lines = wrapping.paragraphs(text)
    heading, lines = take_title(lines, tongue, title)
    credit, lines = take_credits(lines, tongue)
    return Draft(
        title=shortened(heading, MAX_TITLE),
        language=tongue,
        byline=credit.byline,
        publisher=credit.publisher,
        published_on=credit.published_on,
        source_url="",
        html=sanitize.clean("\n".join(elements(lines, tongue))),
        source=text,
        format="plain",
    )


def take_title(lines: list[str], language: str, given: str | None) -> tuple[str, list[str]]:
    """The title, and the lines without it."""
    first = lines[0] if lines else ""
    if given:
        return given, lines[1:] if same_words(given, first) else lines
    if len(lines) > 1 and reads_as_title(first):
        opening = "\n\n".join(lines[:2])
        if structure.classify(opening, structure.paragraphs(opening), language)[0] not in NO_TITLES:
            return first, lines[1:]
    return made_title(first), lines


def take_credits(lines: list[str], language: str) -> tuple[Credits, list[str]]:
    """What the lines under the title say of the article, and the lines without those."""
    found = Credits()
    taken = 0
    for line in lines[:CREDIT_LINES]:
        credit = credits_of(line, language)
        if credit is None and not found.byline and is_writer(lines[taken:], language):
            credit = Credits(byline=line)
        if credit is None or taken + 1 == len(lines):
            break
        found = found.joined(credit)
        taken += 1
    return found, lines[taken:]


def is_writer(lines: Sequence[str], language: str) -> bool:
    """Whether the first of `lines` names who wrote those after it, and not whom they are about."""
    if not names_writer(lines[0], language):
        return False
    opening = "\n\n".join(lines[:2])
    return structure.classify(opening, structure.paragraphs(opening), language)[0] is Kind.NAME


def elements(lines: Sequence[str], language: str) -> Iterator[str]:
    """The HTML elements that the paragraphs of a text are, in order."""
    text = "\n\n".join(lines)
    spans = structure.paragraphs(text)
    kinds = structure.classify(text, spans, language)
    quoted = whole_paragraphs(quotes.find(text, language), text, spans)
    place = 0
    while place < len(spans):
        line = spans[place].of(text)
        quote = quoted.get(place)
        if quote is not None:
            signed = quote.reason == "name line" and kinds[place + 1 : place + 2] == [Kind.NAME]
            yield quotation(line, spans[place + 1].of(text) if signed else "")
            place += 2 if signed else 1
        elif items := list_from(text, spans, kinds, place):
            element = "ol" if NUMBER.match(line) else "ul"
            yield f"<{element}>{''.join(f'<li>{escape(item)}</li>' for item in items)}</{element}>"
            place += len(items)
        else:
            element = "h2" if kinds[place] is Kind.HEADING else "p"
            yield f"<{element}>{escape(line)}</{element}>"
            place += 1


def whole_paragraphs(
    found: Sequence[quotes.Quote], text: str, spans: Sequence[Span]
) -> dict[int, quotes.Quote]:
    """The quotes that are a whole paragraph, by its place.

    Words between marks are left in the line that they stand in, unless a name line signs them.
    """
    whole = {}
    place = 0
    for quote in found:
        while place + 1 < len(spans) and spans[place + 1].start <= quote.start:
            place += 1
        span = spans[place]
        around = text[span.start : quote.start] + text[quote.end : span.end]
        alone = not around.strip(AROUND)
        if alone and (quote.kind == "block" or quote.reason == "name line"):
            whole[place] = quote
    return whole


def quotation(line: str, signature: str) -> str:
    """A block quote, with the name of who is quoted where a line says so."""
    block = f"<blockquote><p>{escape(line)}</p></blockquote>"
    if not signature:
        return block
    caption = escape(DASH.sub("", signature, count=1))
    return f"<figure>{block}<figcaption>{caption}</figcaption></figure>"


def list_from(text: str, spans: Sequence[Span], kinds: Sequence[Kind], place: int) -> list[str]:
    """The items, without bullets, of a list of two or more that begins at `place`, if one does.

    A numbered list has to count from one: its numbers are not kept.
    """
    items: list[str] = []
    pattern = NUMBER if NUMBER.match(spans[place].of(text)) else BULLET
    while place < len(spans) and kinds[place] is Kind.ITEM:
        line = spans[place].of(text)
        mark = pattern.match(line)
        if mark is None or (pattern is NUMBER and int(mark[1]) != len(items) + 1):
            break
        items.append(line[mark.end() :])
        place += 1
    return items if len(items) > 1 else []
