"""What does placing a thousand passages in a revised text cost, beside a bare comparison?

rapidfuzz compares the lists of words and places nothing; difflib does too, in a time that grows
with the square of their number, so only up to a certain length.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from annotator.text import alignment, anchoring, folding
from tests.benchmarks.measuring import seconds
from tests.benchmarks.prose import paragraphs

SIZES = (2_500, 5_000, 10_000, 20_000)
PASSAGES = 1_000
BOUND_OF_DIFFLIB = 5_000
SYLLABLES = "ba ce di fo gu la me ni ro su ta ve".split()


def article(words: int, seed: int) -> list[str]:
    """Paragraphs of sentences with words that a machine made up, some common and most rare."""
    chance = random.Random(seed)
    common = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 2))) for _ in range(60)]
    rare = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(6_000)]
    made: list[str] = []
    while words > 0:
        sentences = []
        for _ in range(chance.randint(2, 6)):
            size = chance.randint(6, 24)
            some = [chance.choice(chance.choice((common, rare))) for _ in range(size)]
            sentences.append(" ".join(some).capitalize() + ".")
            words -= size
        made.append(" ".join(sentences))
    return made


def moderate(old: list[str], chance: random.Random) -> list[str]:
    """One paragraph in ten has a word changed, some are cut, added or moved."""
    new = list(old)
    for _ in range(max(len(new) // 50, 1)):
        new.insert(chance.randrange(len(new)), new.pop(chance.randrange(len(new))))
        new.insert(chance.randrange(len(new)), article(60, chance.randrange(10**6))[0])
        new.pop(chance.randrange(len(new)))
    return [reworded(one, 1, chance) if chance.random() < 0.1 else one for one in new]


def heavy(old: list[str], chance: random.Random) -> list[str]:
    """Every paragraph has one word in six changed, and a third of them stand elsewhere."""
    new = [reworded(one, len(one.split()) // 6, chance) for one in old]
    for _ in range(len(new) // 3):
        new.insert(chance.randrange(len(new)), new.pop(chance.randrange(len(new))))
    return new


def reworded(paragraph: str, times: int, chance: random.Random) -> str:
    """A paragraph with some words replaced."""
    words = paragraph.split(" ")
    for _ in range(times):
        words[chance.randrange(len(words))] = "".join(chance.choices(SYLLABLES, k=5))
    return " ".join(words)


def rewritten(old: list[str], chance: random.Random) -> list[str]:
    """Another article, as long."""
    return article(sum(len(one.split()) for one in old), chance.randrange(10**6))


def repetitive(old: list[str], chance: random.Random) -> list[str]:
    """The same few sentences again and again, in another order."""
    return chance.sample(old, len(old))


def texts(name: str, size: int) -> tuple[str, str]:
    """The old and the new text of one kind of edit."""
    chance = random.Random(size)
    old = paragraphs(size) if name == "repetitive" else article(size, size)
    return "\n\n".join(old), "\n\n".join(EDITS[name](old, chance))


def passages(text: str) -> list[tuple[int, int]]:
    """A thousand passages anywhere in a text, of 2 to 400 characters."""
    chance = random.Random(1)
    starts = [chance.randrange(len(text) - 400) for _ in range(PASSAGES)]
    return [(start, start + chance.randint(2, 400)) for start in starts]


def forgetful(act: Callable[[], object]) -> object:
    """`act` without what was remembered of the texts."""
    alignment.align.cache_clear()
    folding.folded.cache_clear()
    return act()


EDITS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "moderate": moderate,
    "heavy": heavy,
    "rewritten": rewritten,
    "repetitive": repetitive,
}


def run() -> None:
    """Prints a row for each kind of edit and length, and one for hostile texts."""
    print(f"\nAnchoring: {PASSAGES:,} passages")
    print("edit           words      ms   rapidfuzz ms   difflib ms   of the passages")
    for name in EDITS:
        for size in SIZES:
            row(name, size, *texts(name, size))
    row("a a a …", 200_000, "a " * 200_000, "a " * 150_000 + "b " + "a " * 49_000)


def row(name: str, size: int, old: str, new: str) -> None:
    """Measures and prints one row."""
    spans = passages(old)
    took = seconds(lambda: forgetful(lambda: anchoring.place(old, new, spans)), times=3)
    one, other = old.split(), new.split()
    bare = seconds(lambda: Indel.opcodes(one, other), times=1) if size <= max(SIZES) else None
    slow = None
    if size <= BOUND_OF_DIFFLIB:
        slow = seconds(
            lambda: SequenceMatcher(None, one, other, autojunk=False).get_opcodes(), times=1
        )
    states = [placed.state for placed in anchoring.place(old, new, spans)]
    counts = ", ".join(
        f"{states.count(state)} {state}" for state in anchoring.State if state in states
    )
    print(f"{name:10} {size:9,} {took * 1e3:7.0f} {shown(bare):>14} {shown(slow):>12}   {counts}")


def shown(took: float | None) -> str:
    """A time in milliseconds, or a dash for what was not measured."""
    return "–" if took is None else f"{took * 1e3:.0f}"
