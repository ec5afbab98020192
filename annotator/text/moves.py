"""What was cut from one place and stands in another? Whole sentences, paragraphs, long runs.

Searches only what the alignment left: words that were removed, and words that were added. So
what moves can never take the place of words that were there before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.text.matching import Block, Matcher, Stretch, joined, without_overlaps
from annotator.text.slides import settle
from annotator.text.trust import LONG, trusted, wholeness
from annotator.text.words import PARAGRAPH, SENTENCE, Pair

# The runs that are looked for, in words, from the longest; and once more among what is left.
RUNS = (24, 8, 4, 8, 4)
# What must be told, in bits, by a whole paragraph, by whole sentences, by any other run.
LEAST_OF_PARAGRAPH = 18.0
LEAST_OF_SENTENCE = 24.0
# Of sentences with changes in them: what must be told, and how much of them must be the same.
LEAST_OF_CHANGED, MOST = 25.0, 0.55
LEAST_OF_ANY = LONG * 0.7
LEAST_WORDS = 3
# How far from a run that moved its neighbours are looked for, in words.
NEAR = 60


@dataclass(frozen=True, slots=True)
class Move:
    """Words that moved together: runs in order in both texts, changes between them."""

    blocks: list[Block]


class Free:
    """Which words of the two texts are still to be had: 1 for each in a bytearray."""

    def __init__(self, pair: Pair, left: Sequence[Stretch]) -> None:
        self.old = bytearray(len(pair.old) + 1)
        self.new = bytearray(len(pair.new) + 1)
        for gap in left:
            self.old[gap.old : gap.old_end] = b"\1" * (gap.old_end - gap.old)
            self.new[gap.new : gap.new_end] = b"\1" * (gap.new_end - gap.new)

    def has(self, block: Block) -> bool:
        """Whether no word of `block` is taken."""
        return (
            self.old.find(0, block.old, block.old_end) < 0
            and self.new.find(0, block.new, block.new_end) < 0
        )

    def take(self, block: Block) -> None:
        """The words of `block` are to be had no more."""
        self.old[block.old : block.old_end] = bytes(block.size)
        self.new[block.new : block.new_end] = bytes(block.size)


def find(pair: Pair, matcher: Matcher, left: Sequence[Stretch]) -> list[Move]:
    """The moves between what was removed and what was added: the two sides of `left`."""
    free = Free(pair, left)
    moves: list[Move] = []
    for size in RUNS:
        for run in sorted(runs_of(pair, free, size), key=lambda run: -run.size):
            if not free.has(run):
                continue
            blocks = company(pair, matcher, free, grown(pair, free, run))
            if enough(pair, blocks):
                moves.append(Move(blocks))
                for block in blocks:
                    free.take(block)
    return moves


def runs_of(pair: Pair, free: Free, size: int) -> list[Block]:
    """The runs of at least `size` that stand once in what is free of either text."""
    old, old_places = pool(pair.old.ids, free.old, size, -1)
    new, new_places = pool(pair.new.ids, free.new, size, -2)
    if not old or not new:
        return []
    runs = Matcher(old, new).unique_runs(Stretch(0, len(old), 0, len(new)), size)
    return [Block(old_places[run.old], new_places[run.new], run.size) for run in runs]


def pool(ids: Sequence[int], free: bytearray, size: int, wall: int) -> tuple[list[int], list[int]]:
    """All free stretches of at least `size`, a wall after each, and where each word comes from.

    A wall is a number like no word and like no other wall.
    """
    numbers: list[int] = []
    places: list[int] = []
    end = 0
    while (start := free.find(1, end)) >= 0:
        end = free.find(0, start)
        if end - start >= size:
            numbers += ids[start:end]
            places += range(start, end)
            numbers.append(wall)
            places.append(-1)
            wall -= 2
    return numbers, places


def grown(pair: Pair, free: Free, run: Block) -> Block:
    """`run` with the free words before and after it that are the same in both texts."""
    one, other = pair.old.ids, pair.new.ids
    old, new, size = run
    while (
        old and new and free.old[old - 1] and free.new[new - 1] and one[old - 1] == other[new - 1]
    ):
        old, new, size = old - 1, new - 1, size + 1
    while free.old[old + size] and free.new[new + size] and one[old + size] == other[new + size]:
        size += 1
    return Block(old, new, size)


def company(pair: Pair, matcher: Matcher, free: Free, run: Block) -> list[Block]:
    """`run` and the runs near it that moved with it, in order in both texts."""
    before = Stretch(
        stretch_start(free.old, run.old), run.old, stretch_start(free.new, run.new), run.new
    )
    after = Stretch(
        run.old_end,
        stretch_end(free.old, run.old_end),
        run.new_end,
        stretch_end(free.new, run.new_end),
    )
    near = [*matcher.blocks(before), run, *matcher.blocks(after)]
    blocks = without_overlaps(joined([grown(pair, free, block) for block in near]))
    return joined(trusted(pair, settle(pair, blocks)[0], edges=False))


def stretch_start(free: bytearray, at: int) -> int:
    """Where the free words before `at` begin, or `NEAR` words before it."""
    return free.rfind(0, max(at - NEAR, 0), at) + 1 or max(at - NEAR, 0)


def stretch_end(free: bytearray, at: int) -> int:
    """Where the free words from `at` on end, or `NEAR` words after it."""
    end = free.find(0, at, at + NEAR)
    return end if end >= 0 else at + NEAR


def enough(pair: Pair, blocks: Sequence[Block]) -> bool:
    """Whether runs tell enough to say that they moved."""
    total = 0.0
    for block in blocks:
        bits = pair.weight(block.old, block.old_end)
        strength = wholeness(pair, block) if block.size >= LEAST_WORDS else 0
        if strength == PARAGRAPH and bits >= LEAST_OF_PARAGRAPH:
            return True
        if strength >= SENTENCE and bits >= LEAST_OF_SENTENCE:
            return True
        total += bits
    if total < LEAST_OF_CHANGED:
        return False
    return total >= LEAST_OF_ANY or most_of_sentences(pair, blocks, total)


def most_of_sentences(pair: Pair, blocks: Sequence[Block], bits: float) -> bool:
    """Whether runs that tell so much are most of the sentences that they stand in."""
    first, last = blocks[0], blocks[-1]
    for words, start, end in (
        (pair.old, first.old, last.old_end),
        (pair.new, first.new, last.new_end),
    ):
        whole_start, whole_end = words.sentence(start, end)
        if bits < MOST * sum(pair.bits[number] for number in words.ids[whole_start:whole_end]):
            return False
    return True
