"""Which words of a language introduce, attribute or begin a quotation?

One data module per language; to add a language, write `xx.py` with a `LEXICON` and list it here.
How the words are used is decided in `sentences`, `structure`, `speakers`, `attribution`, `quotes`.
"""

from annotator.text.lexicon import en, fr
from annotator.text.lexicon.entry import Gender, Lexicon

LEXICONS: dict[str, Lexicon] = {"en": en.LEXICON, "fr": fr.LEXICON}

# A language without data: marks and quotation blocks are still found, nothing is attributed.
NEUTRAL = Lexicon(code="")

__all__ = ["LEXICONS", "NEUTRAL", "Gender", "Lexicon", "lexicon_of"]


def lexicon_of(language: str) -> Lexicon:
    """Give the words of a language by its BCP 47 code ("fr", "fr-CA", "EN_gb").

    An unknown language gets an empty lexicon; nothing is raised.
    """
    return LEXICONS.get(language.replace("_", "-").split("-")[0].lower(), NEUTRAL)
