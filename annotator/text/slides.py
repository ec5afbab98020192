"""Where exactly was something cut out or put in, when the words around it repeat?

"A B A B C" without one "A B" may have lost the first or the second. The cut is slid to where the
text parts most strongly (as git's indent heuristic does with lines); where two places are equally
good, that is kept as a tie: the surroundings cannot tell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from annotator.text.matching import Block, joined
from annotator.text.recuts import Tie, recut, shifted_end, shifted_start
from annotator.text.words import PARAGRAPH, SENTENCE, Pair, Words

# A cut that meets another change makes one change of two.
MEETS = 2
# What it costs that a paragraph begins in one text and not in the other.
UNLIKE = 3
# Words that a cut is slid over at most, on either side.
FARTHEST = 2_000


def settle(pair: Pair, blocks: list[Block]) -> tuple[list[Block], list[Tie]]:
    """`blocks`, which are in order, with every cut between them at its best place, and the ties."""
    ties: list[Tie] = []
    done: list[Block] = [Block(0, 0, 0)]
    rest = [*blocks, Block(len(pair.old), len(pair.new), 0)]
    for following in rest:
        block = following
        last = done[-1]
        removed, added = block.old - last.old_end, block.new - last.new_end
        tie = None
        if removed and added:
            done[-1:], block, tie = recut(pair, last, block)
        elif removed or added:
            moved = slid(pair, last, block)
            if moved == (last, block, None):
                done[-1:], block, tie = recut(pair, last, block)
            else:
                done[-1], block, tie = moved
        if tie:
            ties.append(tie)
        if not done[-1].size and len(done) > 1:
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
    cut = Cut(
        words,
        start,
        end,
        pair.new if removed else pair.old,
        left.new_end if removed else left.old_end,
    )
    quality = cut.qualities(back, on)
    if left.old > 0 and back == left.size:
        quality[0] += MEETS
    if right.size and on == right.size:
        quality[-1] += MEETS
    best = max(quality)
    first = quality.index(best) - back
    last = on - quality[::-1].index(best)
    tie = tied(left, right, removed=removed, first=first, last=last) if last > first else None
    return shifted_end(left, first), shifted_start(right, first), tie


class Cut(NamedTuple):
    """What was cut out of `words` from `start` to `end`; in the `other` text it lies at `at`."""

    words: Words
    start: int
    end: int
    other: Words
    at: int

    def qualities(self, back: int, on: int) -> list[int]:
        """How good the cut is for each shift, from `back` to the left to `on` to the right.

        Whole sentences of one paragraph are as good as whole paragraphs; and where the texts
        are the same, paragraphs should begin at the same words.
        """
        words, start, end = self.words, self.start, self.end
        left = [self.unlike(start, shift) for shift in range(-back, on + 1)]
        right = [self.unlike(end, shift) for shift in range(-back, on + 1)]
        found = []
        unlike = sum(right)
        begins = sorted(at for at in words.paragraphs if start - back <= at <= end + on)
        for number, shift in enumerate(range(-back, on + 1)):
            # Those before the cut are compared on its left side, those after it on its right.
            unlike -= right[number]
            unlike += left[number - 1] if number else 0
            here = unlike + min(left[number], right[number])
            strengths = [words.strength(start + shift), words.strength(end + shift)]
            within = bisect_left(begins, end + shift) > bisect_right(begins, start + shift)
            if not within and min(strengths) >= SENTENCE:
                strengths = [PARAGRAPH, PARAGRAPH]
            found.append(sum(strengths) - UNLIKE * here)
        return found

    def unlike(self, side: int, shift: int) -> int:
        """1 if a paragraph begins here in one text only."""
        one = side + shift in self.words.paragraphs
        return int(one != (self.at + shift in self.other.paragraphs))


def tied(left: Block, right: Block, *, removed: bool, first: int, last: int) -> Tie:
    """The tie between a cut shifted by `first` and one shifted by `last`."""
    longest = shifted_end(left, last), shifted_start(right, first)
    doubtful = [(left.old_end + first, left.old_end + last)]
    if removed:
        doubtful.append((right.old + first, right.old + last))
    return Tie(*longest, tuple(doubtful))


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
