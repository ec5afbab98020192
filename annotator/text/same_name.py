"""When do two spellings name the same speaker, and when might two names be one person's?

Only spelling is looked at. That somebody has another name, an abbreviated one too, is for an editor
to say: `might_be` makes suggestions and decides nothing. What is a name in a text is `names`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product

from annotator.text.letters import INVISIBLE

# Marks that one typesetter has for another's; a key has the plainest.
APOSTROPHES = "’‘ʼʻ‛`´′＇"
HYPHENS = "‐‑‒–—―−﹣－"
PLAIN = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-") | dict.fromkeys(INVISIBLE)
)
# Letters that Unicode does not take apart into a letter and its accent.
WHOLE = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
# The case of a letter can take three letters: a key is never longer than this many times its name.
LONGEST_FOLD = 3

WORD = re.compile(r"[^\s\-.]+")
# Titles of address, which are no part of a name. Each may be an initial as well: "M. Corbel".
TITLES = frozenset(
    "dr dre lord m maitre me mgr mlle mm mme mr mrs ms mx pr prof sir st ste".split()
)


def key(name: str) -> str:
    """What all spellings of `name` share; empty where nothing can be seen of it.

    Letters' case, white space of every kind, apostrophes, hyphens and Unicode form are folded;
    accents count.
    """
    folded = unicodedata.normalize("NFC", name).casefold()
    return " ".join(unicodedata.normalize("NFC", folded.translate(PLAIN)).split())


def bare(name: str) -> str:
    """The key of `name` without accents, to look names up by and to sort them."""
    apart = unicodedata.normalize("NFD", key(name))
    return "".join(one for one in apart if not unicodedata.combining(one)).translate(WHOLE)


def words(name: str) -> list[str]:
    """The words of `name`, bare; an initial is a word of one letter."""
    return WORD.findall(bare(name))


def telling(name: str) -> list[str]:
    """The words of `name` that say whose it is: no initials and no titles."""
    return [word for word in words(name) if len(word) > 1 and word not in TITLES]


def might_be(one: str, other: str) -> bool:
    """Whether two names could be the same person's or body's, however many others they fit too.

    They could when the words of the shorter stand in the longer in the same order, initials
    counting for what they begin ("D. Roe", "Dana Marie Roe"), and both have a whole word.
    """
    pairs = product(readings(one), readings(other))
    return any(stands_in(*sorted(pair, key=len)) for pair in pairs)


def readings(name: str) -> list[list[str]]:
    """The words of `name`, and the words without what may be a title."""
    found = words(name)
    return [found, found[1:]] if len(found) > 1 and found[0] in TITLES else [found]


def stands_in(short: list[str], long: list[str]) -> bool:
    """Whether each word of `short` has its like in `long`, in order, one as a whole word."""
    rest = iter(long)
    like = [next((two for two in rest if matches(one, two)), "") for one in short]
    return all(like) and any(len(word) > 1 for word in set(short) & set(like))


def matches(one: str, other: str) -> bool:
    """Whether two words are the same, or one is the initial of the other."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
