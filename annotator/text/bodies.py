"""Where does the name of a body end whose words are not all in capitals: « Ligue des droits de … »?

In French only the first noun of such a name has a capital. Names of people and of what is written
in capitals throughout are `names`.
"""

import re

from annotator.text.lexicon import Lexicon

_SPACE = "[ \u00a0\u202f]"
_WORD = r"[^\W\d_][\w’'‑-]*"
_JOINT = rf"de{_SPACE}la{_SPACE}|de{_SPACE}l[’']|des{_SPACE}|du{_SPACE}|de{_SPACE}|d[’']"
_NEXT = re.compile(rf"{_SPACE}(?P<joint>{_JOINT})(?P<of>{_WORD})|{_SPACE}(?P<word>{_WORD})")
_NUMBER = re.compile(rf"{_SPACE}\d{{1,2}}(?![\w.,/]|{_SPACE}(?:ans|h\b|%|€|km|euros|000))")
_AMID = re.compile(rf"(?:\b[Ll][ea]s?|[a-zé]){_SPACE}\Z|[Ll][’']\Z")
_PLURAL = re.compile(rf"\b(?:[Ll]es|[Dd]es|[Aa]ux){_SPACE}\Z")
# How adjectives of the names of bodies end.
_ENDINGS = (
    *("al", "ale", "ales", "aux", "iste", "istes", "ique", "iques", "aire", "aires", "éen"),
    *("éenne", "ien", "ienne", "iens", "iennes", "ain", "aine", "ains", "aines", "ais", "aise"),
    *("aises", "ois", "oise", "if", "ive", "ifs", "ives", "ier", "ière", "el", "elle", "els"),
    *("elles", "eux", "euse", "ant", "ante", "ants", "antes", "ysan", "ysanne"),
)
MOST_WORDS = 6


def end(text: str, start: int, stop: int, lexicon: Lexicon) -> int:
    """Give where the name ends of which `start` to `stop` are the words in capitals.

    `stop` itself where nothing more belongs to it. Reads a bounded number of words.
    """
    first = text[start:stop].split(" ")[0].lower()
    noun = lexicon.noun(first)
    body = noun in lexicon.things and noun not in lexicon.documents | lexicon.replies
    founded = body and _AMID.search(text, max(0, start - 4), start) is not None
    at = stop
    if body or _PLURAL.search(text, max(0, start - 5), start):
        for _ in range(MOST_WORDS):
            match = _NEXT.match(text, at)
            if match is None or not _belongs(match, founded, lexicon):
                break
            at = match.end()
    if at == stop and (number := _NUMBER.match(text, at)) is not None:
        return number.end()
    return at


def _belongs(match: re.Match[str], founded: bool, lexicon: Lexicon) -> bool:
    """Whether a word, or one with a preposition, goes on with a name."""
    word = match["word"] or match["of"]
    low = word.lower()
    if low in lexicon.function_words or low in lexicon.calendar:
        return False
    if word[0].isupper():
        return not lexicon.is_given(low)
    if match["joint"]:
        return founded and not low.endswith(("er", "ir"))
    known = low in lexicon.speech or low in lexicon.labelling or low in lexicon.auxiliaries
    return founded and not known and low.endswith(_ENDINGS)
