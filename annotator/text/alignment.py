"""Which words of one text are which words of another? Runs in order, runs that moved, and doubts.

`matching` finds equal words; here they are judged. A run counts if it tells enough by itself or
stands close to runs that do: words that are common by chance in a rewritten text are no place.
What becomes of a passage is `anchoring`, what readers see of it `differences`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from annotator.text.matching import Block, Matcher, Stretch, gaps, joined
from annotator.text.moves import Move, find
from annotator.text.recuts import Tie
from annotator.text.slides import settle
from annotator.text.trust import trusted
from annotator.text.words import Pair


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts and what of them is the same, in words."""

    pair: Pair
    kept: list[Block]  # in order in both texts
    moved: list[Move]
    ties: list[Tie]
    matcher: Matcher
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [block.old for block in self.kept])

    @property
    def everywhere(self) -> list[Block]:
        """All runs, kept or moved."""
        return [*self.kept, *(block for move in self.moved for block in move.blocks)]

    def around(self, index: int) -> int:
        """The last kept run that begins at the old word `index` or before it, -1 for none."""
        return bisect_right(self._starts, index) - 1

    def gap(self, number: int) -> Stretch:
        """What lies between the kept run of this number (-1: the texts' start) and the next."""
        kept = self.kept
        old, new = (kept[number].old_end, kept[number].new_end) if number >= 0 else (0, 0)
        if number + 1 < len(kept):
            return Stretch(old, kept[number + 1].old, new, kept[number + 1].new)
        return Stretch(old, len(self.pair.old), new, len(self.pair.new))


@lru_cache(maxsize=2)
def align(old: str, new: str) -> Alignment:
    """The alignment of two texts; the last few are remembered."""
    pair = Pair.of(old, new)
    matcher = Matcher(pair.old.ids, pair.new.ids)
    blocks, ties = settle(pair, matcher.blocks())
    kept = joined(trusted(pair, blocks))
    everything = Stretch(0, len(pair.old), 0, len(pair.new))
    moved = find(pair, matcher, gaps(kept, everything))
    alignment = Alignment(pair, kept, moved, [], matcher)
    alignment.ties.extend(tie for tie in ties if is_kept(alignment, tie))
    return alignment


def is_kept(alignment: Alignment, tie: Tie) -> bool:
    """Whether the words that a tie leaves in doubt are kept at all."""
    for start, _ in tie.doubtful:
        number = alignment.around(start)
        if number >= 0 and alignment.kept[number].old_end > start:
            return True
    return False
