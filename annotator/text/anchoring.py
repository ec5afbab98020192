"""Where do passages stand when a text has changed? Each is placed once, in one of five states.

Words are compared as `folding` leaves them, places as `alignment` maps them. Nothing is placed on
words that differ, unless its state says so. How a difference is shown to readers is
`differences`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from annotator.text.alignment import Alignment, align
from annotator.text.carrying import Carry, carried
from annotator.text.locating import locate
from annotator.text.matching import Block
from annotator.text.placed import AMBIGUOUS, GONE, Placed, State
from annotator.text.rewording import Rewording
from annotator.text.rivals import SETTLED, Rivals
from annotator.text.spans import Span
from annotator.text.words import Words

__all__ = ["Placed", "State", "locate", "place"]

ZERO_WIDTH_JOINER = "\N{ZERO WIDTH JOINER}"


def place(old: str, new: str, spans: Iterable[Span | tuple[int, int]]) -> list[Placed]:
    """Where each of the passages `spans` of the text `old` stands in the text `new`, in order.

    Spans and places are in code points, half open. Where a passage is same or moved, its place
    holds the same words after folding, and nothing else.

    Raises ValueError when a span does not lie within `old`.
    """
    wanted = [checked(old, span) for span in spans]
    if not wanted:
        return []
    placing = Placing(align(old, new))
    return [placing.place(start, end) for start, end in wanted]


def checked(text: str, span: Span | tuple[int, int]) -> tuple[int, int]:
    """The bounds of `span`. Raises ValueError when it does not lie within `text`."""
    start, end = (span.start, span.end) if isinstance(span, Span) else span
    if not 0 <= start <= end <= len(text):
        raise ValueError(
            f"There is no passage from {start} to {end} in a text of {len(text)} code points."
        )
    return start, end


class Runs:
    """Runs that can be asked which of them holds certain words; they may overlap."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.blocks = sorted(blocks)
        self.starts = [block.old for block in self.blocks]
        # For each run, the one of those up to it that reaches farthest.
        self.farthest = list(accumulate(self.blocks, farther))

    def holding(self, first: int, last: int) -> Block | None:
        """The run that holds the old words from `first` up to `last`, or None."""
        at = bisect_right(self.starts, first) - 1
        if at < 0:
            return None
        block = self.farthest[at]
        return block if block.old_end >= last else None


def farther(one: Block, other: Block) -> Block:
    """The one of two runs that reaches farther in the old text."""
    return other if other.old_end > one.old_end else one


class Placing:
    """Places passages by one alignment."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.old, self.new = alignment.pair.old, alignment.pair.new
        self.moved = Runs(block for move in alignment.moved for block in move.blocks)
        self.tied = Runs(run for tie in alignment.ties for run in (tie.left, tie.right))
        self.doubtful = Runs(
            Block(start, 0, end - start) for tie in alignment.ties for start, end in tie.doubtful
        )
        self.rivals = Rivals(alignment)
        self.rewording = Rewording(alignment)

    def place(self, start: int, end: int) -> Placed:
        """Where the old text's code points from `start` to `end` stand."""
        characters = self.old.folded.span(start, end)
        first, last = self.old.touched(*characters)
        if first >= last:
            return self.between(first, start, end)
        if self.doubtful.holding(first, last):
            return AMBIGUOUS
        number = self.alignment.around(first)
        kept = self.alignment.kept[number] if number >= 0 else None
        if kept and kept.old_end >= last:
            if self.rivals.doubtful(first, last, number):
                return AMBIGUOUS
            return self.carry(State.SAME, start, end, kept)
        if tied := self.tied.holding(first, last):
            return self.carry(State.SAME, start, end, tied)
        if moved := self.moved.holding(first, last):
            return self.carry(State.MOVED, start, end, moved)
        if not kept or kept.old_end <= first:
            if self.rivals.twin_in_doubt(first, last, number):
                return AMBIGUOUS
            if found := self.rivals.moved(first, last):
                if isinstance(found, Block):
                    return self.carry(State.MOVED, start, end, found)
                return AMBIGUOUS
        words = self.rewording.place(first, last)
        if not words:
            return GONE
        if self.new.ids[slice(*words)] == self.old.ids[first:last]:
            return self.unchanged(start, end, Block(first, words[0], last - first))
        return self.reworded(*words)

    def unchanged(self, start: int, end: int, block: Block) -> Placed:
        """The place of words that only their neighbours tell: too few words are anybody's."""
        telling = self.alignment.pair.weight(block.old, block.old_end) >= SETTLED
        partly = any(self.kept_at(index) is not None for index in range(block.old, block.old_end))
        return self.carry(State.SAME, start, end, block) if telling or partly else GONE

    def carry(self, state: State, start: int, end: int, block: Block) -> Placed:
        """The place of words that a run holds; reworded, should white space among them differ."""
        old, new = self.old, self.new
        characters = old.folded.span(start, end)
        first, last = old.touched(*characters)
        shift = block.new - block.old
        before = characters[0] - old.starts[first]
        new_start = new.starts[first + shift] + before
        if before < 0 and (new_start < 0 or new.folded.text[new_start] != " "):
            new_start = new.starts[first + shift]
        after = characters[1] - old.ends[last - 1]
        new_end = new.ends[last - 1 + shift] + after
        if after > 0 and new.folded.text[new_end - 1 : new_end] != " ":
            new_end = new.ends[last - 1 + shift]
        carry = Carry(start, end, characters, (new_start, new_end))
        found_start, found_end, same = carried(old.folded, new.folded, carry)
        if same:
            return Placed(state, found_start, found_end)
        return self.reworded(first + shift, last + shift)

    def reworded(self, first: int, last: int) -> Placed:
        """The place of the new words from `first` up to `last`, in whole characters as seen."""
        if first >= last:
            return GONE
        text, source = self.new.folded, self.new.folded.source
        start = text.start(self.new.starts[first])
        end = text.end(self.new.ends[last - 1])
        while start and source[start - 1] == ZERO_WIDTH_JOINER:
            start = text.start(max(text.span(start - 1, start)[0] - 1, 0))
        while source[end : end + 1] == ZERO_WIDTH_JOINER and end + 1 < len(source):
            end = text.end(text.span(end + 1, end + 2)[1])
        return Placed(State.REWORDED, start, end)

    def between(self, index: int, start: int, end: int) -> Placed:
        """The place of a span without words: white space, or nothing, before the word `index`.

        It goes with the word before it, or with the one after it where that alone is kept.
        """
        left, right = self.kept_at(index - 1), self.kept_at(index)
        if left is None and right is None:
            return GONE
        if left is None or (right is not None and gap_end(self.old, index) == end):
            left = (right or 0) - 1
        gap_start, gap = gap_after(self.old, index - 1)
        new_start, new_gap = gap_after(self.new, left)
        if gap == new_gap:
            return Placed(State.SAME, new_start + start - gap_start, new_start + end - gap_start)
        new_end = new_start + len(new_gap)
        if start == end:
            at = new_end if start > gap_start else new_start
            return Placed(State.SAME, at, at)
        spaces, new_spaces = (
            self.old.folded.span(start, end),
            self.new.folded.span(new_start, new_end),
        )
        if len(range(*spaces)) == len(range(*new_spaces)):
            return Placed(State.SAME, new_start, new_end)
        return GONE

    def kept_at(self, index: int) -> int | None:
        """The new word that the old one at `index` is kept as; before and after all, the edges."""
        if index < 0:
            return -1
        if index >= len(self.old):
            return len(self.new)
        number = self.alignment.around(index)
        if number < 0:
            return None
        block = self.alignment.kept[number]
        return index + block.new - block.old if index < block.old_end else None


def gap_end(words: Words, index: int) -> int:
    """Where the word at `index` starts, in code points; the text's end for the one after all."""
    text = words.folded
    return text.start(words.starts[index]) if index < len(words) else len(text.source)


def gap_after(words: Words, index: int) -> tuple[int, str]:
    """Where the word at `index` ends, in code points, and what stands before the next one."""
    start = words.folded.end(words.ends[index]) if index >= 0 else 0
    return start, words.folded.source[start : gap_end(words, index + 1)]
