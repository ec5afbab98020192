"""Which equal words are a place, and which stand there by chance? Weighs runs and their company.

A run is trusted for what it tells by itself and for the trusted runs beside it, less what lies
between: the filter that sequence searches use on chains of hits (as BLAST's X-drop), in bits.
"""

from __future__ import annotations

from itertools import pairwise

from annotator.text.matching import Block
from annotator.text.words import PARAGRAPH, SENTENCE, Pair

ENOUGH = 30.0  # bits that make a place
# A run in the midst of a sentence that is otherwise new (a name, a turn of phrase) is no place by
# itself, unless it is very long or a good part of the sentence.
PHRASE = 22.0
LONG = 90.0
PART_OF_BOTH, PART_OF_ONE = 0.25, 0.5

# Between two runs: what a word costs that was replaced, and what words cost that were only added
# or only removed.
REPLACED = 5.0
ONE_SIDED = 16.0
# What it costs to lean on words beyond the end of a sentence: two may begin or end alike.
NEXT_SENTENCE = 12.0
# Words at most that are weighed by themselves for standing beyond it.
OVERHANG = 8
# The start and the end of a text are known places, though not sure ones: the first words of two
# texts may be the same by chance.
EDGE = 22.0
# What it adds that a run is a whole paragraph, or whole sentences, in both texts.
WHOLE_PARAGRAPH = 15.0
WHOLE_SENTENCE = 6.0


def trusted(pair: Pair, blocks: list[Block], *, edges: bool = True) -> list[Block]:
    """Those of `blocks`, which are in order in both texts, that tell where their words stand.

    `edges` says whether the first and the last block may lean on the texts' start and end.
    """
    blocks = [piece for block in blocks for piece in cut(pair, block)]
    own = [telling(pair, block) for block in blocks]
    ends = Block(len(pair.old), len(pair.new), 0)
    from_left = leaning(blocks, own, Block(0, 0, 0) if edges else None)
    mirrored = [mirror(block, ends) for block in reversed(blocks)]
    from_right = leaning(mirrored, own[::-1], Block(0, 0, 0) if edges else None)[::-1]
    return [
        block
        for block, bits, left, right in zip(blocks, own, from_left, from_right, strict=True)
        if bits + left + right >= ENOUGH
    ]


def cut(pair: Pair, block: Block) -> list[Block]:
    """`block` in pieces: a few words that reach over the end of a sentence are by themselves."""
    cuts = [0, block.size]
    short = range(1, min(OVERHANG, block.size - 1) + 1)
    for candidates in (short, (block.size - by for by in short)):
        for at in candidates:
            if (
                pair.old.strength(block.old + at) >= SENTENCE
                and pair.new.strength(block.new + at) >= SENTENCE
            ):
                cuts.append(at)
                break
    cuts = sorted(set(cuts))
    return [
        Block(block.old + start, block.new + start, end - start) for start, end in pairwise(cuts)
    ]


def mirror(block: Block, ends: Block) -> Block:
    """`block` as it stands in texts read backwards."""
    return Block(ends.old - block.old_end, ends.new - block.new_end, block.size)


def leaning(blocks: list[Block], own: list[float], edge: Block | None) -> list[float]:
    """How much each block leans on what lies before it, in bits."""
    found: list[float] = []
    support = EDGE if edge else 0.0
    last = edge or Block(0, 0, 0)
    for block, bits in zip(blocks, own, strict=True):
        removed, added = block.old - last.old_end, block.new - last.new_end
        cost = REPLACED * max(removed, added)
        if not removed or not added:
            cost = min(cost, ONE_SIDED) if removed or added or not found else NEXT_SENTENCE
        support = max(support - cost, 0.0)
        found.append(support)
        support = min(support + bits, ENOUGH)
        last = block
    return found


def telling(pair: Pair, block: Block) -> float:
    """What a run tells by itself, in bits."""
    bits = pair.weight(block.old, block.old_end)
    if bits >= LONG:
        return bits
    strength = wholeness(pair, block)
    if strength == PARAGRAPH:
        return bits + WHOLE_PARAGRAPH
    if strength >= SENTENCE:
        return bits + WHOLE_SENTENCE
    if bits <= PHRASE:
        return bits
    return bits if much_of_sentences(pair, block) else PHRASE


def wholeness(pair: Pair, block: Block) -> int:
    """How strongly both texts part before and after a run: the least of the four."""
    return min(
        pair.old.strength(block.old),
        pair.new.strength(block.new),
        pair.old.strength(block.old_end),
        pair.new.strength(block.new_end),
    )


def much_of_sentences(pair: Pair, block: Block) -> bool:
    """Whether a run is a good part of the sentences that it stands in."""
    parts = []
    for words, start, end in (
        (pair.old, block.old, block.old_end),
        (pair.new, block.new, block.new_end),
    ):
        first, last = words.sentence(start, end)
        whole = sum(pair.bits[number] for number in words.ids[first:last])
        parts.append(sum(pair.bits[number] for number in words.ids[start:end]) / whole)
    return min(parts) >= PART_OF_BOTH and max(parts) >= PART_OF_ONE
