"""How do newspapers edit? Random edit scripts that know what became of every word.

An article is paragraphs of words with numbers; an edit keeps, drops, moves or replaces them; the
new text is written from what is left, so that the place of each old word in it is known.
"""

from __future__ import annotations

import itertools
import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

COMMON = (
    "le la les un une des de du à il elle ne pas que qui dans pour sur avec est était ont plus "
    "the a of and to in it was that on for with he she not by at from this had"
).split()
SUBJECTS = (
    "port grève marin navire quai accord salaire ministre région syndicat tempête digue phare "
    "harbour strike sailor vessel council wages minister union storm lighthouse ferry bridge"
).split()
CONSONANTS, VOWELS = "bcdfglmnprstv", "aeiouéè"
FRESH_CONSONANTS = "kwxzj"


@dataclass
class Word:
    """A word of the old text (by its number), or one that an edit brought (None)."""

    number: int | None
    text: str
    sentence: int


@dataclass
class Revision:
    """An edit: both texts, where each old word stands in the old and in the new one."""

    old: str
    new: str
    before: dict[int, tuple[int, int]]
    after: dict[int, tuple[int, int]]
    edits: list[str]
    moved: set[int]
    changed: set[int]

    def passage(self, first: int, last: int) -> tuple[int, int]:
        """The span of the old text from one word to another."""
        return self.before[first][0], self.before[last][1]

    def fate(self, first: int, last: int) -> tuple[int, int] | None:
        """Where the words from one to another stand together in the new text, or None."""
        places = [self.after.get(number) for number in range(first, last + 1)]
        for one, other in itertools.pairwise(places):
            if one is None or other is None or not self.side_by_side(one, other):
                return None
        start, end = places[0], places[-1]
        return (start[0], end[1]) if start and end else None

    def stirred(self, first: int, last: int) -> bool:
        """Whether little may be left of what tells where words stand: their paragraph changed.

        And they are a lone word, or paragraphs moved too (which of two has moved is open).
        """
        changed = not self.changed.isdisjoint(range(first, last + 1))
        return changed and (first == last or bool(self.moved))

    def own(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether most of the words from one to another stand between two places of the new."""
        places = [self.after.get(number) for number in range(first, last + 1)]
        there = [place for place in places if place and start <= place[0] and place[1] <= end]
        return len(there) > len(places) / 2

    def side_by_side(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether nothing but white space stands between two words of the new text."""
        return one[1] <= other[0] and not self.new[one[1] : other[0]].strip()


Article = list[list[Word]]


class Editor:
    """Writes an article and edits it, by one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0
        self.sentences = 0
        # The words of paragraphs that moved, and of those in which something was changed.
        self.moved: set[int] = set()
        self.changed: set[int] = set()
        self.article: Article = [self.paragraph() for _ in range(self.chance.randint(2, 9))]

    def made_up(self, syllables: int, consonants: str = CONSONANTS) -> str:
        pick = self.chance.choice
        return "".join(pick(consonants) + pick(VOWELS) for _ in range(syllables))

    def word(self) -> str:
        pick = self.chance.random()
        if pick < 0.4:
            return self.chance.choice(COMMON)
        if pick < 0.6:
            return self.chance.choice(SUBJECTS)
        return self.made_up(self.chance.randint(2, 4))

    def sentence(self) -> list[Word]:
        words = [self.word() for _ in range(self.chance.randint(4, 15))]
        if self.chance.random() < 0.2:
            words[1] += ","
        if self.chance.random() < 0.2:
            words[2] = "l’" + words[2]
        if self.chance.random() < 0.1:
            words[-1] += " 🌊"
        words[0] = words[0].capitalize()
        words[-1] += self.chance.choice([".", ".", ".", "\u202f?", " — non."])
        if self.chance.random() < 0.25:
            words[0], words[-1] = "«\u00a0" + words[0], words[-1] + "\u00a0»"
        self.sentences += 1
        numbers = range(self.count, self.count + len(words))
        self.count += len(words)
        return [
            Word(number, text, self.sentences) for number, text in zip(numbers, words, strict=True)
        ]

    def paragraph(self) -> list[Word]:
        return [word for _ in range(self.chance.randint(1, 4)) for word in self.sentence()]

    def fresh(self, sentence: int) -> Word:
        return Word(None, self.made_up(3, FRESH_CONSONANTS), sentence)

    # The edits. Each takes the place of a paragraph.

    def delete(self, at: int) -> None:
        if len(self.article) > 1:
            del self.article[at]

    def move(self, at: int) -> None:
        paragraph = self.article.pop(at)
        self.article.insert(self.chance.randint(0, len(self.article)), paragraph)

    def insert(self, at: int) -> None:
        words = self.paragraph()
        self.article.insert(at, [Word(None, word.text, word.sentence) for word in words])

    def replace(self, at: int) -> None:
        paragraph = self.article[at]
        for _ in range(self.chance.randint(1, 3)):
            place = self.chance.randrange(len(paragraph))
            paragraph[place] = self.fresh(paragraph[place].sentence)

    def add(self, at: int) -> None:
        paragraph = self.article[at]
        place = self.chance.randrange(len(paragraph))
        paragraph.insert(place, self.fresh(paragraph[place].sentence))

    def lose(self, at: int) -> None:
        if len(self.article[at]) > 2:
            del self.article[at][self.chance.randrange(len(self.article[at]))]

    def cut(self, at: int) -> None:
        sentences = {word.sentence for word in self.article[at]}
        if len(sentences) > 1:
            dropped = self.chance.choice(sorted(sentences))
            self.article[at] = [word for word in self.article[at] if word.sentence != dropped]

    def split(self, at: int) -> None:
        paragraph = self.article[at]
        ends = [
            place
            for place in range(1, len(paragraph))
            if paragraph[place].sentence != paragraph[place - 1].sentence
        ]
        if ends:
            end = self.chance.choice(ends)
            self.article[at : at + 1] = [paragraph[:end], paragraph[end:]]

    def merge(self, at: int) -> None:
        if at + 1 < len(self.article):
            self.article[at : at + 2] = [self.article[at] + self.article[at + 1]]

    def edit(self) -> str:
        """One edit, somewhere; its name."""
        edits: list[Callable[[int], None]] = [
            self.delete, self.move, self.insert, self.replace, self.replace,
            self.add, self.lose, self.cut, self.split, self.merge,
        ]  # fmt: skip
        edit = self.chance.choice(edits)
        at = self.chance.randrange(len(self.article))
        stirred = {word.number for word in self.article[at] if word.number is not None}
        if edit == self.move:
            self.moved |= stirred
        elif edit not in (self.delete, self.insert):
            self.changed |= stirred
        edit(at)
        return edit.__name__


TYPOGRAPHY: dict[str, Callable[[str], str]] = {
    "kept": lambda text: text,
    "English quotation marks": lambda text: text.replace("«\u00a0", "“").replace("\u00a0»", "”"),
    "straight": lambda text: text.replace("«", '"').replace("»", '"').replace("’", "'"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "other dashes": lambda text: text.replace("—", "–"),
    "soft hyphens": lambda text: text.replace("ou", "o\u00adu").replace("er", "e\u00adr"),
}


def written(article: Article, typography: str) -> tuple[str, dict[int, tuple[int, int]]]:
    """The text of an article, and where its numbered words stand."""
    change = TYPOGRAPHY[typography]
    text = ""
    places = {}
    for index, paragraph in enumerate(article):
        text += "\n\n" if index else ""
        for at, word in enumerate(paragraph):
            text += change(" ") if at else ""
            start = len(text)
            text += change(word.text)
            if word.number is not None:
                places[word.number] = start, len(text)
    return text, places


def revision(seed: int) -> Revision:
    """The edit script of this number: one to four edits, and at times another typography."""
    editor = Editor(seed)
    old, before = written(editor.article, "kept")
    edits = [editor.edit() for _ in range(editor.chance.randint(1, 4))]
    typography = editor.chance.choice(["kept", "kept", "kept", *TYPOGRAPHY])
    new, after = written(editor.article, typography)
    return Revision(old, new, before, after, [*edits, typography], editor.moved, editor.changed)
