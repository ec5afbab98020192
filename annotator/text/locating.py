"""Where does a passage stand of which only the words are known, and what stood around them?

For annotations that come from elsewhere with the selectors of the W3C Web Annotation Data Model
(sections 4.2.4 and 4.2.5). Following passages of a text that is at hand is `anchoring`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

from rapidfuzz import fuzz

from annotator.text.folding import Folded, folded
from annotator.text.placed import AMBIGUOUS, GONE, Placed, State

# Places that are compared at most; a word that stands more often says nothing.
MOST = 200
# Characters of the surroundings by which one place must be better than another.
BETTER = 3
# Characters of a prefix or a suffix that fix a bound by themselves.
SURE = 8
# How alike changed words must be, of 100, where only one side of what was around them is there.
ALIKE_BESIDE_ONE = 65
# Characters of words that are too few to be known by themselves.
FEW = 20
# Changed words may be so many times as long as the words were, and some.
TIMES, AND_SOME = 3, 40


def locate(
    text: str, exact: str, prefix: str = "", suffix: str = "", start: int | None = None
) -> Placed:
    """Where in `text` the passage stands that is known by its words alone.

    `exact` is its words, `prefix` and `suffix` what stood around them, `start` the offset in code
    points where they stood. Same says that they stand at `start` or, where it is not given, in
    one place only; moved, that they stand elsewhere, in the one place that the words and what is
    around them settle; reworded, that prefix and suffix fix a place with other words.

    Raises ValueError when `start` is below 0.
    """
    if start is not None and start < 0:
        raise ValueError(f"No passage starts at {start}: offsets count from 0.")
    return Search(folded(text), exact, prefix, suffix, start).place()


class Search:
    """One passage to be found in one text."""

    def __init__(
        self, text: Folded, exact: str, prefix: str, suffix: str, start: int | None
    ) -> None:
        self.text = text
        self.exact = Folded(exact)
        self.words = self.exact.text.strip()
        # Folded as they stood together: a mark tells an apostrophe by the letters beside it.
        whole = Folded(prefix + exact + suffix)
        first, last = whole.span(len(prefix), len(prefix) + len(exact))
        self.prefix, self.suffix = whole.text[:first].rstrip(), whole.text[last:].lstrip()
        bounds = prefix[-1:] + exact[:1], exact[-1:] + suffix[:1]
        self.parted = [any(map(str.isspace, bound)) for bound in bounds]
        self.start = start

    def place(self) -> Placed:
        """The place of the passage, and its state."""
        if not self.words:
            return GONE
        if same := self.at_start():
            return same
        found = self.occurrences()
        if not found:
            return self.reworded()
        if len(found) >= MOST:
            return AMBIGUOUS
        if len(found) == 1 and self.start is not None and self.alien(found[0]):
            return self.reworded()
        if len(found) > 1:
            found = self.best(found)
        if len(found) > 1:
            return AMBIGUOUS
        state = State.SAME if self.start is None else State.MOVED
        return self.at(state, found[0])

    def at(self, state: State, at: int) -> Placed:
        """The place of the words at a place in the folded text."""
        text = self.text
        return Placed(state, text.start(at), text.end(at + len(self.words)))

    def alien(self, at: int) -> bool:
        """Whether few words stand in quite other surroundings: those may be anybody's."""
        if len(self.words) >= FEW or len(self.prefix + self.suffix) < SURE:
            return False
        return self.agreement(at) < len(self.prefix + self.suffix) / 2

    def at_start(self) -> Placed | None:
        """The place of the words where they stood, if they are still there."""
        if self.start is None:
            return None
        end = self.start + len(self.exact.source)
        if self.text.source[self.start : end] == self.exact.source:
            return Placed(State.SAME, self.start, end)
        inner, _ = self.text.span(self.start, self.start + 1)
        if self.text.text[inner : inner + 1] == " ":
            inner += 1
        if self.text.text.startswith(self.words, inner):
            return self.at(State.SAME, inner)
        return None

    def occurrences(self) -> list[int]:
        """Where the words stand in the folded text; as whole words, if they were whole ones."""
        before = r"(?<!\w)" if self.words[0].isalnum() and not self.prefix_joins() else ""
        after = r"(?!\w)" if self.words[-1].isalnum() and not self.suffix_joins() else ""
        pattern = re.compile(f"(?={before}{re.escape(self.words)}{after})")
        return [match.start() for match in islice(pattern.finditer(self.text.text), MOST)]

    def prefix_joins(self) -> bool:
        """Whether the passage began in the midst of a word."""
        return self.prefix[-1:].isalnum() and not self.parted[0]

    def suffix_joins(self) -> bool:
        """Whether the passage ended in the midst of a word."""
        return self.suffix[:1].isalnum() and not self.parted[1]

    def best(self, found: list[int]) -> list[int]:
        """Of several places those whose surroundings agree best: one, if that settles it."""
        scored = sorted(((self.agreement(at), at) for at in found), reverse=True)
        return [at for score, at in scored if score > scored[0][0] - BETTER]

    def agreement(self, at: int) -> float:
        """How many characters around a place agree with prefix and suffix."""
        text = self.text.text
        before = text[max(at - len(self.prefix) - 1, 0) : at].rstrip()
        end = at + len(self.words)
        after = text[end : end + len(self.suffix) + 1].lstrip()
        beside = common(before[::-1], self.prefix[::-1]) + common(after, self.suffix)
        like = fuzz.ratio(before, self.prefix) * len(self.prefix)
        like += fuzz.ratio(after, self.suffix) * len(self.suffix)
        return beside + like / 100

    def reworded(self) -> Placed:
        """The place of other words between the prefix and the suffix, or much like beside one."""
        longest = TIMES * len(self.words) + AND_SOME
        starts, ends = self.ends_of_prefix(), self.starts_of_suffix()
        between = {(start, next(iter(ends[bisect_left(ends, start) :]), start)) for start in starts}
        nearest: dict[int, int] = {}
        for start, end in between:
            if start < end <= start + longest:
                nearest[end] = max(nearest.get(end, 0), start)
        places = {self.trimmed(start, end) for end, start in nearest.items()}
        if len(self.prefix + self.suffix) < SURE:
            return GONE
        if not places:
            places = {
                place
                for bound, side in self.sure_bounds(starts, ends)
                if (place := self.like_beside(bound, side))
            }
        places = {(start, end) for start, end in places if start < end}
        if len(places) > 1:
            return AMBIGUOUS
        if not places:
            return GONE
        [(first, last)] = places
        return Placed(State.REWORDED, self.text.start(first), self.text.end(last))

    def sure_bounds(self, starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
        """The bounds that are known by one side alone, each with the side that the words are on."""
        found = [(start, 1) for start in starts] if len(self.prefix) >= SURE else []
        return found + [(end, -1) for end in ends] if len(self.suffix) >= SURE else found

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A span of the folded text without the spaces at its edges."""
        words = self.text.text[start:end]
        start += len(words) - len(words.lstrip())
        return start, start + len(words.strip())

    def like_beside(self, bound: int, side: int) -> tuple[int, int] | None:
        """Words much like those of the passage right after (1) or before (-1) a bound."""
        text, size = self.text.text, len(self.words) * 3 // 2 + SURE
        low, high = (bound, bound + size) if side > 0 else (max(bound - size, 0), bound)
        like = fuzz.partial_ratio_alignment(self.words, text[low:high])
        if like is None or like.score < ALIKE_BESIDE_ONE:
            return None
        start, end = low + like.dest_start, low + like.dest_end
        if side > 0:
            start = bound
        else:
            end = bound
        while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return self.trimmed(start, end)

    def ends_of_prefix(self) -> list[int]:
        """Where the prefix ends in the folded text: all of it, or else as much as is sure."""
        for size in sizes(self.prefix):
            tail = self.prefix[-size:]
            if found := [at + size for at in every(self.text.text, tail)]:
                return found
        return []

    def starts_of_suffix(self) -> list[int]:
        """Where the suffix starts in the folded text: all of it, or else as much as is sure."""
        for size in sizes(self.suffix):
            if found := every(self.text.text, self.suffix[:size]):
                return found
        return []


def sizes(context: str) -> list[int]:
    """How much of a context is looked for: all, then less, as long as that is enough."""
    less = [size for size in (len(context) // 2, SURE * 3 // 2) if SURE <= size < len(context)]
    return [len(context), *less] if context else []


def every(text: str, words: str) -> list[int]:
    """Where `words` stand in `text`, the first `MOST` of them; short ones as whole words only."""
    pattern = re.escape(words)
    if len(words) < SURE:
        pattern = f"(?<!\\w){pattern}(?!\\w)"
    return [match.start() for match in islice(re.finditer(pattern, text), MOST)]


def common(one: str, other: str) -> int:
    """The length of the beginning that two strings share."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
