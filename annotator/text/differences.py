"""What changed between two texts, for people to read? Runs of words, kept, removed and added.

The alignment is the one that passages are placed by; here it is made calm to read: a change takes
whole words with the stops that hang on them, and a few common words between two changes belong to
them. What moved is shown where it was removed and where it was added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.text.alignment import align
from annotator.text.matching import Block, joined
from annotator.text.spans import Span
from annotator.text.words import SENTENCE, Pair, Words

# Words that stand between two changes and tell no more than this, in bits, belong to them.
FEW, LITTLE = 3, 9.0
# Words that hang together without a space are kept together, so many at most.
HANGING = 12


class Kind(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words: `old` and `new` are its places in the two texts, in code points.

    What was removed has an empty span in the new text, what was added one in the old. All
    differences together cover both texts, in order, without a gap.
    """

    kind: Kind
    old: Span
    new: Span


def compare(old: str, new: str, *, typography: bool = False) -> list[Difference]:
    """The differences between two texts, in order, what was removed before what was added.

    What folds to the same counts as same; `typography` shows changes of white space, quotation
    marks, hyphens, apostrophes and Unicode form too.
    """
    pair = align(old, new).pair
    if not len(pair.old) and not len(pair.new) and not typography:
        return [Difference(Kind.SAME, Span(0, len(old)), Span(0, len(new)))] if old or new else []
    runs = calm(pair, align(old, new).kept)
    if typography:
        runs = [run for block in runs for run in alike(pair, block)]
    runs = whole(pair, runs)
    found: list[Difference] = []
    old_reached = new_reached = 0
    for run in runs:
        start, new_start = at(pair.old, run.old), at(pair.new, run.new)
        found += changed(Span(old_reached, start), Span(new_reached, new_start))
        old_reached, new_reached = at(pair.old, run.old_end), at(pair.new, run.new_end)
        found.append(Difference(Kind.SAME, Span(start, old_reached), Span(new_start, new_reached)))
    found += changed(Span(old_reached, len(old)), Span(new_reached, len(new)))
    return found


def changed(before: Span, after: Span) -> Iterator[Difference]:
    """What was removed, and what was added in its place."""
    if before:
        yield Difference(Kind.REMOVED, before, Span(after.start, after.start))
    if after:
        yield Difference(Kind.ADDED, Span(before.end, before.end), after)


def at(words: Words, index: int) -> int:
    """Where the word at `index` starts, in code points: white space belongs to what is before it.

    White space at the start of the text belongs to the first word. The text's end for the index
    after the last word.
    """
    if index >= len(words):
        return len(words.folded.source)
    return words.folded.start(words.starts[index]) if index else 0


def calm(pair: Pair, kept: list[Block]) -> list[Block]:
    """`kept` without the few words that stand between two changes and tell little."""
    ends = [Block(0, 0, 0), *kept, Block(len(pair.old), len(pair.new), 0)]
    found: list[Block] = []
    for before, block, after in zip(ends, ends[1:], ends[2:], strict=False):
        if (
            block.size <= FEW
            and pair.weight(block.old, block.old_end) <= LITTLE
            and distance(before, block) > 1
            and distance(block, after) > 1
            and distance(before, block) + distance(block, after) > 2 * block.size
            and pair.old.strength(block.old) < SENTENCE
        ):
            continue
        found.append(block)
    return found


def distance(one: Block, other: Block) -> int:
    """How many words lie between two runs, in the text that has more of them."""
    return max(other.old - one.old_end, other.new - one.new_end)


def whole(pair: Pair, kept: list[Block]) -> list[Block]:
    """`kept` without words at its ends that hang on changed ones."""
    found: list[Block] = []
    for block in kept:
        start, end = 0, block.size
        while start < min(end, HANGING) and hangs(pair, block.old + start, block.new + start):
            start += 1
        while end > max(start, block.size - HANGING) and hangs(
            pair, block.old + end, block.new + end
        ):
            end -= 1
        if end > start:
            found.append(Block(block.old + start, block.new + start, end - start))
    return found


def hangs(pair: Pair, old: int, new: int) -> bool:
    """Whether in either text no white space parts a word from the one before it.

    Not at the texts' own starts and ends.
    """
    return any(
        0 < index < len(words) and not words.folded.source[at(words, index) - 1].isspace()
        for words, index in ((pair.old, old), (pair.new, new))
    )


def alike(pair: Pair, block: Block) -> list[Block]:
    """The parts of a run that are the same in every character, white space after them too."""
    found: list[Block] = []
    for index in range(block.size):
        old, new = block.old + index, block.new + index
        one = pair.old.folded.source[at(pair.old, old) : at(pair.old, old + 1)]
        other = pair.new.folded.source[at(pair.new, new) : at(pair.new, new + 1)]
        if one == other:
            found.append(Block(old, new, 1))
    return joined(found)
