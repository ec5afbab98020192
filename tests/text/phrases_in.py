"""Which words of a text are these? Tests name words by what they say, the engine by number."""

from __future__ import annotations

from annotator.text.matching import Block
from annotator.text.words import Pair, Words


def numbers(words: Words, phrase: str, nth: int = 0) -> tuple[int, int]:
    """The first word of a phrase and the one after its last, the `nth` time that it stands."""
    start = -1
    for _ in range(nth + 1):
        start = words.folded.source.index(phrase, start + 1)
    return words.touched(*words.folded.span(start, start + len(phrase)))


def says(words: Words, first: int, last: int) -> str:
    """The words from `first` up to `last`, as they are written."""
    if first >= last:
        return ""
    text = words.folded
    return text.source[text.start(words.starts[first]) : text.end(words.ends[last - 1])]


def run(pair: Pair, phrase: str, nth: int = 0, new_nth: int = 0) -> Block:
    """The run of a phrase that stands in both texts; it must be the same words in both."""
    first, last = numbers(pair.old, phrase, nth)
    new_first, new_last = numbers(pair.new, phrase, new_nth)
    assert pair.old.ids[first:last] == pair.new.ids[new_first:new_last]
    return Block(first, new_first, last - first)


def old_words(pair: Pair, blocks: list[Block]) -> list[str]:
    """What runs say in the old text."""
    return [says(pair.old, block.old, block.old_end) for block in blocks]


def new_words(pair: Pair, blocks: list[Block]) -> list[str]:
    """What runs say in the new text."""
    return [says(pair.new, block.new, block.new_end) for block in blocks]
