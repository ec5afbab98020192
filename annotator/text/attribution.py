"""Who says it, by the words around a quotation: "said Jane Roe", « selon Untel », "she added"?

Reads one clause before or after the quoted words. Which words are quoted is `marks` and
`quotes`; which name a verb belongs to is `subjects`; who the people are is `speakers`.
"""

import re
from typing import NamedTuple

from annotator.text import cues
from annotator.text.cues import Token
from annotator.text.lexicon import Lexicon
from annotator.text.speakers import Cast
from annotator.text.subjects import (
    Who,
    as_who,
    described,
    governed,
    inverted,
    is_between,
    subject,
)

__all__ = ["SHARED", "Cue", "Who", "after", "before", "inserted"]

_CLAUSE_END = re.compile(r"[.;:!?…](?=\s|$)|[«“\"\n]")
_LEAD = re.compile(r"[\s,;–—\-]*")
SHARED = "shared subject"  # "…, but added: “…”"
_LATER_WORDS = 14
_STOP_OF_SOURCE = re.compile(r"[,:;(]")


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
    tight = colon or bool(verbs and len(found) - verbs[-1].place <= 3)
    for verb in reversed(verbs):
        who = subject(text, start, found, verb, cast)
        if who is None:
            who = inverted(text, verb, found, end, cast, later=False)
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
        shared = all(token.word in small for token in found[: verbs[0].place])
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
    verbs = [verb for verb in verbs if verb.place < _LATER_WORDS]
    if not verbs:
        named = cast.within(at, at + 1)
        if dashed and named and named[0].person and not text[named[0].end : end].strip(" )."):
            return Cue(Who(cast.full(named[0].text)), "name after dash", 0.85, True)
        return None
    verb = verbs[0]
    early = [token.word for token in found[: verb.place]]
    if all(is_between(word, lexicon) for word in early):
        if lexicon.passive.intersection(early):
            return None
        who = inverted(text, verb, found, end, cast, later=True)
        return Cue(who, "verb of speech", 0.95 if who and who.name else 0.75, True)
    who = subject(text, at, found, verb, cast)
    tight = who is not None or verb.place <= 5
    return Cue(who, "verb of speech", 0.9 if who and who.name else 0.7, tight)


def inserted(text: str, start: int, end: int, cast: Cast) -> Cue | None:
    """Read a clause between commas inside quoted words: « Oui, répond Untel, demain »."""
    found = cues.tokens(text, start, end)
    verbs = cues.verbs(text, found, cast.lexicon)
    if not verbs or not all(
        is_between(token.word, cast.lexicon) for token in found[: verbs[0].place]
    ):
        return None
    who = inverted(text, verbs[0], found, end, cast, later=True)
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
            return None if owned or governed(text, name.start, cast.lexicon) else Who(people[0])
    return None


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
    pause = _STOP_OF_SOURCE.search(text, start, end)
    stop = pause.start() if pause else end
    found = cues.tokens(text, start, min(stop, start + 100))
    if not found:
        return None
    if len(found) == 1 and found[0].word in lexicon.oblique:
        return Who("", lexicon.oblique[found[0].word], found[0].start)
    inside = cast.within(start, stop)
    for name in inside:
        if not governed(text, name.start, lexicon, since=start):
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
            return as_who(late[0], cast)
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
    return as_who(name, cast) if name.person or name.full else None


def _abbreviates(text: str, stop: int, lexicon: Lexicon) -> bool:
    """Whether the stop at `stop` belongs to "Mr." or an initial."""
    if text[stop] != ".":
        return False
    match = re.search(r"[\w.]+\Z", text[max(0, stop - 12) : stop])
    word = match.group() if match else ""
    return word in lexicon.titles or (len(word) == 1 and word.isupper()) or "." in word
