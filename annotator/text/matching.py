"""Which runs of numbers stand in two sequences in the same order? For texts of any length.

Runs that are unique in both are found first, long ones before short ones (as in Bram Cohen's
patience diff, with runs in place of lines); between them the longest common subsequence, by
rapidfuzz. Time is bounded: where a long stretch holds nothing unique, nothing is matched.
Whether a match means anything is `alignment`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

# Words in a run that is looked for, and how many words two stretches may have for it: short runs
# are unique by chance in long stretches.
RUNS = ((64, 1 << 62), (24, 1 << 62), (8, 1 << 62), (4, 4_000))
# Up to this many pairs of words, the longest common subsequence is quicker than looking for runs;
# up to the other it is affordable (16 MB).
FEW = 1_500
MANY = 128_000_000


class Block(NamedTuple):
    """`size` words that are the same from `old` in the one sequence and `new` in the other."""

    old: int
    new: int
    size: int

    @property
    def old_end(self) -> int:
        return self.old + self.size

    @property
    def new_end(self) -> int:
        return self.new + self.size


class Stretch(NamedTuple):
    """Two stretches to be matched with each other, half open."""

    old: int
    old_end: int
    new: int
    new_end: int


class Matcher:
    """Matches stretches of two sequences of numbers that do not change."""

    def __init__(self, old: Sequence[int], new: Sequence[int]) -> None:
        self.old = list(old)
        self.new = list(new)
        # A run of numbers as bytes is hashed many times faster than as a tuple.
        self.old_bytes = array("i", self.old).tobytes()
        self.new_bytes = array("i", self.new).tobytes()
        self.width = array("i").itemsize

    def blocks(self, stretch: Stretch | None = None) -> list[Block]:
        """Common runs, in order in both, within `stretch` (everything, if it is not given)."""
        found: list[Block] = []
        todo = [(stretch or Stretch(0, len(self.old), 0, len(self.new)), 0)]
        while todo:
            here, level = todo.pop()
            here = self._strip(here, found)
            old_size, new_size = here.old_end - here.old, here.new_end - here.new
            if not old_size or not new_size:
                continue
            if old_size * new_size > FEW:
                anchors, level = self._longest_runs(here, level)
                if anchors:
                    todo += [(between, level) for between in gaps(anchors, here)]
                    found += anchors
                    continue
            if old_size * new_size <= MANY:
                found += self._subsequence(here)
        return joined(found)

    def _strip(self, here: Stretch, found: list[Block]) -> Stretch:
        """`here` without the beginning and the end that its two sides share."""
        old, old_end, new, new_end = here
        most = min(old_end - old, new_end - new)
        head = shared(self.old, self.new, old, new, most)
        if head:
            found.append(Block(old, new, head))
        most -= head
        one, other = self.old, self.new
        tail = 0
        while tail < most and one[old_end - 1 - tail] == other[new_end - 1 - tail]:
            tail += 1
        if tail:
            found.append(Block(old_end - tail, new_end - tail, tail))
        return Stretch(old + head, old_end - tail, new + head, new_end - tail)

    def _longest_runs(self, here: Stretch, level: int) -> tuple[list[Block], int]:
        """Runs that are unique in both sides, in order, and the level at which they were found."""
        most = max(here.old_end - here.old, here.new_end - here.new)
        while level < len(RUNS):
            size, limit = RUNS[level]
            if most <= limit and (anchors := heaviest(self.unique_runs(here, size))):
                return anchors, level
            level += 1
        return [], level

    def unique_runs(self, here: Stretch, size: int) -> list[Block]:
        """The runs of at least `size` that stand once in each side, by their place in the old."""
        width = self.width
        step = size * width
        places: dict[bytes, int] = {}
        source = self.old_bytes
        for at in range(here.old * width, (here.old_end - size) * width + 1, width):
            key = source[at : at + step]
            places[key] = -1 if key in places else at
        matches: dict[bytes, int] = {}
        source = self.new_bytes
        for at in range(here.new * width, (here.new_end - size) * width + 1, width):
            key = source[at : at + step]
            if key in places:
                matches[key] = -1 if key in matches else at
        pairs = sorted(
            (places[key] // width, at // width)
            for key, at in matches.items()
            if at >= 0 and places[key] >= 0
        )
        return runs(pairs, size)

    def _subsequence(self, here: Stretch) -> list[Block]:
        edits = Indel.editops(self.old[here.old : here.old_end], self.new[here.new : here.new_end])
        return [
            Block(here.old + match.a, here.new + match.b, match.size)
            for match in edits.as_matching_blocks()
            if match.size
        ]


def runs(pairs: list[tuple[int, int]], size: int) -> list[Block]:
    """The runs that places of runs of `size`, in order, make together."""
    found: list[Block] = []
    first, first_new, last = 0, 0, -1
    for old, new in pairs:
        if last < 0 or new - old != first_new - first or old > last + size:
            if last >= 0:
                found.append(Block(first, first_new, last + size - first))
            first, first_new = old, new
        last = old
    if last >= 0:
        found.append(Block(first, first_new, last + size - first))
    return found


def shared(one: Sequence[int], other: Sequence[int], at: int, at_other: int, most: int) -> int:
    """How many numbers are the same from two places on, at most `most`."""
    length = 0
    while length < most and one[at + length] == other[at_other + length]:
        length += 1
    return length


def joined(blocks: list[Block]) -> list[Block]:
    """`blocks` in order, those that touch or overlap on one diagonal as one."""
    found: list[Block] = []
    for block in sorted(blocks):
        if found:
            last = found[-1]
            if last.new - last.old == block.new - block.old and block.old <= last.old_end:
                size = max(last.old_end, block.old_end) - last.old
                found[-1] = Block(last.old, last.new, size)
                continue
        found.append(block)
    return found


def gaps(blocks: list[Block], around: Stretch) -> list[Stretch]:
    """What lies before, between and after `blocks`, which are in order."""
    first = Block(around.old, around.new, 0)
    last = Block(around.old_end, around.new_end, 0)
    return [
        Stretch(one.old_end, other.old, one.new_end, other.new)
        for one, other in pairwise([first, *blocks, last])
    ]


def heaviest(blocks: list[Block]) -> list[Block]:
    """Of blocks in the old order, those in order in both that hold most words together.

    The heaviest increasing subsequence, with a list of best ends; where two overlap, the second
    is cut.
    """
    ends: list[int] = []  # places in the new sequence, rising
    best: list[tuple[int, int]] = []  # the weight of a chain that ends there, and its last block
    before: list[int] = []
    for index, block in enumerate(blocks):
        at = bisect_left(ends, block.new)
        weight, previous = best[at - 1] if at else (0, -1)
        before.append(previous)
        weight += block.size
        while at < len(ends) and best[at][0] <= weight:
            del ends[at], best[at]
        if at == len(ends) or ends[at] != block.new:
            ends.insert(at, block.new)
            best.insert(at, (weight, index))
    chain: list[Block] = []
    index = best[-1][1] if best else -1
    while index >= 0:
        chain.append(blocks[index])
        index = before[index]
    return without_overlaps(chain[::-1])


def without_overlaps(chain: list[Block]) -> list[Block]:
    """`chain` with each block cut where the one before it reaches into it, in either text."""
    found: list[Block] = []
    for block in chain:
        cut = 0
        if found:
            cut = max(found[-1].old_end - block.old, found[-1].new_end - block.new, 0)
        if cut < block.size:
            found.append(Block(block.old + cut, block.new + cut, block.size - cut))
    return found
