"""Whom does a noun phrase point to: a name, a pronoun, "the mayor", « un voisin », a body?

Reads one phrase, from the left, and says what it is. Which phrase is the subject of a verb of
speech is `clauses`; whom "she" and "the mayor" mean is `discourse`.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from annotator.text.cues import Token
from annotator.text.lexicon import Gender, Lexicon
from annotator.text.names import Name
from annotator.text.speakers import Cast

_STOP = re.compile(r"[;:!?…«“”»\"]|\.(?=\s)|[—–](?=\s)|\s[—–-]\s")
_YEARS = re.compile(r"\d+-(?:year|ans)")
MOST_WORDS = 24  # of a phrase with what is apposed to it


class Form(StrEnum):
    """What a phrase is."""

    NAME = "name"
    PRONOUN = "pronoun"
    PERSON = "person"  # one that is known: "the mayor", « cette dernière »
    SOMEBODY = "somebody"  # nobody in particular, or several: "a neighbour", « des élus », "they"
    THING = "thing"  # a body or a document: "the company", « le rapport »


class Reference(NamedTuple):
    """A phrase that points to somebody, where it stands (code points).

    `name` is the name as the article has it in full; `head` the noun, in lower case, of a phrase
    without a name, and `of` the name of the body or product that it goes with: « le fondateur
    d’Acmé ». `weak`: the noun is not known to be one for a person.
    """

    form: Form
    start: int
    end: int
    name: str = ""
    head: str = ""
    gender: Gender = Gender.EITHER
    weak: bool = False
    of: str = ""


def read(found: list[Token], place: int, stop: int, cast: Cast) -> Reference | None:
    """Read the phrase that begins at token `place`; tokens from `stop` on are not part of it."""
    if place >= stop:
        return None
    lexicon = cast.lexicon
    token = found[place]
    if token.word in lexicon.demonstratives and _is_of(found, place, stop, lexicon):
        return _one_of(cast.text, found, place, stop, cast)
    if token.word in lexicon.pronouns:
        return Reference(Form.PRONOUN, token.start, token.end, gender=lexicon.pronouns[token.word])
    if token.word in lexicon.neuter:
        return Reference(Form.THING, token.start, token.end)
    if token.word in lexicon.nobody:
        return Reference(Form.SOMEBODY, token.start, token.end)
    name = cast.starting_at(token.start)
    determiner = lexicon.determiners.get(token.word)
    if name is not None and (determiner is None or name.end > token.end):
        return _named(found, place, stop, name, cast)
    if determiner is None and token.word in lexicon.prepositions:
        return None
    return _described(found, place, stop, cast)


def _is_of(found: list[Token], place: int, stop: int, lexicon: Lexicon) -> bool:
    return place + 1 < stop and found[place + 1].word in lexicon.prepositions


def _one_of(text: str, found: list[Token], place: int, stop: int, cast: Cast) -> Reference | None:
    """Read « celui de la défense, Untel »: the name apposed to it, or somebody."""
    for at in range(place + 2, min(stop, place + MOST_WORDS)):
        if place and "," in text[found[at - 1].end : found[at].start]:
            name = cast.starting_at(found[at].start)
            if name is not None:
                return reference_to(name, cast)
            break
    return Reference(Form.SOMEBODY, found[place].start, found[place].end)


def _named(found: list[Token], place: int, stop: int, name: Name, cast: Cast) -> Reference | None:
    """Read a phrase that begins with a name: the person, or "Acme chief executive Jane Roe"."""
    text, lexicon = cast.text, cast.lexicon
    after = _after(found, place, name.end)
    if text[name.end : name.end + 2] in ("’s", "'s"):
        # "Acme's Jane Roe", "Roe's lawyer"
        inner = read(found, after + 1, stop, cast) if after + 1 < stop else None
        return inner._replace(start=name.start) if inner else None
    if name.text.endswith("s") and text[name.end : name.end + 2] in ("’ ", "' "):
        inner = read(found, after, stop, cast)  # "Larkport News’ Jane Roe"
        return inner._replace(start=name.start) if inner else None
    if not name.person and after + 1 < stop and found[after].word in lexicon.prepositions:
        # "Roads for Larkport’s director, Jane Roe"
        owner = cast.starting_at(found[after + 1].start)
        if owner is not None and not owner.person and not _free(text, owner):
            return _named(found, after + 1, stop, owner, cast)
    if not name.person:
        later = after
        while later < stop and later - after < 6 and _joined(text, found, later):
            other = cast.starting_at(found[later].start)
            if other is not None:
                led = later > after and found[later - 1].word in lexicon.people
                if later > after and (other.person or (led and other.full)):
                    return reference_to(other, cast)
                break
            if found[later].word in lexicon.prepositions or found[later].word in lexicon.speech:
                break
            later += 1
        if later > after and found[later - 1].word in lexicon.people and cast.person(name) is None:
            # "Acme officials", "Larkport police"
            return _headed(found, place, later - 1, None, cast)
    if after < stop and found[after].word in lexicon.coordinators and _joined(text, found, after):
        if cast.starting_at(found[min(after + 1, stop - 1)].start) is not None:
            return Reference(Form.SOMEBODY, name.start, name.end)
    return reference_to(name, cast)


def reference_to(name: Name, cast: Cast) -> Reference | None:
    """Point to whom a name means; None for a day or what is capitalised by its place alone."""
    low = name.text.lower()
    if low in cast.lexicon.calendar or not cast.known(name):
        return None
    full = cast.full(name.text)
    return Reference(Form.NAME, name.start, name.end, full, gender=cast.gender(full))


def _described(found: list[Token], place: int, stop: int, cast: Cast) -> Reference | None:
    """Read a phrase that begins with a determiner or a bare noun."""
    text, lexicon = cast.text, cast.lexicon
    determiner = lexicon.determiners.get(found[place].word)
    at = place + 1 if determiner else place
    head, governed, apposed, nouns, of = -1, False, False, 0, ""
    bare: Name | None = None  # « la FNSEA »
    while at < min(stop, place + MOST_WORDS):
        token = found[at]
        gap = text[found[at - 1].end : token.start] if at > place else ""
        if _STOP.search(gap):
            break
        if "(" in gap:
            at = _closing(text, found, at, stop)
            apposed = apposed or head >= 0
            continue
        if "," in gap:
            if head < 0 or apposed and cast.starting_at(token.start) is None:
                break
            apposed, governed = True, False
            name = cast.starting_at(token.start)
            if name is None or not _free(text, name):
                break
            return reference_to(name, cast)
        word = token.word
        if word in lexicon.relatives or (word in lexicon.conjunctions and word != "et"):
            break
        name = cast.starting_at(token.start)
        if determiner and name is not None and not name.full and word in lexicon.things:
            name = None  # "the Federation"
        if name is not None:
            if not governed and _free(text, name):
                after = _after(found, at, name.end)
                if name.person or name.full or determiner is None or head >= 0:
                    modifies = (
                        lexicon.noun_last
                        and after < stop
                        and _joined(text, found, after)
                        and not name.person
                        and found[after].word not in lexicon.prepositions
                        and found[after].word not in lexicon.coordinators
                    )
                    if not modifies and (head >= 0 or determiner is None or name.role or name.full):
                        noun = lexicon.noun(found[head].word) if head >= 0 else ""
                        thing = noun in lexicon.things
                        if _is_party(name, noun, determiner, cast):
                            at = after
                            continue
                        friend = head >= 0 and lexicon.is_given(name.text)  # « son collègue Otto »
                        if (
                            name.person
                            or cast.person(name)
                            or head < 0
                            or name.full
                            or thing
                            or friend
                        ):
                            return reference_to(name, cast)
                at = after
                bare = bare or (name if head < 0 and not nouns else None)
                governed = False
                continue
            of = of or name.text
            at = _after(found, at, name.end)
            # What follows a governed name may be free again: "the head of Acme Jane Roe" is not.
            continue
        if word in lexicon.prepositions:
            governed = True
            if head < 0 and nouns:
                head = at - 1
            at += 1
            continue
        if word in lexicon.coordinators:
            break
        if governed:
            at += 1
            governed = word in lexicon.articles or word in lexicon.prenominal
            continue
        if word in lexicon.speech and nouns and word not in lexicon.people:
            break
        if lexicon.noun_last and head == at - 1 and _acts(word, found[head].word, lexicon):
            break
        nouns += 1
        if (word in lexicon.ordinals or word in lexicon.latter) and _ends(text, found, at, lexicon):
            head = at if head < 0 else head
            break
        if lexicon.noun_last:
            if head < 0 or head == at - 1:
                head = at
        elif head < 0 and word not in lexicon.prenominal:
            head = at
        at += 1
    if head < 0 and not nouns and bare is not None and determiner and determiner[0] == "the":
        return reference_to(bare, cast)
    if head < 0 and nouns:
        head = min(at, stop) - 1
    if head < place or head >= len(found):
        return None
    who = _headed(found, place, head, determiner, cast)
    return who._replace(of=of) if who is not None and of else who


def _is_party(name: Name, noun: str, determiner: tuple[str, Gender] | None, cast: Cast) -> bool:
    """Whether a name after a noun only says whose it is: « un élu LFI », « un tract CGT »."""
    if not cast.lexicon.inverts or not noun or name.person or cast.person(name):
        return False
    if noun in cast.lexicon.people and name.text.isupper():
        return True
    return determiner is not None and determiner[0] == "a" and name.text.isupper()


def _acts(word: str, noun: str, lexicon: Lexicon) -> bool:
    """Whether a word after a noun for a person or body is what they do: "the pilot left"."""
    noun = lexicon.noun(noun)
    if noun not in lexicon.people and noun not in lexicon.things:
        return False
    if word in lexicon.people or word in lexicon.things:
        return False
    return word in lexicon.past or word in lexicon.between or word.endswith("ed")


def _headed(
    found: list[Token], place: int, head: int, determiner: tuple[str, Gender] | None, cast: Cast
) -> Reference | None:
    """Judge a phrase without a name by its determiner and its noun."""
    lexicon = cast.lexicon
    word, start, end = found[head].word, found[place].start, found[head].end
    noun = lexicon.noun(word)
    gender = lexicon.people.get(noun, Gender.EITHER)
    kind = determiner[0] if determiner else ""
    if determiner and gender is Gender.EITHER:
        gender = determiner[1]
    if _YEARS.match(word) and kind == "the":
        return Reference(Form.PERSON, start, end, head=word)
    if noun in lexicon.things and noun not in lexicon.people and kind != "several":
        return Reference(Form.THING, start, end, head=noun)
    many = kind == "several" or (lexicon.noun_last and word.endswith("s") and noun != word)
    if many or kind == "a":
        return Reference(Form.SOMEBODY, start, end, head=noun)
    if kind == "the":
        weak = not (noun in lexicon.people or noun in lexicon.ordinals or noun in lexicon.latter)
        if noun in lexicon.generic and found[head - 1].word in lexicon.ages:
            noun = found[head - 1].word  # « le vieil homme »
        return Reference(Form.PERSON, start, end, head=noun, gender=gender, weak=weak)
    if noun in lexicon.people:
        return Reference(Form.SOMEBODY, start, end, head=noun)
    return None


def _ends(text: str, found: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a phrase ends with the word at `at`: « la seconde n’a », « ce dernier, »."""
    if at + 1 >= len(found) or not _joined(text, found, at + 1):
        return True
    following = found[at + 1].word
    return following in lexicon.function_words or following in lexicon.speech


def _free(text: str, name: Name) -> bool:
    return text[name.end : name.end + 2] not in ("’s", "'s")


def _after(found: list[Token], place: int, end: int) -> int:
    """The place of the first token that begins at `end` or later."""
    while place < len(found) and found[place].start < end:
        place += 1
    return place


def _closing(text: str, found: list[Token], at: int, stop: int) -> int:
    """The place of the first token behind the bracket that opens before token `at`."""
    closing = text.find(")", found[at].start)
    if closing < 0:
        return stop
    return min(_after(found, at, closing), stop)


def _joined(text: str, found: list[Token], place: int) -> bool:
    """Whether only white space stands before a token."""
    return text[found[place - 1].end : found[place].start].isspace()
