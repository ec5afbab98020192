"""Do the words before a change belong behind it? Looks for twins of whole sentences within.

In "X, says B. X, says C." that became "X, adds C." the words X are those of C: with the first X a
whole sentence went, and one word was changed. Cuts that can be slid are `slides`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from annotator.text.claims import claim
from annotator.text.matching import Block
from annotator.text.words import SENTENCE, Pair, Words

# Changes of so many words are looked through, and twins must tell so many bits.
LONGEST, TWIN = 400, 8.0
# What a replaced word costs; and words that were only removed or only added, at most.
REPLACED, ONE_SIDED = 5.0, 16.0
# What one way to cut must cost less than another, to be taken where surroundings do not tell.
CHEAPER = 6.0


@dataclass(frozen=True, slots=True)
class Tie:
    """Words that may be kept in either of two places: `left` and `right` are the runs there.

    `doubtful` are the stretches of the old text that are in one of them only, or in both.
    """

    left: Block
    right: Block
    doubtful: tuple[tuple[int, int], ...]


class Twin(NamedTuple):
    """Words in a change like those beside it."""

    gain: float  # what it costs less to keep these
    before: bool  # whether they are like the words before the change, or like those after it
    size: int
    at: int  # where they begin


def recut(pair: Pair, left: Block, right: Block) -> tuple[list[Block], Block, Tie | None]:
    """The blocks before a change and the one after it, with twins where they fit in better."""
    removed, added = right.old - left.old_end, right.new - left.new_end
    unchanged = [left], right, None
    old = removed > added
    longer, other = (removed, added) if old else (added, removed)
    if longer > LONGEST:
        return unchanged
    if not (twins := twins_of(pair, left, right, old=old, other=other)):
        return unchanged
    twin = max(twins)
    beside = (
        shifted_start(left, left.size - twin.size)
        if twin.before
        else Block(right.old, right.new, twin.size)
    )
    other_place = (twin.at, beside.new) if old else (beside.old, twin.at)
    rival = claim(pair, *other_place, twin.size)
    own = claim(pair, beside.old, beside.new, twin.size)
    block = Block(*other_place, twin.size)
    if twin.gain <= -CHEAPER:
        better = rival.is_nearer(own)
    else:
        better = rival.beats(own) or (twin.gain >= CHEAPER and not own.beats(rival))
    if better:
        if twin.before:
            return [shifted_end(left, -twin.size), block], right, None
        return [left, block], shifted_start(right, twin.size), None
    if own.beats(rival) or twin.gain <= -CHEAPER:
        return unchanged
    places = (beside.old, twin.at) if old else (beside.old,)
    doubtful = tuple((place, place + twin.size) for place in places)
    runs = (left, block) if twin.before else (block, right)
    return [left], right, Tie(*runs, doubtful)


def twins_of(pair: Pair, left: Block, right: Block, *, old: bool, other: int) -> list[Twin]:
    """The twins of the words beside a change, in its longer side: the `old` one, or the new."""
    words = pair.old if old else pair.new
    start, end = (left.old_end, right.old) if old else (left.new_end, right.new)
    now = change(end - start, other)
    found = []
    for at in range(start, end + 1):
        if size := twin_before(pair, words, start, at, left.size):
            gain = now - one_sided(at - start) - change(end - at, other)
            found.append(Twin(gain, True, size, at - size))
        if size := twin_after(pair, words, end, at, right.size):
            gain = now - one_sided(end - at) - change(at - start, other)
            found.append(Twin(gain, False, size, at))
    return found


def change(one: int, other: int) -> float:
    """What it costs to put so many words in place of so many."""
    return min(REPLACED * max(one, other), one_sided(one) + one_sided(other))


def one_sided(count: int) -> float:
    """What it costs to add or to remove so many words."""
    return min(REPLACED * count, ONE_SIDED)


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
