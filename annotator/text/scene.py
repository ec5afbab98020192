"""What does the quote finder know of an article while it reads: paragraphs, people, quotes so far?

Holds the state and answers whom a pronoun means there. The rules that find quotes are in
`marked` and `unmarked`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.text import document, marks, sentences, structure
from annotator.text.document import Block
from annotator.text.lexicon import Lexicon, lexicon_of
from annotator.text.marks import Pair
from annotator.text.spans import Span
from annotator.text.speakers import Cast
from annotator.text.structure import Kind
from annotator.text.subjects import Who


class How(StrEnum):
    """What told that something is a quote: words that say so, a rule on shape and place, a person.

    The finder itself gives the first two only.
    """

    CUE = "cue"
    RULE = "rule"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words in a text.

    `start` and `end` are code points and hold the words without marks and the spaces next to
    them; `exact` is those words. `speaker` is None when it is not sure. `kind` is "marked" or
    "block", `confidence` from 0 to 1, `reason` a short code for what decided on the speaker.
    """

    start: int
    end: int
    exact: str
    speaker: str | None
    kind: str
    how: How
    confidence: float
    reason: str = ""


class Scene:
    """An article as the finder reads it, paragraph after paragraph."""

    def __init__(self, text: str, language: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.lexicon: Lexicon = lexicon_of(language)
        self.paragraphs = structure.paragraphs(text)
        self.kinds = structure.classify(text, self.paragraphs, language)
        self.block_of: list[int | None] = [None] * len(self.paragraphs)
        self.ignored: set[int] = set()
        if blocks:
            self._lay(blocks)
        self.sentences = sentences.split(text, language)
        self._sentence_starts = [span.start for span in self.sentences]
        headings = [
            span
            for span, kind in zip(self.paragraphs, self.kinds, strict=True)
            if kind is Kind.HEADING
        ]
        self.cast = Cast(text, self.lexicon, headings)
        self.pairs = self._pairs()
        self.quotes: list[Quote] = []
        self._by_paragraph: dict[int, list[Quote]] = {}

    def _lay(self, blocks: Sequence[Block]) -> None:
        """Take headings, quotations and what holds no prose from the blocks."""
        place = 0
        for number, block in enumerate(blocks):
            while place < len(self.paragraphs) and self.paragraphs[place].end <= block.start:
                place += 1
            at = place
            while at < len(self.paragraphs) and self.paragraphs[at].start < block.end:
                if block.kind == document.Kind.HEADING:
                    self.kinds[at] = Kind.HEADING
                elif block.kind == document.Kind.QUOTATION:
                    self.block_of[at] = number
                elif block.kind in (document.Kind.CODE, document.Kind.TABLE):
                    self.ignored.add(at)
                elif block.kind == document.Kind.ITEM:
                    self.kinds[at] = Kind.ITEM
                elif self.kinds[at] is Kind.HEADING:
                    self.kinds[at] = Kind.PROSE
                at += 1

    def _pairs(self) -> list[list[Pair]]:
        """Give the pairs of marks of each paragraph."""
        firsts = [self.text[span.start] for span in self.paragraphs[1:]] + [""]
        return [
            marks.pairs(self.text, span, first)
            for span, first in zip(self.paragraphs, firsts, strict=False)
        ]

    def sentence_at(self, position: int) -> Span:
        """Give the sentence that holds a position (or the last one that begins before it)."""
        place = max(0, bisect_right(self._sentence_starts, position) - 1)
        return self.sentences[place]

    def add(self, place: int, quote: Quote) -> None:
        """Keep a quote that was found in the paragraph at `place`."""
        self.quotes.append(quote)
        self._by_paragraph.setdefault(place, []).append(quote)

    def in_paragraph(self, place: int) -> list[Quote]:
        """Give the quotes found so far in a paragraph."""
        return self._by_paragraph.get(place, [])

    def resolve(self, who: Who | None, place: int) -> str | None:
        """Give the speaker that a clause in the paragraph at `place` means, None if not sure."""
        if who is None:
            return None
        if who.name:
            return self.cast.full(who.name)
        here = self._people(place, who)
        if len(here) == 1:
            return here[0]
        if here:
            return self._last_speaker(place, who)
        for back in self._earlier(place):
            people = self._people(back, who)
            spoke = self._last_speaker(back, who)
            if len(people) == 1 and spoke in (None, people[0]):
                return people[0]
            if people or spoke:
                return spoke if not people or spoke in people else None
        return None

    def _earlier(self, place: int) -> list[int]:
        """Give the few paragraphs before one, nearest first, headings left out."""
        found: list[int] = []
        for back in range(place - 1, max(-1, place - 7), -1):
            if self.kinds[back] is not Kind.HEADING:
                found.append(back)
            if len(found) == 3:
                break
        return found

    def _people(self, place: int, who: Who) -> list[str]:
        """Give the people named in a paragraph before the pronoun, outside the quoted words."""
        span = self.paragraphs[place]
        end = min(span.end, who.at) if who.at else span.end
        people: dict[str, None] = {}
        at = span.start
        for quote in self.in_paragraph(place):
            people |= dict.fromkeys(self.cast.mentioned(at, min(quote.start, end)))
            at = quote.end
        people |= dict.fromkeys(self.cast.mentioned(at, end))
        return [person for person in people if self.cast.fits(person, who.gender)]

    def _last_speaker(self, place: int, who: Who) -> str | None:
        for quote in reversed(self.in_paragraph(place)):
            if quote.speaker:
                return quote.speaker if self.cast.fits(quote.speaker, who.gender) else None
        return None
