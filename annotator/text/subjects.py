"""Which name, role or pronoun is the subject of a verb of speech?

Looks before the verb and, where the order is turned round, after it. Which clause to read is
`attribution`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from annotator.text.cues import Token, Verb
from annotator.text.lexicon import Gender, Lexicon
from annotator.text.names import UPPER, Name
from annotator.text.speakers import Cast

_PAUSE = re.compile(r"[,;:()–—]")
_NAME_WORDS = 16


class Who(NamedTuple):
    """A speaker as the clause gives it: a name, or a pronoun (`name` empty) of a gender."""

    name: str
    gender: Gender = Gender.EITHER
    at: int = 0  # where it stands


def subject(text: str, start: int, found: list[Token], verb: Verb, cast: Cast) -> Who | None:
    """Find the subject that stands before a verb, in the clause that begins at `start`."""
    lexicon = cast.lexicon
    place = verb.place - 1
    while place >= 0 and is_between(found[place].word, lexicon):
        if _pauses(text, found, place) and found[place].word not in lexicon.calendar:
            break
        place -= 1
    if place < 0:
        return None
    token = found[place]
    following = found[place + 1].start
    gap = text[token.end : following]
    if token.word in lexicon.relatives:
        if place and (name := cast.ending_at(found[place - 1].end)) is not None:
            return as_who(name, cast)
        return _apposed(text, start, token.start, cast) if token.word in ("who", "qui") else None
    if not _PAUSE.search(gap):
        if token.word in lexicon.pronouns:
            return Who("", lexicon.pronouns[token.word], token.start)
        name = cast.ending_at(token.end) or _dotted(token.end, text, cast)
        if name is not None:
            return _named_subject(text, start, name, cast)
        return described(text, start, token.end, cast)
    return _apposed(text, start, following, cast)


def described(text: str, start: int, end: int, cast: Cast) -> Who | None:
    """Resolve a role that ends at `end`: « le créateur de Claude », "the minister"."""
    match = _role_phrase(cast.lexicon).search(text, max(start, end - 80), end)
    if match is None or match["role"].lower() not in cast.lexicon.roles:
        return None
    person = cast.by_role(match["role"], match["body"] or "")
    return Who(person, at=match.start()) if person else None


def _named_subject(text: str, start: int, name: Name, cast: Cast) -> Who | None:
    """Take a name right before the verb, unless it only belongs to the subject."""
    if not governed(text, name.start, cast.lexicon):
        return None if _joined(text, start, name, cast) else as_who(name, cast)
    role = described(text, start, name.end, cast)
    if role is not None:
        return role
    # "Jane Roe of Acme said"
    lead = text[start : name.start].rstrip()
    words = lead.rsplit(" ", 1)
    earlier = cast.ending_at(start + len(words[0].rstrip())) if len(words) == 2 else None
    if earlier is not None and earlier.person and not governed(text, earlier.start, cast.lexicon):
        return as_who(earlier, cast)
    return None


def _joined(text: str, start: int, name: Name, cast: Cast) -> bool:
    """Whether a name is the second of two: "Sam Poe and Jane Roe"."""
    words = text[start : name.start].split()
    if not words or words[-1] not in cast.lexicon.coordinators:
        return False
    at = text.rfind(words[-1], start, name.start)
    lead = text[start:at].rstrip(" \u00a0,")
    return cast.ending_at(start + len(lead)) is not None


def _apposed(text: str, start: int, end: int, cast: Cast) -> Who | None:
    """Find the name that an apposition before `end` belongs to: "Jane Roe, who left, said"."""
    for name in reversed(cast.within(start, end)):
        tail = text[name.end : end].lstrip(" .")
        if tail[:1] in tuple(",(–—") and not governed(text, name.start, cast.lexicon):
            if _listed(start, name, cast):
                continue
            return as_who(name, cast)
    return None


def _listed(start: int, name: Name, cast: Cast) -> bool:
    """Whether a name stands inside a title after another name: "Roe, head of law, Acme, said"."""
    earlier = cast.within(max(start, name.start - 60), name.start)
    return bool(earlier) and not name.person and earlier[-1].person


def inverted(
    text: str, verb: Verb, found: list[Token], end: int, cast: Cast, *, later: bool
) -> Who | None:
    """Find the subject after a verb: "said the head of Acme, Jane Roe", « a-t-elle dit »."""
    lexicon = cast.lexicon
    if lexicon.inverted:
        turned = _turned(lexicon).search(text, max(0, verb.start - 12), min(end, verb.end + 12))
        if turned is not None:
            gender = lexicon.pronouns.get(turned[1].lower())
            return Who("", gender, turned.start(1)) if gender else None
    following = found[verb.place + 1 :]
    if not later and (not following or following[0].word in lexicon.relatives):
        return None
    if following and following[0].word in lexicon.pronouns and lexicon.code == "en":
        return Who("", lexicon.pronouns[following[0].word], following[0].start)
    stop = end
    for count, token in enumerate(following):
        if token.word in lexicon.relatives or count >= _NAME_WORDS or _verbal(token.word, lexicon):
            stop = token.start
            break
    role: Who | None = None
    for name in cast.within(verb.end, stop):
        between = text[verb.end : name.start]
        if not later and ("," in between or name.start - verb.end > 60):
            break
        if not governed(text, name.start, lexicon) and text[name.end : name.end + 2] not in (
            "’s",
            "'s",
        ):
            name = _after_role(text, name, stop, cast)
            following_words = text[name.end : name.end + 8].split(" ")
            if len(following_words) > 2 and following_words[1] in lexicon.coordinators:
                if cast.within(name.end, name.end + 6):
                    return None
            return as_who(name, cast)
        role = role or described(text, verb.end, name.end, cast)
    if role is None and following:
        head = following[: 4 if later else 3]
        for token in head:
            if token.word in lexicon.roles:
                role = described(text, verb.end, token.end, cast)
    return role


def _after_role(text: str, name: Name, stop: int, cast: Cast) -> Name:
    """Pass from a body to its person: "Acme chief executive Jane Roe"."""
    for other in cast.within(name.end, stop)[:1]:
        between = text[name.end : other.start]
        roles = [word for word in between.split() if word in cast.lexicon.roles]
        if roles and not name.person and not _PAUSE.search(between) and len(between) < 50:
            return other
    return name


def _verbal(word: str, lexicon: Lexicon) -> bool:
    if word in lexicon.speech or word in ("avoir", "être"):
        return True
    return lexicon.code == "en" and word.endswith("ing") and len(word) > 5


def as_who(name: Name, cast: Cast) -> Who | None:
    """Take a name as a speaker, in full; None for a day or what only begins a sentence."""
    full = cast.full(name.text)
    low = name.text.lower()
    if low in cast.lexicon.calendar or not cast.known(name):
        return None
    return Who(full, cast.gender(full), name.start)


def _dotted(end: int, text: str, cast: Cast) -> Name | None:
    return cast.ending_at(end + 1) if text[end : end + 1] == "." else None


def governed(text: str, at: int, lexicon: Lexicon, since: int = 0) -> bool:
    """Whether a preposition stands right before a name, an article or not between."""
    lead = text[max(since, at - 30) : at]
    words = re.findall(r"\w+", lead)
    if lead.rstrip()[-1:] in tuple(",;:(—–."):
        return False
    for word in reversed(words[-2:]):
        low = word.lower()
        if low in lexicon.prepositions:
            return True
        if low not in lexicon.articles:
            return False
    return False


def is_between(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return word in lexicon.between or (
        bool(lexicon.adverb_endings) and len(word) > 4 and word.endswith(lexicon.adverb_endings)
    )


def _pauses(text: str, found: list[Token], place: int) -> bool:
    return bool(_PAUSE.search(text[found[place].end : found[place + 1].start]))


@lru_cache(maxsize=8)
def _turned(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.inverted)


@lru_cache(maxsize=8)
def _role_phrase(lexicon: Lexicon) -> re.Pattern[str]:
    body = rf"[{UPPER}][\w.\-]*(?: [{UPPER}][\w.\-]*)*"
    return re.compile(
        rf"(?P<role>\w[\w\-]*)(?:\s+(?:{lexicon.of or '(?!)'})(?P<body>{body}))?\.?\Z"
    )
