"""Which words and stops is a folded text made of, and where do sentences and paragraphs part?

The pieces that `alignment` compares. Sentences as readers see them are `sentences`; here a full
stop is enough, for both languages and for any text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from math import log2

from annotator.text.folding import WORD, Folded, folded

# A word; a flag; or any other character with what changes its looks.
PIECE = re.compile(
    f"[{WORD}]+|[\U0001f1e6-\U0001f1ff]{{2}}|[^{WORD} ][\U0001f3fb-\U0001f3ff\ufe0f]*"
)
LINES = re.compile("\n+")
STOPS = frozenset(".!?…")
MARK = '"'
CLOSING = frozenset(")]}")
OPENING_MARKS, CLOSING_MARKS = frozenset("«“„‘‹"), frozenset("»”’›")
PAUSES = frozenset(",;:")

# How strongly a text parts before a word; 0 where it hangs on the one before, without a space.
PARAGRAPH, SENTENCE, CLAUSE, SPACE = 4, 3, 2, 1

# What a word tells, in bits: short words are common in any text, long ones are not.
BITS_BY_LENGTH = (0.0, 3.0, 3.0, 4.0, 6.0, 7.0, 9.0)
BITS_OF_STOP = 1.5
# Words in all that a text is thought to stand among, so that few words are not all rare ones.
BACKGROUND = 500


class Words:
    """The words and stops of a text: their bounds in the folded text, each word as a number."""

    __slots__ = ("_paragraphs", "ends", "folded", "ids", "starts")

    def __init__(self, text: Folded, numbers: dict[str, int]) -> None:
        self.folded = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.ids: list[int] = []
        self._paragraphs: set[int] | None = None
        for match in PIECE.finditer(text.text):
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
            self.ids.append(numbers.setdefault(match.group(), len(numbers)))

    def __len__(self) -> int:
        return len(self.ids)

    def word(self, index: int) -> str:
        """The folded word at `index`."""
        return self.folded.text[self.starts[index] : self.ends[index]]

    def touched(self, start: int, end: int) -> tuple[int, int]:
        """The words, from the first up to not including the last, that a folded span touches."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    @property
    def paragraphs(self) -> set[int]:
        """The words that a block of the text begins with, and the number of words."""
        if self._paragraphs is None:
            self._paragraphs = {0, len(self)}
            for match in LINES.finditer(self.folded.source):
                start, _ = self.folded.span(match.end(), match.end() + 1)
                self._paragraphs.add(bisect_left(self.starts, start))
        return self._paragraphs

    def strength(self, index: int) -> int:
        """How strongly the text parts before the word at `index`: from 0 to `PARAGRAPH`."""
        if index in self.paragraphs:
            return PARAGRAPH
        if self.closes(index):
            return 0
        before = index - 1
        while before > 0 and self.closes(before):
            before -= 1
        parted = self.ends[index - 1] < self.starts[index]
        marked = before < index - 1 or self.word(index) == MARK
        if not parted and not marked:
            return 0
        if self.word(before) in STOPS:
            return SENTENCE
        return CLAUSE if before < index - 1 or self.word(before) in PAUSES else SPACE

    def closes(self, index: int) -> bool:
        """Whether a quotation mark or a bracket at `index` belongs to the words before it."""
        word = self.word(index)
        if word != MARK:
            return word in CLOSING
        start = self.folded.start(self.starts[index])
        source = self.folded.source
        if source[start] in OPENING_MARKS:
            return False
        return source[start] in CLOSING_MARKS or not source[start - 1 : start].isspace()

    def back(self, index: int, reach: int) -> int:
        """Where the paragraph of the word before `index` begins, or `reach` words before it."""
        first = index
        while first > max(index - reach, 0) and first not in self.paragraphs:
            first -= 1
        return first

    def on(self, index: int, reach: int) -> int:
        """Where the paragraph of the word before `index` ends, or `reach` words after it."""
        last = index
        while last < min(index + reach, len(self)) and last not in self.paragraphs:
            last += 1
        return last

    def sentence(self, start: int, end: int, *, reach: int = 80) -> tuple[int, int]:
        """The words from `start` to `end` and the rest of the sentences that hold them.

        Looks no further than `reach` words.
        """
        first, last = start, end
        while first > max(start - reach, 0) and self.strength(first) < SENTENCE:
            first -= 1
        while last < min(end + reach, len(self)) and self.strength(last) < SENTENCE:
            last += 1
        return first, last


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts to compare: their words, numbered alike, and how much each word tells in bits."""

    old: Words
    new: Words
    bits: list[float]
    sums: list[float]  # of the old text's bits, up to each word

    @classmethod
    def of(cls, old: str, new: str) -> Pair:
        """The words of two texts."""
        numbers: dict[str, int] = {}
        before, after = Words(folded(old), numbers), Words(folded(new), numbers)
        counts = Counter(before.ids)
        counts.update(after.ids)
        every = len(before) + len(after) + BACKGROUND
        bits = [
            min(bits_by_length(word), log2(every / counts[number]))
            for word, number in numbers.items()
        ]
        sums = list(accumulate((bits[number] for number in before.ids), initial=0.0))
        return cls(before, after, bits, sums)

    def weight(self, start: int, end: int) -> float:
        """What the old words from `start` to `end` tell, in bits."""
        return self.sums[end] - self.sums[start]


def bits_by_length(word: str) -> float:
    """What a word of this length tells in a text of any kind."""
    if not word[0].isalnum():
        return BITS_OF_STOP
    return BITS_BY_LENGTH[min(len(word), len(BITS_BY_LENGTH) - 1)]
