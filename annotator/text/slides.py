"""Where exactly was something cut out or put in, when the words around it repeat?

"A B A B C" without one "A B" may have lost the first or the second. The cut is slid to where the
text parts most strongly (as git's indent heuristic does with lines); where two places are equally
good, that is kept as a tie: the surroundings cannot tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.text.matching import Block, joined
from annotator.text.words import Pair

# A cut that meets another change makes one change of two.
MEETS = 2
# Words that a cut is slid over at most, on either side.
FARTHEST = 2_000


@dataclass(frozen=True, slots=True)
class Tie:
    """A cut that may lie in several places: `left` and `right` are the runs at its two sides.

    They are as long as the cut's last and first place make them, so they overlap in one text.
    `doubtful` are the stretches of the old text that are in one of them only, or in both.
    """

    left: Block
    right: Block
    doubtful: tuple[tuple[int, int], ...]


def settle(pair: Pair, blocks: list[Block]) -> tuple[list[Block], list[Tie]]:
    """`blocks`, which are in order, with every cut between them at its best place, and the ties."""
    ties: list[Tie] = []
    done: list[Block] = [Block(0, 0, 0)]
    rest = [*blocks, Block(len(pair.old), len(pair.new), 0)]
    for following in rest:
        block = following
        last = done[-1]
        removed, added = block.old - last.old_end, block.new - last.new_end
        if bool(removed) != bool(added):
            last, block, tie = slid(pair, last, block)
            done[-1] = last
            if tie:
                ties.append(tie)
            if not last.size and len(done) > 1:
                done.pop()
        if block.size:
            done.append(block)
    return joined([block for block in done if block.size]), ties


def slid(pair: Pair, left: Block, right: Block) -> tuple[Block, Block, Tie | None]:
    """The two blocks beside a cut, with the cut at its best place, and the tie if there is one."""
    removed = right.old > left.old_end
    words = pair.old if removed else pair.new
    start, end = (left.old_end, right.old) if removed else (left.new_end, right.new)
    back = shared_back(words.ids, start, end, min(left.size, FARTHEST))
    on = shared_on(words.ids, start, end, min(right.size, FARTHEST))
    if not back and not on:
        return left, right, None
    best, first, last = -1, 0, 0
    for shift in range(-back, on + 1):
        good = words.strength(start + shift) + words.strength(end + shift)
        if (shift == -left.size and left.old > 0) or shift == right.size:
            good += MEETS
        if good > best:
            best, first, last = good, shift, shift
        elif good == best:
            last = shift
    chosen = first
    tie = None
    if last > first:
        tie = tied(left, right, removed=removed, first=first, last=last)
    return shifted_end(left, chosen), shifted_start(right, chosen), tie


def tied(left: Block, right: Block, *, removed: bool, first: int, last: int) -> Tie:
    """The tie between a cut shifted by `first` and one shifted by `last`."""
    longest = shifted_end(left, last), shifted_start(right, first)
    doubtful = [(left.old_end + first, left.old_end + last)]
    if removed:
        doubtful.append((right.old + first, right.old + last))
    return Tie(*longest, tuple(doubtful))


def shifted_end(block: Block, by: int) -> Block:
    """`block` with its end farther on, or back."""
    return Block(block.old, block.new, block.size + by)


def shifted_start(block: Block, by: int) -> Block:
    """`block` with its start farther on, or back."""
    return Block(block.old + by, block.new + by, block.size - by)


def shared_back(ids: Sequence[int], start: int, end: int, most: int) -> int:
    """How far a cut from `start` to `end` may be slid back."""
    length = 0
    while length < most and ids[start - 1 - length] == ids[end - 1 - length]:
        length += 1
    return length


def shared_on(ids: Sequence[int], start: int, end: int, most: int) -> int:
    """How far a cut from `start` to `end` may be slid on."""
    length = 0
    while length < most and ids[start + length] == ids[end + length]:
        length += 1
    return length
