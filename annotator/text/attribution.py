"""Who says it, by the words around a quotation: "said Jane Roe", « selon Untel », "she added"?

Reads one clause before or after the quoted words. Which words are quoted is `marks` and
`quotes`; who the people are is `speakers`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from annotator.text import cues
from annotator.text.cues import Token, Verb
from annotator.text.lexicon import Gender, Lexicon
from annotator.text.names import UPPER, Name
from annotator.text.speakers import Cast

_CLAUSE_END = re.compile(r"[.;:!?…](?=\s|$)|[«“\"\n]")
_PAUSE = re.compile(r"[,;:()–—]")
_LEAD = re.compile(r"[\s,;–—\-]*")
SHARED = "shared subject"  # "…, but added: “…”"
_LATER_WORDS = 14
_NAME_WORDS = 16


class Who(NamedTuple):
    """A speaker as the clause gives it: a name, or a pronoun (`name` empty) of a gender."""

    name: str
    gender: Gender = Gender.EITHER
    at: int = 0  # where it stands


class Cue(NamedTuple):
    """Words that say that somebody speaks; `who` is None when they do not say who."""

    who: Who | None
    reason: str
    certainty: float
    tight: bool  # right next to the quoted words


def before(
    text: str,
    start: int,
    end: int,
    cast: Cast,
    *,
    stance: bool = False,
    labels: bool = False,
) -> Cue | None:
    """Read the clause before a quotation, from `start` up to its opening mark at `end`.

    With `stance`, also verbs that announce words only in an introduction. Offsets in code points.
    """
    lexicon = cast.lexicon
    found = cues.tokens(text, start, end)
    if not found:
        return None
    tail = text[found[-1].end : end]
    colon = ":" in tail
    stance = stance or colon
    verbs = cues.verbs(text, found, lexicon, stance=stance, idioms=colon, labels=labels)
    tight = colon or bool(verbs and len(found) - verbs[-1].index <= 3)
    for verb in reversed(verbs):
        who = subject(text, start, found, verb, cast)
        if who is None:
            who = _inverted(text, verb, found, end, cast, later=False)
        if who is not None:
            return Cue(who, "verb of speech", 0.9 if who.name else 0.75, tight)
    sourced = _sourced(text, start, end, cast)
    if sourced is not None:
        return Cue(sourced, "source", 0.9 if sourced.name else 0.75, tight)
    labelled = _label(text, start, end, cast) if colon else None
    if labelled is not None:
        return Cue(labelled, "name before colon", 0.85, True)
    if verbs:
        only = _only_person(text, start, end, found, cast) if colon else None
        if only is not None:
            return Cue(only, "only person named", 0.6, tight)
        small = lexicon.between | lexicon.conjunctions
        shared = all(token.word in small for token in found[: verbs[0].index])
        return Cue(None, SHARED if shared else "verb of speech", 0.5, tight)
    return None


def after(text: str, start: int, end: int, cast: Cast) -> Cue | None:
    """Read the clause after a quotation, from its closing mark at `start` up to `end`."""
    lexicon = cast.lexicon
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    dashed = any(dash in text[start:at] for dash in "—–")
    clause = _CLAUSE_END.search(text, at, end)
    while clause is not None and _abbreviates(text, clause.start(), lexicon):
        clause = _CLAUSE_END.search(text, clause.end(), end)
    end = clause.start() if clause else end
    found = cues.tokens(text, at, end)
    if len(found) > 1 and found[0].word in lexicon.as_words:
        found = found[1:]
    if not found or found[0].word in lexicon.conjunctions or found[0].word in lexicon.relatives:
        return None
    sourced = _sourced(text, at, end, cast, at_start=True)
    if sourced is not None:
        return Cue(sourced, "source", 0.9 if sourced.name else 0.75, True)
    verbs = cues.verbs(text, found, lexicon) or cues.verbs(text, found, lexicon, idioms=True)
    verbs = [verb for verb in verbs if verb.index < _LATER_WORDS]
    if not verbs:
        named = cast.within(at, at + 1)
        if dashed and named and named[0].person and not text[named[0].end : end].strip(" )."):
            return Cue(Who(cast.full(named[0].text)), "name after dash", 0.85, True)
        return None
    verb = verbs[0]
    early = [token.word for token in found[: verb.index]]
    if all(_is_between(word, lexicon) for word in early):
        if lexicon.passive.intersection(early):
            return None
        who = _inverted(text, verb, found, end, cast, later=True)
        return Cue(who, "verb of speech", 0.95 if who and who.name else 0.75, True)
    who = subject(text, at, found, verb, cast)
    tight = who is not None or verb.index <= 5
    return Cue(who, "verb of speech", 0.9 if who and who.name else 0.7, tight)


def inserted(text: str, start: int, end: int, cast: Cast) -> Cue | None:
    """Read a clause between commas inside quoted words: « Oui, répond Untel, demain »."""
    found = cues.tokens(text, start, end)
    verbs = cues.verbs(text, found, cast.lexicon)
    if not verbs or not all(
        _is_between(token.word, cast.lexicon) for token in found[: verbs[0].index]
    ):
        return None
    who = _inverted(text, verbs[0], found, end, cast, later=True)
    return Cue(who, "inserted clause", 0.85, True) if who is not None else None


def _only_person(text: str, start: int, end: int, found: list[Token], cast: Cast) -> Who | None:
    """Give the person at the head of a clause that names nobody else."""
    people = cast.mentioned(start, end)
    if len(people) != 1:
        return None
    early = found[min(4, len(found) - 1)].start
    for name in cast.within(start, early + 1):
        if cast.person(name) == people[0]:
            owned = text[name.end : name.end + 2] in ("’s", "'s")
            return None if owned or _governed(text, name.start, cast.lexicon) else Who(people[0])
    return None


def subject(text: str, start: int, found: list[Token], verb: Verb, cast: Cast) -> Who | None:
    """Find the subject that stands before a verb, in the clause that begins at `start`."""
    lexicon = cast.lexicon
    place = verb.index - 1
    while place >= 0 and _is_between(found[place].word, lexicon):
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
            return _as_who(name, cast)
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
    if not _governed(text, name.start, cast.lexicon):
        return None if _joined(text, start, name, cast) else _as_who(name, cast)
    role = described(text, start, name.end, cast)
    if role is not None:
        return role
    # "Jane Roe of Acme said"
    lead = text[start : name.start].rstrip()
    words = lead.rsplit(" ", 1)
    earlier = cast.ending_at(start + len(words[0].rstrip())) if len(words) == 2 else None
    if earlier is not None and earlier.person and not _governed(text, earlier.start, cast.lexicon):
        return _as_who(earlier, cast)
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
        if tail[:1] in tuple(",(–—") and not _governed(text, name.start, cast.lexicon):
            if _listed(text, name, cast):
                continue
            return _as_who(name, cast)
    return None


def _listed(text: str, name: Name, cast: Cast) -> bool:
    """Whether a name stands inside a title after another name: "Roe, head of law, Acme, said"."""
    earlier = cast.within(max(0, name.start - 60), name.start)
    return bool(earlier) and not name.person and earlier[-1].person


def _inverted(
    text: str, verb: Verb, found: list[Token], end: int, cast: Cast, *, later: bool
) -> Who | None:
    """Find the subject after a verb: "said the head of Acme, Jane Roe", « a-t-elle dit »."""
    lexicon = cast.lexicon
    if lexicon.inverted:
        turned = _turned(lexicon).search(text, max(0, verb.start - 12), min(end, verb.end + 12))
        if turned is not None:
            gender = lexicon.pronouns.get(turned[1].lower())
            return Who("", gender, turned.start(1)) if gender else None
    following = found[verb.index + 1 :]
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
        if not _governed(text, name.start, lexicon) and text[name.end : name.end + 2] not in (
            "’s",
            "'s",
        ):
            name = _after_role(text, name, stop, cast)
            following_words = text[name.end : name.end + 8].split(" ")
            if len(following_words) > 2 and following_words[1] in lexicon.coordinators:
                if cast.within(name.end, name.end + 6):
                    return None
            return _as_who(name, cast)
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


def _sourced(text: str, start: int, end: int, cast: Cast, *, at_start: bool = False) -> Who | None:
    """Read "according to X" and « pour X, »."""
    lexicon = cast.lexicon
    match = cues.source(text, start, end, lexicon)
    if match is not None and (not at_start or match.start() - start <= 2):
        return _object(text, match.end(), end, cast, bodies=True)
    weak = cues.weak_source(text, start, end, lexicon)
    if weak is not None and not at_start:
        return _object(text, weak.end(), end, cast, bodies=False)
    return None


def _object(text: str, start: int, end: int, cast: Cast, *, bodies: bool) -> Who | None:
    """Read whom a source phrase names, right after it."""
    lexicon = cast.lexicon
    pause = re.compile(r"[,:;(]").search(text, start, end)
    stop = pause.start() if pause else end
    found = cues.tokens(text, start, min(stop, start + 100))
    if not found:
        return None
    if len(found) == 1 and found[0].word in lexicon.oblique:
        return Who("", lexicon.oblique[found[0].word], found[0].start)
    inside = cast.within(start, stop)
    for name in inside:
        if not _governed(text, name.start, lexicon, since=start):
            person = cast.person(name)
            early = all(
                token.word in lexicon.articles
                or token.word in lexicon.roles
                or token.start >= name.start
                or any(other.start <= token.start < other.end for other in inside)
                for token in found
            )
            if person is not None or (bodies and early):
                return Who(person or cast.full(name.text), at=name.start)
        role = described(text, start, name.end, cast)
        if role is not None:
            return role
    if not inside:
        return described(text, start, found[-1].end, cast)
    # "according to the head of Acme, Jane Roe"
    if pause is not None and bodies:
        late = cast.within(pause.end(), pause.end() + 2)
        if late and late[0].person:
            return _as_who(late[0], cast)
    return None


def _label(text: str, start: int, end: int, cast: Cast) -> Who | None:
    """Read a name that stands alone before a colon: "Jane Roe, Acme: “…”"."""
    names = cast.within(start, end)
    if not names or text[start : names[0].start].strip(" -—–•"):
        return None
    name = names[0]
    rest = text[name.end : end].strip(" :\u00a0\u202f")
    if rest and not rest.startswith((",", "(")):
        return None
    return _as_who(name, cast) if name.person or name.full else None


def _as_who(name: Name, cast: Cast) -> Who | None:
    full = cast.full(name.text)
    low = name.text.lower()
    if low in cast.lexicon.calendar or not cast.known(name):
        return None
    return Who(full, cast.gender(full), name.start)


def _dotted(end: int, text: str, cast: Cast) -> Name | None:
    return cast.ending_at(end + 1) if text[end : end + 1] == "." else None


def _governed(text: str, at: int, lexicon: Lexicon, since: int = 0) -> bool:
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


def _is_between(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.between or (
        bool(lexicon.adverb_endings) and len(word) > 4 and word.endswith(lexicon.adverb_endings)
    )


def _pauses(text: str, found: list[Token], place: int) -> bool:
    return bool(_PAUSE.search(text[found[place].end : found[place + 1].start]))


def _abbreviates(text: str, stop: int, lexicon: Lexicon) -> bool:
    """Whether the stop at `stop` belongs to "Mr." or an initial."""
    if text[stop] != ".":
        return False
    match = re.search(r"[\w.]+\Z", text[max(0, stop - 12) : stop])
    word = match.group() if match else ""
    return word in lexicon.titles or (len(word) == 1 and word.isupper()) or "." in word


@lru_cache(maxsize=8)
def _turned(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.inverted)


@lru_cache(maxsize=8)
def _role_phrase(lexicon: Lexicon) -> re.Pattern[str]:
    body = rf"[{UPPER}][\w.\-]*(?: [{UPPER}][\w.\-]*)*"
    return re.compile(
        rf"(?P<role>\w[\w\-]*)(?:\s+(?:{lexicon.of or '(?!)'})(?P<body>{body}))?\.?\Z"
    )
