"""Where in a text stands what somebody asked for, and what of the text is shown? Original words.

Words are folded one by one, and only those that begin with a letter of what is asked for: that is
quick, and what is found is what the database found, by the same functions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote

from annotator.search.asking import Asked, Term, is_word
from annotator.search.words import TOKEN, fold
from annotator.text.folding import WORD

# Of an excerpt, and of what stands in it before the words that were found; in code points.
LENGTH = 240
BEFORE = 70
# Places that are looked at for the best: a common word stands everywhere.
MOST_PLACES = 60
# The writings that are read here; further on there are few letters that are folded to another.
WRITINGS = (*range(0x21, 0x2200), *range(0xFB00, 0xFF00))
SPACE = re.compile(r"\s+")
CHUNKS_BEFORE = re.compile(r"(\S+) $")
CHUNKS_AFTER = re.compile(r" (\S+)")


class Place(NamedTuple):
    """Where a text says what `term` asks for, in code points."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an excerpt, which is what was asked for or not."""

    words: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a text, in pieces; `place` is where it says what was asked for, if it does.

    `cut_before` and `cut_after` say whether there is more of the text on either side.
    """

    pieces: tuple[Piece, ...]
    place: Place | None = None
    cut_before: bool = False
    cut_after: bool = False


def excerpt(text: str, asked: Asked, language: str, length: int = LENGTH) -> Excerpt:
    """The stretch of `text` that says most of what is asked for; its beginning, if it says nothing.

    About `length` code points, cut between words.
    """
    places = list(islice(says(text, asked, language), MOST_PLACES))
    best = max(places, key=lambda one: variety(places, one.start, length), default=None)
    start = max(min(best.start - BEFORE, len(text) - length), 0) if best else 0
    start = next_word(text, start)
    end = next_gap(text, start + length)
    shown = [one for one in places if start <= one.start and one.end <= end]
    return Excerpt(tuple(cut(text, start, end, shown)), best, start > 0, end < len(text.rstrip()))


def whole(text: str, asked: Asked, language: str) -> Excerpt:
    """All of a short text."""
    return excerpt(text, asked, language, len(text))


def variety(places: Sequence[Place], start: int, length: int) -> int:
    """How many of the terms an excerpt shows whose first place is at `start`."""
    end = start + length - BEFORE
    return len({one.term for one in places if start <= one.start and one.end <= end})


def says(text: str, asked: Asked, language: str) -> Iterator[Place]:
    """Each place where `text` says something that is asked for, in order."""
    letters = "".join(re.escape(one) for term in asked.wanted for one in alike(term.words[0][0]))
    if not letters:
        return
    reached = 0
    for match in re.finditer(f"(?<![{WORD}])[{letters}]", text):
        if match.start() < reached:
            continue
        word = TOKEN.match(text, match.start())
        place = word and at(text, word, asked, language)
        if place:
            reached = place.end
            yield place


def at(text: str, word: re.Match[str], asked: Asked, language: str) -> Place | None:
    """What is asked for that begins with the word at `word`."""
    for term in asked.wanted:
        if len(term.words) == 1:
            if is_word(term, word[0], language):
                return Place(word.start(), word.end(), term)
            continue
        following = [word, *islice(TOKEN.finditer(text, word.end()), len(term.words) - 1)]
        if tuple(fold(one[0]) for one in following) == term.words:
            return Place(word.start(), following[-1].end(), term)
    return None


def alike(letter: str) -> str:
    """All characters that a word may begin with which begins with `letter` when it is folded."""
    return letter + "".join(by_letter().get(letter, ()))


@cache
def by_letter() -> dict[str, list[str]]:
    """The characters that are folded to something else, by the letter that this begins with."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for character in map(chr, WRITINGS):
        bare = fold(character)
        if bare and bare[0] != character:
            found[bare[0]].append(character)
    return dict(found)


def next_word(text: str, start: int) -> int:
    """Where the first word begins at `start` or after it."""
    if start == 0 or text[start - 1].isspace():
        return start
    space = SPACE.search(text, start)
    return space.end() if space and space.end() < len(text) else start


def next_gap(text: str, end: int) -> int:
    """Where the word ends that `end` is in."""
    space = SPACE.search(text, end)
    near = space.start() if space else len(text)
    return min(near, end + BEFORE, len(text))


def cut(text: str, start: int, end: int, places: Sequence[Place]) -> Iterator[Piece]:
    """The stretch of `text` from `start` to `end` in pieces, those at `places` apart."""
    reached = start
    for place in places:
        yield from piece(text[reached : place.start], is_asked=False)
        yield from piece(text[place.start : place.end], is_asked=True)
        reached = place.end
    yield from piece(text[reached:end].rstrip(), is_asked=False)


def piece(words: str, *, is_asked: bool) -> Iterator[Piece]:
    """A piece in one line, if there is anything in it."""
    if words:
        yield Piece(SPACE.sub(shown_space, words), is_asked)


def shown_space(match: re.Match[str]) -> str:
    """What stands for white space: itself where no line ends."""
    return " " if "\n" in match[0] else match[0]


def fragment(text: str, place: Place) -> str:
    """What at the end of an address has a browser show the words at `place`.

    With a word before and one after them, so that it is this place and no other.
    """
    start, end = place.start, place.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    before = CHUNKS_BEFORE.search(text, max(start - 80, 0), start)
    after = CHUNKS_AFTER.match(text, end, end + 80)
    parts = [
        *([f"{written(before[1])}-"] if before else []),
        written(text[start:end]),
        *([f"-{written(after[1])}"] if after else []),
    ]
    return f":~:text={','.join(parts)}"


def written(words: str) -> str:
    """Words as an address has them there, where a comma and a hyphen mean something."""
    return quote(words, safe="").replace("-", "%2D")
