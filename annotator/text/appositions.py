"""What do the words apposed to a name tell: "Jane Roe, the mayor", "Acme, a firm from Larkport"?

Reads what follows a name up to the end of its clause. Whose titles they are is `speakers`.
"""

import re
from collections.abc import Sequence

from annotator.text.lexicon import Lexicon

_APPOSITION = re.compile(r"\s?(?:[,–—]|\((?!\d+\)))\s?([^.;:!?()«»“”\"\n]{2,160})")
_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
_HEAD_WORDS = 6  # until its noun


def after(text: str, end: int) -> re.Match[str] | None:
    """Match the apposition after a name that ends at `end`; its words are group 1."""
    return _APPOSITION.match(text, end)


def titles(text: str, end: int, lexicon: Lexicon) -> list[str]:
    """Give the nouns for a person in the apposition after a name."""
    match = after(text, end)
    return nouns(_WORD.findall(match[1])[:_HEAD_WORDS], lexicon) if match else []


def nouns(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Give the nouns for a person at the head of a phrase, up to a verb or a relative."""
    found: list[str] = []
    for word in words:
        low = word.lower()
        if low in lexicon.relatives or (found and low in lexicon.prepositions):
            break
        noun = lexicon.noun(low)
        if noun in lexicon.people and noun not in lexicon.makers:
            found.append(noun)
    return found


def tells_body(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether what is apposed to a name says that it is a body: "Acme, which", "Acme, a firm"."""
    match = after(text, end)
    words = [word.lower() for word in _WORD.findall(match[1])[:5]] if match else []
    if words[:1] == ["which"]:
        return True
    if not words or words[0] not in lexicon.determiners:
        return False
    head = ""
    for word in words[1:]:
        if word in lexicon.prepositions or word in lexicon.relatives:
            break
        noun = lexicon.noun(word)
        if noun in lexicon.people:
            return False
        if noun in lexicon.things and not lexicon.noun_last:
            return True
        head = noun
    return lexicon.noun_last and head in lexicon.things
