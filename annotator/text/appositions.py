"""What do the words apposed to a name tell: "Jane Roe, the mayor", "Acme, a firm from Larkport"?

Reads what follows a name up to the end of its clause. Whose titles they are is `speakers`.
"""

import re
from collections.abc import Iterator, Sequence

from annotator.text.lexicon import Lexicon
from annotator.text.names import SPACE, UPPER, Name

_APPOSITION = re.compile(r"\s?(?:[,–—]|\((?!\d+\)))\s?([^.;:!?()«»“”\"\n]{2,160})")
_PRODUCT = re.compile(
    rf"([{UPPER}][\w.]*(?:{SPACE}[{UPPER}\d][\w.]*)*)\s?,?\s?(?:est |is |was )?\Z"
)
_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
_HEAD_WORDS = 6  # until its noun


def after(text: str, end: int) -> re.Match[str] | None:
    """Match the apposition after a name that ends at `end`; its words are group 1."""
    return _APPOSITION.match(text, end)


def titles(text: str, end: int, lexicon: Lexicon) -> list[str]:
    """Give the nouns for a person in the apposition after a name."""
    match = after(text, end)
    words = _WORD.findall(match[1])[:_HEAD_WORDS] if match else []
    first = words[0].lower() if words else ""
    small = first in lexicon.prepositions or first in lexicon.conjunctions
    several = lexicon.determiners.get(first, ("",))[0] == "several"
    if lexicon.inverts and (small or several):
        return []  # « Jane Roe, face à la directrice », « Jane Roe, et des élus »
    return nouns(words, lexicon)


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


def products(text: str, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Give what is said to be made by somebody, and where the maker's name begins."""
    if not lexicon.made_by:
        return
    # No \b in front: the regex engine skips from letter to letter that a branch begins with.
    for match in re.finditer(rf"{lexicon.made_by}\b\s*", text):
        product = _PRODUCT.search(text, max(0, match.start() - 60), match.start())
        if product is not None:
            yield product[1], match.end()


def office_before(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether what somebody does, with its article, stands right before `start`."""
    words = _WORD.findall(text[max(0, start - 40) : start].lower())[-2:]
    if len(words) < 2 or not text[start - 1].isspace():
        return False
    return words[0] in lexicon.determiners and words[1] in lexicon.offices


def last_phrase(words: list[str], lexicon: Lexicon) -> list[str]:
    """Cut the words before the last phrase that has no preposition before it."""
    for place in range(len(words) - 1, -1, -1):
        low = words[place].lower()
        before = words[place - 1].lower() if place else ""
        if low in lexicon.determiners and before not in lexicon.prepositions:
            return words[place:]
    return words[-4:]


def calls_person(text: str, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name of one word is a person's: a given name, or what somebody does before it."""
    if lexicon.noun_last or name.text.isupper() or name.text.lower() in lexicon.bodies:
        return False
    before = _WORD.findall(text, max(0, name.start - 12), name.start)
    if lexicon.is_given(name.text) and (not before or before[-1].lower() not in lexicon.governing):
        return True
    return office_before(text, name.start, lexicon)
