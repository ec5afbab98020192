"""What is each paragraph of a text that has lost its formatting: heading, prose, name, remark?

A judgement on shape and place only. Which paragraphs are quotations is `quotes`.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from annotator.text import cues, names
from annotator.text.lexicon import Lexicon, lexicon_of
from annotator.text.spans import Span

_LINE = re.compile(r"[^\n]+")
_COLON = re.compile(r"[\s\u00a0\u202f]*:[»”\"’)\s]*\Z")
_FINAL = re.compile(r"[.…,;:][»”\"’)\]\s]*\Z")
_CRY = re.compile(r"[!?][»”\"’)\]\s]*\Z")
_SAID = re.compile(r"[,:]\s?[“\"«‘][^“”\"«»]*[”\"»’]\Z")
_INNER_STOP = re.compile(r"[.!?…][»”\"’)]?\s+[^\W\d_a-z]")
_WORD = re.compile(r"\w+")
_DIALOGUE = re.compile(r"[—–―]\s*\S")
_ITEM = re.compile(r"(?:[-*•·‣▪]|\d{1,3}[.)]|[a-z]\))\s")
_OPENING_MARK = ("«", "“", '"', "„")
_HANDLE = re.compile(r"[A-Za-z]*[A-Z]{2,}[a-z]\w*\Z|@\w+\Z|[a-z]+[\w.]*\d\w*\Z")

MOST_HEADING_WORDS = 14
MOST_HEADING_LENGTH = 110
MOST_REMARK_WORDS = 12
REACH = 50_000  # code points around a line on which its words are looked for, longer than articles


class Kind(StrEnum):
    """What a paragraph is."""

    HEADING = "heading"
    NAME = "name"
    INTRODUCTION = "introduction"
    PROSE = "prose"
    REMARK = "remark"
    DIALOGUE = "dialogue"
    ITEM = "item"


def paragraphs(text: str) -> list[Span]:
    """Give the paragraphs: the lines that are not blank, without white space at the edges."""
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.lstrip()
        if bare:
            start = match.end() - len(bare)
            spans.append(Span(start, start + len(bare.rstrip())))
    return spans


def classify(text: str, paragraphs: Sequence[Span], language: str) -> list[Kind]:
    """Say what each paragraph is; one kind for each span, in the same order.

    `paragraphs` are spans in code points as `paragraphs()` gives them. A heading is short, has no
    final stop and has a paragraph after it. Linear in the text; raises nothing.
    """
    lexicon = lexicon_of(language)
    shapes = [_shape(text, span, lexicon) for span in paragraphs]
    kinds = list(shapes)
    prose_follows = False
    for place in range(len(shapes) - 1, -1, -1):
        kind, span = shapes[place], paragraphs[place]
        after = shapes[place + 1] if place + 1 < len(shapes) else None
        before = shapes[place - 1] if place else None
        if kind is Kind.HEADING:
            kind = _headed(text, span, place, before, after, prose_follows, lexicon)
        elif kind is Kind.NAME and _heads_portrait(text, span, paragraphs, place, lexicon):
            kind = Kind.HEADING
        elif kind is Kind.REMARK and (after is Kind.NAME or before is Kind.INTRODUCTION):
            kind = Kind.PROSE
        kinds[place] = kind
        prose_follows = prose_follows or kind in (Kind.PROSE, Kind.INTRODUCTION, Kind.DIALOGUE)
    return kinds


def introduces(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether a paragraph ends in a colon, after a verb of speech or the like."""
    line = span.of(text)
    colon = _COLON.search(line, max(0, len(line) - 8))
    if colon is None:
        return False
    last = line[max(0, colon.start() - 400) : colon.start()]
    stops = list(_INNER_STOP.finditer(last))
    if stops and cues.speaks(last[stops[-1].end() - 1 :], lexicon):
        return True
    if not stops and cues.speaks(last, lexicon):
        return True
    if len(stops) > 1:
        last = last[
            stops[-2].end() - 1 :
        ]  # "The firm sent a statement. It is short, so here it is:"
    return not lexicon.announcing.isdisjoint(word.lower() for word in _WORD.findall(last))


def _shape(text: str, span: Span, lexicon: Lexicon) -> Kind:
    """Judge one line by itself."""
    length = len(span)
    line = text[span.start : min(span.end, span.start + 400)]
    if _ITEM.match(line):
        return Kind.ITEM
    if text[span.end - 1] in ':»”"’) ' and introduces(text, span, lexicon):
        return Kind.INTRODUCTION
    if length <= 140 and names.name_line(line, lexicon) is not None:
        return Kind.NAME
    if _DIALOGUE.match(line):
        return Kind.DIALOGUE
    if length > 160:
        return Kind.PROSE
    count = len(_WORD.findall(line))
    if count == 0:
        return Kind.REMARK
    if _FINAL.search(line):
        short = count <= MOST_REMARK_WORDS and not (_INNER_STOP.search(line) or _COLON.search(line))
        return Kind.REMARK if short and not line.startswith(_OPENING_MARK) else Kind.PROSE
    if count > MOST_HEADING_WORDS or length > MOST_HEADING_LENGTH or _INNER_STOP.search(line):
        return Kind.PROSE
    first = _WORD.search(line)
    opener = first.group().lower() if first else ""
    if _CRY.search(line) and _SAID.search(line) and cues.speaks(line, lexicon):
        return Kind.PROSE  # Roe asked: “What now?”
    if _CRY.search(line) and (opener in lexicon.remark_openers):
        return Kind.REMARK
    if line[0].islower() or (line.startswith(_OPENING_MARK) and line[-1] in '»”"'):
        return Kind.REMARK if line[0].islower() else Kind.PROSE
    return Kind.HEADING


def _headed(
    text: str,
    span: Span,
    place: int,
    before: Kind | None,
    after: Kind | None,
    prose_follows: bool,
    lexicon: Lexicon,
) -> Kind:
    """Judge a line that has the shape of a heading by what stands around it."""
    line = span.of(text)
    if after is None or not prose_follows and after is not Kind.ITEM and place > 0:
        return Kind.REMARK
    if before is Kind.INTRODUCTION or after is Kind.NAME and place > 0:
        return Kind.PROSE
    # A pen name alone on a line, used nowhere else, signs the remark before it.
    if _HANDLE.match(line):
        earlier = text.find(line, max(0, span.start - REACH), span.start)
        if earlier < 0 and text.find(line, span.end, span.end + REACH) < 0:
            return Kind.REMARK
    return Kind.HEADING


def _heads_portrait(
    text: str, span: Span, paragraphs: Sequence[Span], place: int, lexicon: Lexicon
) -> bool:
    """Whether a name alone is the heading of what follows: that speaks of the person."""
    read = names.name_line(span.of(text), lexicon)
    if read is None or read.title or read.dashed or place + 1 >= len(paragraphs):
        return False
    following = paragraphs[place + 1]
    opening = text[following.start : min(following.end, following.start + 200)]
    surname = read.name.text.split(" ")[-1]
    if re.search(rf"\b{re.escape(surname)}\b", opening) and len(following) > 60:
        return True
    first = _WORD.search(opening)
    return first is not None and first.group().lower() in lexicon.pronouns
