"""Where exactly was something cut out or put in, when the words around it repeat?

"A B A B C" without one "A B" may have lost the first or the second. The cut is slid to where the
text parts most strongly (as git's indent heuristic does with lines); where two places are equally
good, that is kept as a tie: the surroundings cannot tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.text.matching import Block, joined
from annotator.text.words import SENTENCE, Pair, Words

# A cut that meets another change makes one change of two.
MEETS = 2
# Changes of so many words are looked through for words that fit in better: the one side must be
# so much longer than the other, and the words tell so many bits.
LONGEST, LEAST, TWIN = 400, 4, 8.0
# What a replaced word costs, and words that were only removed or only added (see `trust`).
REPLACED, ONE_SIDED = 5.0, 16.0
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
        if removed and added:
            done[-1:], block = recut(pair, last, block)
        elif removed or added:
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
        if (shift == -left.size and left.old > 0) or (shift == right.size and right.size):
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


def recut(pair: Pair, left: Block, right: Block) -> tuple[list[Block], Block]:
    """The blocks before a change, and the one after it, with words of it that fit in better.

    In "A X, says B. X, says C." that became "A X, adds C." the words X are those beside C: with
    the first X a whole sentence went, and one word was changed.
    """
    removed, added = right.old - left.old_end, right.new - left.new_end
    longer, other = (removed, added) if removed > added else (added, removed)
    if longer > LONGEST or longer - other < LEAST:
        return [left], right
    old = removed > added
    words, start = (pair.old, left.old_end) if old else (pair.new, left.new_end)
    end = start + longer
    best: tuple[float, int, int] = (0.0, 0, 0)
    for at in range(start + 1, end + 1):
        if (size := twin_before(pair, words, start, at, left.size)) and at < end:
            best = max(best, (saved(longer, other, end - at), size, at - start))
        if (size := twin_after(pair, words, end, at, right.size)) and at - start > 0:
            best = max(best, (saved(longer, other, at - start), -size, at - start))
    gain, size, by = best
    if gain <= 0:
        return [left], right
    if size > 0:
        cut = shifted_end(left, -size)
        skipped = by if old else 0, 0 if old else by
        twin = Block(cut.old_end + skipped[0], cut.new_end + skipped[1], size)
        return ([cut, twin] if cut.size or not cut.old else [twin]), right
    twin = Block(
        left.old_end + by if old else right.old,
        right.new if old else left.new_end + by,
        -size,
    )
    return [left, twin], shifted_start(right, -size)


def saved(longer: int, other: int, rest: int) -> float:
    """What it saves that of a change only so many words are left, and the others one cut."""
    return REPLACED * (longer - max(rest, other)) - ONE_SIDED


def twin_before(pair: Pair, words: Words, start: int, at: int, most: int) -> int:
    """How many whole sentences' words stand both before a change and before a place in it."""
    size = 0
    found = 0
    while size < min(most, at - start) and words.ids[start - 1 - size] == words.ids[at - 1 - size]:
        size += 1
        if words.strength(start - size) >= SENTENCE and words.strength(at - size) >= SENTENCE:
            found = size
    return found if told(pair, words, at - found, at) >= TWIN else 0


def twin_after(pair: Pair, words: Words, end: int, at: int, most: int) -> int:
    """How many whole sentences' words stand both after a change and from a place in it."""
    size = 0
    found = 0
    while size < min(most, end - at) and words.ids[end + size] == words.ids[at + size]:
        size += 1
        if words.strength(end + size) >= SENTENCE and words.strength(at + size) >= SENTENCE:
            found = size
    return found if told(pair, words, at, at + found) >= TWIN else 0


def told(pair: Pair, words: Words, start: int, end: int) -> float:
    """What words tell, in bits."""
    return sum(pair.bits[number] for number in words.ids[start:end])


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
