"""Which words does a text hold, and which forms of a word count as the same?

Case and diacritics never count. In the languages of which the forms of words are known, what
differs in its ending only is found too. It is all done here, before a database sees a word, so that
each finds the same. Neither Django nor a database is needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

import snowballstemmer  # type: ignore[import-untyped]

from annotator.text.folding import NOTHING, WORD
from annotator.text.same_name import WHOLE

TOKEN = re.compile(f"(?:(?!_)[{WORD}])+")
# Of a longer word PostgreSQL would keep nothing at all.
LONGEST_WORD = 60
STEMMERS = {"en": snowballstemmer.stemmer("english"), "fr": snowballstemmer.stemmer("french")}
# A stemmer works on one word at a time, and threads share it.
STEMMING = Lock()


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Where each word of `text` stands, in order; an apostrophe or a hyphen parts words."""
    return TOKEN.finditer(text)


def folded(text: str) -> list[str]:
    """The words of `text`, folded, in order."""
    return [one for one in map(fold, TOKEN.findall(text)) if one]


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word in small letters without diacritics: "Œuvré" is "oeuvre". Empty where none is left."""
    apart = unicodedata.normalize("NFKD", NOTHING.sub("", word).casefold()).casefold()
    bare = "".join(one for one in apart if not unicodedata.combining(one)).translate(WHOLE)
    return "".join(one for one in bare if one.isalnum())[:LONGEST_WORD]


@lru_cache(maxsize=1 << 14)
def stems(word: str, language: str) -> frozenset[str]:
    """What the forms of `word` have in common in `language`, folded; empty where that is unknown.

    A word that is typed without its accents has another stem at times, so there are two.
    """
    bare = fold(word)
    if language not in STEMMERS or not bare.isalpha():
        return frozenset()
    spelt = unicodedata.normalize("NFC", word.casefold())[:LONGEST_WORD]
    with STEMMING:
        found = STEMMERS[language].stemWords([spelt, bare])
    return frozenset(fold(one) for one in found) - {""}


def marked(language: str, stem: str) -> str:
    """A stem as it stands in the index among the words: as none of them, and of one language."""
    return f"{language}0{stem}"
