"""What does the quote finder know of an article while it reads: paragraphs, people, quotes so far?

Holds the state. The rules that find quotes are in `marked`, `unmarked`, `dialogue` and
`interviews`; whom words mean is `discourse`.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from annotator.text import clauses, document, marks, sentences, structure
from annotator.text.clauses import Cue
from annotator.text.discourse import Discourse
from annotator.text.document import Block
from annotator.text.lexicon import Lexicon, lexicon_of
from annotator.text.marks import Pair
from annotator.text.phrases import Form, Reference
from annotator.text.spans import Span
from annotator.text.speakers import Cast
from annotator.text.structure import Kind


class How(StrEnum):
    """What told that something is a quote: words that say so, a rule on shape and place, a person.

    The finder itself gives the first two only.
    """

    CUE = "cue"
    RULE = "rule"
    PERSON = "person"


SURE = 0.6  # below it a speaker is only a suggestion
BESIDE = 60  # code points between quoted words and who says them
FARTHEST = 4000  # code points of quoted words that are looked into from there


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words in a text.

    `start` and `end` are code points and hold the words without marks and the spaces next to
    them; `exact` is those words. `kind` is one of `quotes.KINDS`, `confidence` from 0 to 1,
    `reason` a short code for what decided on the speaker. `speaker` is None when nobody is
    named or it is not sure; then `suggestion` may say whom it could be, for a person to decide,
    and `source` the article's words for somebody unnamed ("a spokesman"). Parts of one
    utterance, parted by a clause like « a-t-il dit », have the same `utterance`, counted from 0.
    """

    start: int
    end: int
    exact: str
    speaker: str | None
    kind: str
    how: How
    confidence: float
    reason: str = ""
    suggestion: str | None = None
    source: str = ""
    utterance: int = 0


class Said(NamedTuple):
    """Who speaks as far as the article tells; the fields are those of `Quote`."""

    speaker: str | None
    confidence: float
    reason: str
    suggestion: str | None = None
    source: str = ""


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
        self._paragraph_starts = [span.start for span in self.paragraphs]
        self.pairs = self._pairs()
        outer = [pair.outer for pairs in self.pairs for pair in pairs]
        self.cast = Cast(text, self.lexicon, headings, outer)
        self._outer = outer
        self._marks = [span.start for span in outer]
        self.discourse = Discourse(self)
        self.quotes: list[Quote] = []
        self._numbers: dict[int, int] = {}  # where a quote begins -> its place among them
        self._ordered: list[tuple[int, int, str]] = []
        self._by_paragraph: dict[int, list[Quote]] = {}
        self._utterances = 0
        self.listed = 0  # the paragraphs before it that begin with a dash are a list's

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

    def block_from(self, place: int) -> list[int]:
        """Give the places of the paragraphs of the quotation block that begins at `place`."""
        places = [place]
        while (
            places[-1] + 1 < len(self.paragraphs)
            and self.block_of[places[-1] + 1] == self.block_of[place]
        ):
            places.append(places[-1] + 1)
        return places

    def _pairs(self) -> list[list[Pair]]:
        """Give the pairs of marks of each paragraph."""
        firsts = [self.text[span.start] for span in self.paragraphs[1:]] + [""]
        return [
            marks.pairs(self.text, span, first)
            for span, first in zip(self.paragraphs, firsts, strict=False)
        ]

    def sentence_number(self, position: int) -> int:
        """Give the number of the sentence that holds a position, or the last one before it."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def sentence_at(self, position: int) -> Span:
        """Give the sentence that holds a position (or the last one that begins before it)."""
        return self.sentences[self.sentence_number(position)]

    def paragraph_of_sentence(self, number: int) -> int:
        """Give the place of the paragraph in which a sentence stands."""
        start = self._sentence_starts[number]
        return max(0, bisect_right(self._paragraph_starts, start) - 1)

    def keep(
        self, place: int, words: Span, said: Said, kind: str, how: How, utterance: int | None = None
    ) -> None:
        """Keep `words` of the paragraph at `place` as a quote; by default a new utterance."""
        number = self.next_utterance() if utterance is None else utterance
        self.add(
            place,
            Quote(
                words.start,
                words.end,
                words.of(self.text),
                said.speaker,
                kind,
                how,
                said.confidence,
                said.reason,
                said.suggestion,
                said.source,
                number,
            ),
        )

    def add(self, place: int, quote: Quote) -> None:
        """Keep a quote that was found in the paragraph at `place`."""
        self._numbers[quote.start] = len(self.quotes)
        self.quotes.append(quote)
        self._by_paragraph.setdefault(place, []).append(quote)
        self.note(quote.start, quote.end, quote.speaker)

    def replace(self, quote: Quote, by: Quote) -> None:
        """Put another reading of the same words in a quote's place."""
        self.quotes[self._numbers[quote.start]] = by

    def note(self, start: int, end: int, speaker: str | None) -> None:
        """Know that a part of the text is quoted, before or beside the quote itself."""
        insort(self._ordered, (start, end, speaker or ""))

    def introduction(self, place: int) -> Cue | None:
        """Read the last sentence of a paragraph that announces words after it."""
        if place < 0:
            return None
        span = self.paragraphs[place]
        start = max(span.start, self.sentence_at(span.end - 1).start)
        return clauses.before(self.text, start, span.end, self.cast, stance=True, labels=True)

    def next_utterance(self) -> int:
        """Give a number to the words that somebody says next."""
        self._utterances += 1
        return self._utterances - 1

    def in_paragraph(self, place: int) -> list[Quote]:
        """Give the quotes found so far in a paragraph."""
        return self._by_paragraph.get(place, [])

    def speakers_within(self, start: int, end: int) -> list[str]:
        """Give who speaks in the quotes found so far that share words with a part of the text."""
        return [speaker for _, _, speaker in self.quoted(start, end) if speaker]

    def people_within(self, start: int, end: int) -> list[str]:
        """Give the people named in a part of the text outside the quoted words."""
        people: dict[str, None] = {}
        at = start
        for first, last, _ in self.quoted(start, end):
            people |= dict.fromkeys(self.cast.mentioned(at, max(at, first)))
            at = max(at, last)
        people |= dict.fromkeys(self.cast.mentioned(at, max(at, end)))
        return list(people)

    def quote_from(self, start: int, end: int) -> int | None:
        """Give where the first words in marks or quoted words in a part of the text begin."""
        quoted = self.quoted(start, end)
        at = bisect_left(self._marks, start)
        marked = self._marks[at] if at < len(self._marks) and self._marks[at] < end else end
        first = min(marked, max(start, quoted[0][0]) if quoted else end)
        return first if first < end else None

    def holds_quote(self, span: Span) -> bool:
        """Whether a part of the text has quoted words in it, as far as they are found."""
        return bool(self.quoted(span.start, span.end))

    def is_marked(self, span: Span) -> bool:
        """Whether a sentence stands in marks as a whole, up to its stop."""
        at = bisect_right(self._marks, span.start) - 1
        return at >= 0 and span.end <= self._outer[at].end + 1

    def cited_beside(self, start: int, end: int) -> list[str]:
        """Give the people whom the words in marks right before or after a phrase name."""
        at = bisect_left(self._marks, start)
        people: list[str] = []
        for outer in self._outer[max(0, at - 1) : at + 1]:
            left, right = (outer.end, start) if outer.end <= start else (end, outer.start)
            gap = self.text[left:right]
            if len(gap) < BESIDE and "\n" not in gap:
                named = (
                    self.cast.person(name)
                    for name in self.cast.within(
                        max(outer.start, start - FARTHEST), min(outer.end, end + FARTHEST)
                    )
                    if not self._tells(name.lead)  # « …, a dit Mme Roe, … »
                )
                people += [who for who in named if who is not None]
        return people

    def _tells(self, at: int) -> bool:
        """Whether a verb of speech stands right before a place, as in an inserted clause."""
        before = self.text[max(0, at - 24) : at].split()
        return bool(before) and self.lexicon.inverts and before[-1] in self.lexicon.speech

    def quoted(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Give where the quotes that share words with a part of the text stand, and who speaks."""
        low = bisect_left(self._ordered, (start,))
        if low and self._ordered[low - 1][1] > start:
            low -= 1
        return self._ordered[low : bisect_left(self._ordered, (end,))]

    def said(self, who: Reference | None, reason: str, certainty: float) -> Said:
        """Give who speaks by a clause that points to somebody."""
        meant = self.discourse.meant(who)
        if who is None or meant is None:
            source = ""
            if who is not None and who.form in (Form.SOMEBODY, Form.THING, Form.PERSON):
                source = self.text[who.start : who.end]
            return Said(None, certainty, reason, source=source)
        self.cast.learn_speaker(meant.name)
        if who.form is Form.PERSON and meant.certainty >= SURE:
            self.cast.learn_gender(meant.name, who.gender)
        sure = min(certainty, meant.certainty)
        if sure < SURE:
            return Said(None, sure, reason, suggestion=meant.name)
        return Said(meant.name, sure, reason)
