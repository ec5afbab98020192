"""Which language is an article in? What it is said to be, or what its small words tell.

Small words are enough for two languages, answer at once, and can say that they do not know; a
library that knows a hundred languages would answer "Catalan" for a headline. The languages that
can be read are those of `annotator.text.lexicon`; a few others are taken at somebody's word.
"""

from __future__ import annotations

import re

from annotator.sources.draft import SourceError
from annotator.text.explained import gettext_noop
from annotator.text.lexicon import LEXICONS
from annotator.text.lexicon.entry import words

# Without a lexicon: what stands in quotation marks is found, and who said it is left to editors.
BARE = ("ar", "he")
KNOWN = tuple(sorted((*LEXICONS, *BARE)))

# The commonest small words of each language that are none in the other.
SMALL_WORDS = {
    "en": words(
        "the of and to is that for it was with his he she they be at by this had not are but from"
        " have which you were their we been has will would what when who said its if there can"
        " about than into could other these been only some my your our her him them"
    ),
    "fr": words(
        "le la les des une un du et est dans pour que qui il elle ils elles au aux sur pas ne ce"
        " cette ces ses son sa avec par mais nous vous leur leurs même sont était été ont avait à"
        " où je tu se y en d l n s j c qu lui sans comme être fait cela aussi"
    ),
}
WORD = re.compile(r"[^\W\d_]+")
FRENCH_SIGNS = re.compile("[éèêàâçùûîïôœÉÈÀÇŒ«»]")
# So much of an article is looked at, in code points.
SAMPLE = 20_000
# Below so many words, nothing is refused for having no small words.
FEW_WORDS = 30
# Small words make up two fifths of a text in their language, a tenth of one in its neighbours.
LEAST_SHARE = 0.2

UNKNOWN = gettext_noop("The language “{language}” is not known here: say one of {known}.")
NEITHER = gettext_noop(
    "This text seems to be in none of the languages that can be read here ({known}): if it is in"
    " one of them, say in which."
)


def known(code: str) -> str:
    """The language of a BCP 47 code ("fr-CA", "EN_gb"), as Annotator names it ("fr", "en").

    Raises SourceError for a language that is not in `KNOWN`.
    """
    language = primary(code)
    if language not in KNOWN:
        raise SourceError(UNKNOWN, language=code.strip(), known=", ".join(KNOWN))
    return language


def primary(code: str) -> str:
    """The part of a BCP 47 code that names the language, in lower case."""
    return code.strip().replace("_", "-").split("-")[0].lower()


def settle(text: str, *, given: str | None = None, declared: str = "") -> str:
    """The language of `text`: "fr" or "en", or another of `KNOWN` that it is said to be in.

    What somebody has `given` is taken at their word. What a page has `declared` counts for less
    than its small words do: templates are often copied without changing it. A few words without
    any telling small word are French if they have French letters or quotation marks, else
    English. Raises SourceError for an unknown language given, and for a text of some length
    that is in no known one.
    """
    if given:
        return known(given)
    found = [word.lower() for word in WORD.findall(text, 0, SAMPLE)]
    counts = {code: sum(word in small for word in found) for code, small in SMALL_WORDS.items()}
    first, second = sorted(counts, key=lambda code: counts[code], reverse=True)[:2]
    telling = counts[first] > counts[second] and counts[first] >= LEAST_SHARE * len(found)
    if telling:
        return first
    if primary(declared) in KNOWN:
        return primary(declared)
    if len(found) >= FEW_WORDS or declared:
        raise SourceError(NEITHER, known=", ".join(KNOWN))
    return "fr" if FRENCH_SIGNS.search(text, 0, SAMPLE) else "en"
