"""Which capitalised words of a text are the name of somebody or of some body?

Only the shape of names and what stands in them (titles, roles, particles). Who is who across an
article is `speakers`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.text import bodies
from annotator.text.lexicon import Gender, Lexicon

UPPER = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
SPACE = "[ \u00a0\u202f]"
_TOKEN = rf"[{UPPER}](?:\w|[’'\-‑](?!s\b)(?=\w)|\.(?=\w))*"
_ELISION = re.compile(r"(?:[LDJNSCMT]|Qu|Lorsqu|Puisqu|Jusqu)[’']")
_INITIALS = rf"(?:[{UPPER}]\.[\-‑]?)+(?!\w)"
_NOBLE = ("La", "Le", "L’", "L'")  # after « de » in the name of a person
_LETTERS_AFTER = frozenset("BL QC KC SC MP MSP TD MBE OBE CBE PhD MD RN JP".split())
_ABBREVIATED = ("Jr", "Sr", "St", "Inc", "Corp", "Co", "Ltd", "Bros")


class Name(NamedTuple):
    """A name where it stands: `start` and `end` in code points, `text` without title and role."""

    start: int
    end: int
    text: str
    gender: Gender
    person: bool  # a given name, a title of address or a role says so
    role: str  # a role right before the name, in lower case
    body: str  # what stands before that role: "Acme" in "Acme CEO Jane Roe"
    lead: int  # where the title or role before the name begins, or the name itself

    @property
    def full(self) -> bool:
        """Whether there is more than one word to it."""
        return " " in self.text


def find(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[Name]:
    """Find the names in a part of a text, in order; linear in the length of the part."""
    stop = len(text) if end is None else end
    names: list[Name] = []
    seen: dict[tuple[str, bool], Name | None] = {}  # an article repeats its names
    for match in _runs(lexicon).finditer(text, start, stop):
        run, at = match.group(), match.start()
        if names and at < names[-1].end:
            continue
        if run.isalpha():
            low = run.lower()
            if low not in lexicon.function_words and low not in lexicon.calendar:
                found = Name(at, match.end(), run, Gender.EITHER, False, "", "", at)
                names.append(_whole(text, found, lexicon) if lexicon.inverts else found)
            continue
        governed = _is_governed(text[max(0, at - 12) : at], lexicon)
        if (run, governed) not in seen:
            seen[run, governed] = _read(run, 0, lexicon, governed=governed)
        if (name := seen[run, governed]) is not None:
            lead = at + name.lead
            if name.person and name.start and names and _leads(names[-1], text, at, lexicon):
                lead = names.pop().lead
            found = Name(at + name.start, at + name.end, *name[2:-1], lead)
            whole = lexicon.inverts and not name.person
            names.append(_whole(text, found, lexicon) if whole else found)
    return _joined(names, text, lexicon)


def _joined(names: list[Name], text: str, lexicon: Lexicon) -> list[Name]:
    """The names, those that are one body's made one."""
    result: list[Name] = []
    for name in names:
        if result and name.start - result[-1].end <= 3 and _is_one(result[-1], name, text, lexicon):
            first = result.pop()
            whole = text[first.start : name.end]
            name = Name(first.start, name.end, whole, Gender.EITHER, False, "", "", first.lead)
        result.append(name)
    return result


def _is_one(name: Name, following: Name, text: str, lexicon: Lexicon) -> bool:
    """Whether two names are that of one body: "Roe & Poe", "Teachers’ Union"."""
    between = text[name.end : following.start]
    if between == " & ":
        return True
    members = name.text.rsplit(" ", 1)[-1].lower()
    if between not in ("’ ", "' ") or members not in _plurals(lexicon):
        return False
    last = following.text.rsplit(" ", 1)[-1].lower()
    return last in lexicon.bodies or last in lexicon.things


@lru_cache(maxsize=8)
def _plurals(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(f"{noun}s" for noun in lexicon.people)


def _whole(text: str, name: Name, lexicon: Lexicon) -> Name:
    """Give the name of a body with what belongs to it in small letters."""
    end = bodies.end(text, name.start, name.end, lexicon)
    if end == name.end:
        return name
    return name._replace(end=end, text=re.sub(SPACE, " ", text[name.start : end]))


def _leads(name: Name, text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a body or office before a run at `at` only says who the person in the run is.

    "Chamber of Port City President Jane Roe", "Secretary of State Jane Roe".
    """
    between = text[name.end : at].split()
    if name.person or len(between) != 1 or between[0] not in lexicon.prepositions:
        return False
    last = name.text.rsplit(" ", 1)[-1].lower()
    return last in lexicon.people or last in lexicon.bodies


def _is_governed(lead: str, lexicon: Lexicon) -> bool:
    """Whether a preposition, and perhaps an article, ends what goes before a run of capitals."""
    if lead.endswith(("d’", "d'")):
        return True
    if lead.endswith(("l’", "l'")):
        words = lead[:-2].split(" ")[-2:-1]
    elif lead.endswith(" "):
        words = lead.split(" ")[-3:-1]
        if words and words[-1] in lexicon.articles and words[-1] not in lexicon.prepositions:
            words = words[:-1]
    else:
        return False
    return bool(words) and words[-1] in lexicon.prepositions


@lru_cache(maxsize=8)
def _runs(lexicon: Lexicon) -> re.Pattern[str]:
    stopped = sorted(
        {word.capitalize() for word in lexicon.honorifics} | set(_ABBREVIATED),
        key=len,
        reverse=True,
    )
    item = rf"(?:(?:{'|'.join(stopped)})\.|{_INITIALS}|{_TOKEN})"
    between = "|".join(sorted(lexicon.particles, key=len, reverse=True)) or "(?!)"
    joint = rf"{SPACE}(?:(?:{between}){SPACE}){{0,2}}(?:d[’'])?"
    # Most words begin in lower case: the look ahead passes over them quickly.
    return re.compile(rf"(?=[{UPPER}])\b{item}(?:{joint}{item}){{0,8}}")


_WORD = re.compile(r"[^ \u00a0\u202f]+")


def _read(run: str, start: int, lexicon: Lexicon, *, governed: bool = False) -> Name | None:
    """Read one run of capitalised words; None when no name is left of it.

    `governed`: a preposition stands before it, so that a place may begin it.
    """
    words = [(match.group(), *match.span()) for match in _WORD.finditer(run)]
    words = _without_lead(words, lexicon)
    if not words or (len(words) == 1 and words[0][0].lower() in lexicon.function_words):
        return None
    gender, person, role, body = Gender.EITHER, False, "", ""
    lead = words[0][1]
    for place in range(len(words) - 1, -1, -1):
        bare = words[place][0].strip(".").lower()
        following = words[place + 1][0].lower() if place + 1 < len(words) else ""
        if bare in lexicon.honorifics and following:
            gender, person = lexicon.honorifics[bare], True
            words = words[place + 1 :]
            break
        if bare in lexicon.reigning and place == len(words) - 2 and words[place][0].istitle():
            person, words = True, words[place:]  # "Prince Otto"
            gender = lexicon.people.get(bare, gender)
            break
        if bare in lexicon.people and following and following not in lexicon.bodies:
            middle = place + 2 == len(
                words
            )  # "Jane Baker Roe", and not "Los Angeles Mayor Jane Roe"
            if place and middle and lexicon.is_given(words[place - 1][0]):
                continue
            if not place and middle and lexicon.is_given(bare) and lexicon.noun_last:
                continue  # "Dean Roe", "Christian Poe"
            capital = words[place][0][0].isupper() and not words[place][0].isupper()
            common = lexicon.noun_last or following in lexicon.particles or "’" in following
            if capital and not common and not lexicon.is_given(following):
                continue  # « Philippine Roux »
            if following in lexicon.particles or following.startswith(("d’", "d'")):
                words = _after_particles(words[place + 1 :], lexicon)  # « CEO d’Acme »
                governed = True
                break
            # "CEO Acme" after a comma names the body; "President Poe" the person.
            person = len(words) - place > 2 or not words[place][0].isupper()
            role = bare if person else ""
            if place and words[place - 1][0] in lexicon.articles:
                lead = words[place][1]  # « depuis Plymouth la Britannique Jane Roe »
            else:
                body = " ".join(word for word, _, _ in words[:place])
            words = words[place + 1 :]
            break
    if words and words[0][0].startswith(("d’", "d'")):
        words = _after_particles(words, lexicon)  # « L’avocate d’Emmanuel »
    if len(words) > 2 and words[-1][0] in _LETTERS_AFTER:
        words = words[:-1]
    words = _cut(_from_given(words, lexicon) if governed else words, lexicon)
    if not words or (len(words) == 1 and words[0][0].lower() in lexicon.function_words):
        return None
    first = words[0][0].lower()
    if len(words) > 1 and lexicon.is_given(first):
        person = True
    if person and gender is Gender.EITHER:
        gender = lexicon.given_gender(first)
    person = person and not _tells_body(words, lexicon)
    left, right = words[0][1], words[-1][2]
    name = run[left:right].replace("\u00a0", " ").replace("\u202f", " ")
    if name.endswith(".") and not name.endswith((" Jr.", " Sr.")) and len(words[-1][0]) > 2:
        name, right = name[:-1], right - 1
    titled = bool(role) or (person and lead < left and not governed)
    lead = lead if titled else left
    living = person and len(name) > 1
    return Name(start + left, start + right, name, gender, living, role, body, start + lead)


_Words = list[tuple[str, int, int]]


def _tells_body(words: _Words, lexicon: Lexicon) -> bool:
    """Whether a word of a name says that it is a body's or a place's, and no surname."""
    low = [word.lower() for word, _, _ in words]
    if len(low) == 2 and lexicon.is_given(low[0]):
        low = [word for word in low if word not in lexicon.ambiguous]  # "Bill Roe", "Jane Church"
    return any(word in lexicon.bodies for word in low)


def _after_particles(words: _Words, lexicon: Lexicon) -> _Words:
    while words and words[0][0] in lexicon.particles:
        words = words[1:]
    if words and words[0][0].startswith(("d’", "d'")):
        words = [(words[0][0][2:], words[0][1] + 2, words[0][2]), *words[1:]]
    return words


def _without_lead(words: _Words, lexicon: Lexicon) -> _Words:
    """Drop what is capitalised only because a sentence begins: "But Roe", "L’été"."""
    while words:
        word, left, right = words[0]
        if lexicon.code == "fr" and (elided := _ELISION.match(word)):
            rest = word[elided.end() :]
            if rest[:1].isupper():
                return [(rest, left + elided.end(), right), *words[1:]]
            words = words[1:]
            continue
        low = word.lower()
        if len(words) > 1 and (
            word.isupper() and len(word) > 2 and "." not in word or "-of-" in low
        ):
            following = words[1][0]
            if not following.isupper() and lexicon.is_given(following):
                words = words[1:]  # "TELLY Jane Roe"
                continue
        small = low in lexicon.function_words or low in lexicon.calendar
        named = lexicon.is_given(low) and len(words) > 1 and low not in lexicon.function_words
        if low == "will" and len(words) > 1 and not lexicon.is_given(words[1][0]):
            named = True  # "Will Roe", and not "Will Jane Roe"
        if not small or named or (len(words) > 1 and low.strip(".") in lexicon.honorifics):
            return words
        words = words[1:]
    return words


def _from_given(words: _Words, lexicon: Lexicon) -> _Words:
    """Begin at a given name after a place or body: "Larkport Jane Roe" is "Jane Roe"."""
    if len(words) < 3 or lexicon.is_given(words[0][0]) or words[0][0].endswith("."):
        return words
    for place, (word, _, _) in enumerate(words[1:-1], 1):
        if lexicon.is_given(word):
            return words[place:]
    return words


def _cut(words: _Words, lexicon: Lexicon) -> _Words:
    """End a run at a particle that is only a preposition: "Acme de Paris" is no person."""
    if words and lexicon.is_given(words[0][0]):
        return words
    for place, (word, _, _) in enumerate(words):
        if word in lexicon.prepositions or word in lexicon.articles:
            following = words[place + 1][0] if place + 1 < len(words) else ""
            if following in _NOBLE and place == 1 and words[0][0].lower() not in lexicon.bodies:
                return words  # « Aymeric de La Tour »
            if len(words) > place + 2 and lexicon.is_given(following):
                return words[place + 1 :]  # « Réponse de Jane Roe »
            return words[:place]
    return words


_TITLE = re.compile(r"\s*(?:,|\(|[–—-](?=\s))\s*(?P<title>[^.:;!?«»“”\"\n]{2,90}?)\)?\.?\s*\Z")
_ENDS_NAME = re.compile(r"[\s.]*(?:[,(–—-]|\Z)")
_LETTERS = re.compile(r"\w+")
_HYPHENATED = re.compile(r"\w+(?:-\w+)+")
_DASH = re.compile(r"(?:[—–]|-\s|―)\s*")


class NameLine(NamedTuple):
    """A line that holds nothing but a name, perhaps with a title after it."""

    name: Name
    title: str
    dashed: bool


def name_line(line: str, lexicon: Lexicon, start: int = 0) -> NameLine | None:
    """Read a line that is only a person's name with or without a title.

    "Jane Roe, CEO of Acme", "— Sam Poe (Acme)", "Mme Roe". A body's name alone is none, and one
    word is none unless a title of address or a dash goes before it. `start` is added to the
    offsets of the name.
    """
    if len(line) > 140:
        return None
    dash = _DASH.match(line)
    at = dash.end() if dash else 0
    run = _runs(lexicon).match(line, at)
    if run is None or _ENDS_NAME.match(line, run.end()) is None:
        return None
    name = _read(run.group(), start + run.start(), lexicon)
    if name is None:
        return None
    words = name.text.split(" ")
    if not 1 <= len(words) <= 5 or any(word.lower() in lexicon.bodies for word in words):
        return None
    lead = [word.strip(".").lower() for word in line[at : name.start - start].split()]
    if any(word not in lexicon.honorifics and word not in lexicon.people for word in lead):
        return None
    rest = line[name.end - start :]
    title = _TITLE.match(rest)
    if rest.strip(" .") and title is None:
        return None
    if len(words) == 1 and not (name.person or dash):
        return None
    said = title["title"].strip() if title else ""
    signs = dash and len(said.split()) <= 5 and said[:1].islower()
    if said and not signs and not _is_title(said, rest.rstrip().endswith("."), lexicon):
        return None
    return NameLine(name, said, dash is not None)


def _is_title(said: str, stopped: bool, lexicon: Lexicon) -> bool:
    """Whether words after a name say what the person is, and not what the person does."""
    words = [word.lower() for word in _LETTERS.findall(said)]
    if len(words) > 14 or (stopped and "," in said):
        return False
    # "porte-parole" is one word of a lexicon, and "vice" of "vice-présidente" is none.
    whole = {word.lower() for word in _HYPHENATED.findall(said)}
    if any(word in lexicon.people for word in (*words, *whole)):
        return not any(word in lexicon.speech and word not in lexicon.people for word in words[1:])
    if not stopped and len(words) > 2 and words[1] in lexicon.prepositions and said[0].islower():
        # "interpreter at the hospital": whatever the role is, it is one of somewhere.
        return not any(word in lexicon.speech for word in words)
    return len(words) <= 5 and said[0].isupper()


def sole(mentions: Sequence[tuple[int, str]], end: int) -> tuple[tuple[int, str], int]:
    """Where somebody is first mentioned, and up to where nobody else is."""
    first = mentions[0] if mentions else (end, "")
    return first, next((at for at, who in mentions if who != first[1]), end)
