"""Where do words stand that have changed? Between their neighbours, if those are where they were.

Gives the place of the new words, in whole words, and never the words of a neighbour. Words that
stand as they stood are `anchoring`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from annotator.text.alignment import Alignment
from annotator.text.matching import Block, Stretch
from annotator.text.words import PARAGRAPH, SENTENCE, Pair

# How much of a passage must be kept, by what its words tell, for the rest to be its rewording.
KEPT = 0.25
# Words that were replaced are told apart one by one in changes of up to this many pairs.
SMALL = 900
# A change of so few words is one of these words, whatever they are.
FEW = 8
# How alike what stands in place of a passage must be, when all of it is new; and, when it is to
# be found among many sentences, by how much more than the next.
ALIKE = 0.5
AHEAD = 0.12
# What it costs to leave a word out or to add one, where replacing one costs 10 to 150.
SKIP = 60
# Added words in place of removed ones: so many times as many, and some.
TIMES, AND_SOME = 3, 6
# Only sentences that share words which tell so many bits are compared, and none of more words.
RARE, LONGEST = 6.0, 200
# Of a passage's words so many are looked for, the rarest.
MOST = 24

Sentence = tuple[int, int, Counter[int]]  # where it starts and ends, and its words


class Rewording:
    """Finds what passages have become, by one alignment."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.pair: Pair = alignment.pair
        self.cuts = lru_cache(maxsize=256)(self._cuts)
        self.sentences = lru_cache(maxsize=256)(self._sentences)

    def place(self, first: int, last: int) -> tuple[int, int] | None:
        """The new words in place of the old ones from `first` up to `last`, or None."""
        kept = self.alignment.kept
        number = self.alignment.around(first)
        start = number if number >= 0 and kept[number].old_end > first else number + 1
        end = start
        while end < len(kept) and kept[end].old < last:
            end += 1
        inside = kept[start:end]
        if self.much_of(first, last, inside):
            return self.among(first, last, start, end)
        moved = self.in_a_move(first, last)
        if moved:
            return moved
        return self.replaced(first, last, start, end)

    def much_of(self, first: int, last: int, blocks: Sequence[Block]) -> bool:
        """Whether `blocks` hold enough of the words from `first` up to `last`."""
        bits = sum(
            self.pair.weight(max(block.old, first), min(block.old_end, last)) for block in blocks
        )
        return bits > 0 and bits >= KEPT * self.pair.weight(first, last)

    def among(self, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        """The place of words of which the kept runs from `start` up to `end` hold a part."""
        kept = self.alignment.kept
        one, other = kept[start], kept[end - 1]
        new_first = max(one.new, one.new + first - one.old)
        new_last = min(other.new_end, other.new + last - other.old)
        if first < one.old:
            new_first = self.edge(self.alignment.gap(start - 1), first, new_first)
        if last > other.old_end:
            new_last = self.edge(self.alignment.gap(end - 1), last, new_last)
        return new_first, new_last

    def edge(self, gap: Stretch, at: int, otherwise: int) -> int:
        """Where the old bound `at` lies in a change; `otherwise` where that cannot be told."""
        removed, added = gap.old_end - gap.old, gap.new_end - gap.new
        if not added:
            return otherwise
        if removed * added <= SMALL:
            return self.cuts(gap)[at - gap.old]
        if at in (gap.old, gap.old_end) and added <= TIMES * removed:
            return gap.new if at == gap.old else gap.new_end
        return otherwise

    def in_a_move(self, first: int, last: int) -> tuple[int, int] | None:
        """The place of words that moved and were changed besides."""
        for move in self.alignment.moved:
            blocks = [block for block in move.blocks if block.old < last and first < block.old_end]
            if blocks and self.much_of(first, last, blocks):
                one, other = blocks[0], blocks[-1]
                return (
                    max(one.new, one.new + first - one.old),
                    min(other.new_end, other.new + last - other.old),
                )
        return None

    def replaced(self, first: int, last: int, start: int, end: int) -> tuple[int, int] | None:
        """The words that were put in place of all words of a passage, or nearly all."""
        gap = self.alignment.gap(start - 1)
        if end > start:
            after = self.alignment.gap(end - 1)
            gap = Stretch(gap.old, after.old_end, gap.new, after.new_end)
        removed, added = gap.old_end - gap.old, gap.new_end - gap.new
        if not added or not removed:
            return None
        if first >= gap.old and last <= gap.old_end and removed * added <= SMALL:
            cuts = self.cuts(gap)
            found = cuts[first - gap.old], cuts[last - gap.old]
            if found[0] < found[1] and self.stands_for(first, last, found, gap):
                return found
        return self.most_alike(first, last, gap)

    def stands_for(self, first: int, last: int, new: tuple[int, int], gap: Stretch) -> bool:
        """Whether new words within a change stand for the old ones from `first` up to `last`."""
        removed, added = gap.old_end - gap.old, gap.new_end - gap.new
        if self.likeness(first, last, *new) >= ALIKE:
            return True
        if max(removed, added) <= FEW:
            return not self.whole_paragraph(gap)
        if (first, last) != (gap.old, gap.old_end):
            return False
        if added > TIMES * removed + AND_SOME or removed > TIMES * added + AND_SOME:
            return False
        return not self.whole_paragraph(gap)

    def whole_paragraph(self, gap: Stretch) -> bool:
        """Whether whole paragraphs were replaced: nothing in them was kept."""
        old = self.pair.old
        return old.strength(gap.old) == PARAGRAPH == old.strength(gap.old_end)

    def likeness(self, first: int, last: int, new_first: int, new_last: int) -> float:
        """How alike old and new words are, from 0 to 1."""
        old, new = self.pair.old, self.pair.new
        return (
            fuzz.ratio(
                old.folded.text[old.starts[first] : old.ends[last - 1]],
                new.folded.text[new.starts[new_first] : new.ends[new_last - 1]],
            )
            / 100
        )

    def most_alike(self, first: int, last: int, gap: Stretch) -> tuple[int, int] | None:
        """Of the sentences put into a change, the one that is much like the passage."""
        if last - first < FEW // 2:
            return None
        wanted = Counter(self.pair.old.ids[first:last])
        sentences, holding = self.sentences(gap)
        common: Counter[int] = Counter()
        telling = [number for number in wanted if self.pair.bits[number] >= RARE]
        for number in sorted(telling, key=lambda number: len(holding[number]))[:MOST]:
            for sentence in holding[number]:
                common[sentence] += 1
        scored = sorted(
            (
                (self.in_common(wanted, sentences[near][2]), near)
                for near, _ in common.most_common(5)
            ),
            reverse=True,
        )
        if not scored or scored[0][0] < ALIKE:
            return None
        if len(scored) > 1 and scored[1][0] > scored[0][0] - AHEAD:
            return None
        start, end, _ = sentences[scored[0][1]]
        return start, end

    def _sentences(self, gap: Stretch) -> tuple[list[Sentence], dict[int, list[int]]]:
        """The sentences put into a change, and which of them hold a word."""
        new = self.pair.new
        bounds = [at for at in range(gap.new + 1, gap.new_end) if new.strength(at) >= SENTENCE]
        sentences = [
            (start, end, Counter(new.ids[start:end]))
            for start, end in pairwise([gap.new, *bounds, gap.new_end])
        ]
        holding: dict[int, list[int]] = defaultdict(list)
        for index, (start, end, numbers) in enumerate(sentences):
            if end - start <= LONGEST:
                for number in numbers:
                    holding[number].append(index)
        return sentences, holding

    def in_common(self, one: Counter[int], other: Counter[int]) -> float:
        """How much of what two runs of words tell they have in common, from 0 to 1."""
        return 2 * self.told(one & other) / (self.told(one) + self.told(other))

    def told(self, numbers: Counter[int]) -> float:
        """What words tell, in bits."""
        return sum(self.pair.bits[number] * count for number, count in numbers.items())

    def _cuts(self, gap: Stretch) -> list[int]:
        """For each bound between the old words of a small change, the bound between the new ones.

        By the cheapest way to make the ones out of the others, where replacing a word costs less
        the more it looks like the new one.
        """
        old = [self.pair.old.word(at) for at in range(gap.old, gap.old_end)]
        new = [self.pair.new.word(at) for at in range(gap.new, gap.new_end)]
        costs = [[SKIP * column for column in range(len(new) + 1)]]
        for row, word in enumerate(old, 1):
            line = [SKIP * row]
            above = costs[-1]
            for column, other in enumerate(new, 1):
                line.append(
                    min(
                        above[column - 1] + unlike(word, other),
                        above[column] + SKIP,
                        line[-1] + SKIP,
                    )
                )
            costs.append(line)
        return [gap.new + column for column in path(costs, old, new)]


def unlike(one: str, other: str) -> int:
    """What it costs to replace a word by another: a stop is no word."""
    if one[0].isalnum() != other[0].isalnum():
        return 150
    return 100 - int(0.9 * fuzz.ratio(one, other))


def path(costs: list[list[int]], old: Sequence[str], new: Sequence[str]) -> list[int]:
    """For each number of old words, how many new ones they have become, from a table of costs."""
    row, column = len(old), len(new)
    found = [0] * (row + 1)
    found[row] = column
    while row:
        here = costs[row][column]
        if column and here == costs[row - 1][column - 1] + unlike(old[row - 1], new[column - 1]):
            row, column = row - 1, column - 1
        elif here == costs[row - 1][column] + SKIP:
            row -= 1
        else:
            column -= 1
            continue
        found[row] = column
    found[0] = 0
    return found
