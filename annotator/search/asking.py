"""What does somebody ask for who types this? Words, "phrases", beginnings* and -what is not wanted.

Anything at all can be typed, and nothing is an error: what cannot be understood is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from annotator.search.words import STEMMERS, fold, folded, stems, tokens
from annotator.text.folding import APOSTROPHES, QUOTES

# The rest is left out; each is looked up by itself.
MOST_TERMS = 8
LONGEST_PHRASE = 30
SHORTEST_BEGINNING = 2
PIECE = re.compile(r'(-?)"([^"]*)"?|(\S+)')
QUOTED = str.maketrans(dict.fromkeys(QUOTES, '"') | dict.fromkeys(APOSTROPHES, "'"))
# What French puts before a vowel, and what English puts behind a name.
ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)", re.IGNORECASE)
POSSESSED = re.compile(r"'s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for: a word, the beginning of one, or words that follow each other.

    `words` are folded; `typed` is a single word as it was typed, for its other forms, and empty
    where no other form is wanted. `spelt` is all words that it is the beginning of, if known.
    """

    words: tuple[str, ...]
    typed: str = ""
    begins: bool = False
    spelt: tuple[str, ...] = ()

    def forms(self, language: str) -> frozenset[str]:
        """The stems in `language` by which other forms of the word are found."""
        return stems(self.typed, language) if self.typed else frozenset()

    @property
    def all_forms(self) -> list[tuple[str, str]]:
        """Each language with each stem in it."""
        return [(one, stem) for one in STEMMERS for stem in sorted(self.forms(one))]


@dataclass(frozen=True, slots=True)
class Asked:
    """All that is asked for: every one of `wanted`, and none of `unwanted`.

    `among` narrows it: of each of its rows one at least of these `facets`.
    """

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    among: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, typed: str) -> Asked:
        """What `typed` asks for; nothing is wanted where it holds no words."""
        wanted: list[Term] = []
        unwanted: list[Term] = []
        for match in PIECE.finditer(typed.translate(QUOTED)):
            minus, phrase, word = match.groups()
            if phrase is not None:
                term = of_phrase(phrase)
            else:
                bare = word.removeprefix("-")
                minus, term = word[: len(word) - len(bare)], of_word(bare)
            if term and len(wanted) + len(unwanted) < MOST_TERMS:
                (unwanted if minus else wanted).append(term)
        return cls(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))

    def __bool__(self) -> bool:
        return bool(self.wanted)

    @property
    def unfinished(self) -> Asked | None:
        """The same with the last word as the beginning of one; None where there is no such word."""
        last = self.wanted[-1] if self.wanted else None
        if last is None or not last.typed or len(last.words[0]) < SHORTEST_BEGINNING:
            return None
        return replace(self, wanted=(*self.wanted[:-1], replace(last, begins=True)))


def of_phrase(typed: str) -> Term | None:
    """Words that follow each other, in this very form."""
    found = folded(typed)[:LONGEST_PHRASE]
    return Term(tuple(found)) if found else None


def of_word(typed: str) -> Term | None:
    """A word; what a hyphen or an apostrophe holds together follows each other."""
    begins = typed.endswith("*")
    bare = POSSESSED.sub("", ELIDED.sub("", typed.strip("*'\"()[]{}.,;:!?…")))
    found = folded(bare)
    if len(found) != 1:
        return of_phrase(bare)
    begins = begins and len(found[0]) >= SHORTEST_BEGINNING
    return Term((found[0],), bare if fold(bare) == found[0] else found[0], begins)


def in_title(term: Term, title: str, language: str) -> bool:
    """Whether the first word of `term` stands in a title."""
    return any(is_word(term, match[0], language) for match in tokens(title))


def is_word(term: Term, word: str, language: str) -> bool:
    """Whether `word` is what `term` begins with, in any form that counts in `language`."""
    bare, first = fold(word), term.words[0]
    if bare == first or (term.begins and bare.startswith(first)):
        return True
    return bool(term.typed) and not term.forms(language).isdisjoint(stems(word, language))
