"""Where in a clause do words of speech stand: "said", « selon », "doesn't mince her words"?

Only the words themselves. Who speaks is `attribution`.
"""

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from annotator.text.lexicon import Lexicon

_WORD = re.compile(r"(\w+(?:[-‑]\w+)*)")

TURNED = re.compile(
    r"(?P<verb>.+?)[-‑](?:t[-‑])?(?P<pronoun>ils|elles|il|elle|on|je|nous|vous|tu)\Z"
)


class Token(NamedTuple):
    """A word in lower case, where it stands."""

    word: str
    start: int
    end: int


class Verb(NamedTuple):
    """A verb of speech or an expression that stands for one."""

    place: int  # its place among the tokens
    start: int
    end: int


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Cut a part of a text into words; an apostrophe parts words, a hyphen joins them."""
    pieces = _WORD.split(_lowered(text[start:end]))  # what stands between words, and words
    bounds = list(accumulate(map(len, pieces), initial=start))
    return list(map(Token, pieces[1::2], bounds[1::2], bounds[2::2]))


def words(text: str, start: int, end: int) -> list[str]:
    """Give the words that `tokens` gives, without where they stand: much faster."""
    return _WORD.findall(_lowered(text[start:end]))


def _lowered(part: str) -> str:
    """In lower case, unless a letter becomes two, as "İ" does."""
    lowered = part.lower()
    return lowered if len(lowered) == len(part) else part


def verbs(
    text: str,
    found: list[Token],
    lexicon: Lexicon,
    *,
    stance: bool = False,
    idioms: bool = False,
    labels: bool = False,
) -> list[Verb]:
    """Find the verbs of speech among the tokens of a clause, in order.

    With `stance`, verbs that announce words only before a colon ("minimises") count too; with
    `idioms`, set expressions; with `labels`, verbs that announce a quoted word ("called").
    Nouns ("the answer") and passives ("was announced") do not count.
    """
    known = announcing(lexicon, stance=stance, labels=labels)
    result = [
        Verb(index, token.start, token.end)
        for index, token in enumerate(found)
        if (token.word in known and _acts(text, found, index, lexicon))
        or (lexicon.inverts and _is_turned(token.word, lexicon))
    ]
    if idioms and found and lexicon.idioms:
        for match in _idioms(lexicon).finditer(text, found[0].start, found[-1].end):
            index = next((n for n, token in enumerate(found) if token.start >= match.start()), 0)
            if not any(verb.start <= match.start() < verb.end for verb in result):
                result.append(Verb(index, match.start(), match.end()))
        result.sort()
    return result


def speaks(text: str, lexicon: Lexicon) -> bool:
    """Whether a clause that introduces has any word of speech, stance or source in it."""
    found = tokens(text, 0, len(text))
    if verbs(text, found, lexicon, stance=True, idioms=True, labels=True):
        return True
    return source(text, 0, len(text), lexicon) is not None


def source(text: str, start: int, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """Find "according to" and the like in a part of a text."""
    return _according(lexicon).search(text, start, end) if lexicon.according else None


def weak_source(text: str, start: int, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """Find "for" and the like at the very start of a clause."""
    return _weak(lexicon).match(text, start, end) if lexicon.weak_according else None


def _acts(text: str, found: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether the word at `index` is a finite verb or one that shares a subject."""
    token = found[index]
    previous = found[index - 1] if index else None
    joined = previous is not None and text[previous.end : token.start].isspace()
    before = previous.word if previous else ""
    if token.word in lexicon.pronominal and not is_reflexive(found, index, lexicon):
        return False
    if token.word in lexicon.infinitives and token.word not in lexicon.speech:
        return modal(found, index, lexicon) is not None
    if lexicon.inverts and token.word in lexicon.gerunds:
        comma = previous is not None and "," in text[previous.end : token.start]
        return before in ("en", "tout") or comma
    if token.word in lexicon.participles:
        near = [other.word for other in found[max(0, index - 5) : index]]
        turned = [
            word for word in near if "-" in word and word.split("-")[0] in lexicon.auxiliaries
        ]
        helped = turned or lexicon.auxiliaries.intersection(near)
        return bool(helped) and not _is_passive(near, lexicon)
    if previous is None:
        return True
    if text[token.start].isupper():
        return False  # "the United States"
    if joined and before in lexicon.passive and lexicon.code == "en":
        return token.word.endswith("ing")
    if token.word in lexicon.nominal:
        # "post", "report": a verb only after somebody who is several.
        return before in lexicon.nobody or (joined and before.endswith("s"))
    if before in lexicon.articles:
        # « l’affirme » after a subject is a verb, « l’affirme » after nothing is a noun.
        if before in ("l", "le", "la", "les") and index > 1:
            subject = found[index - 2].word
            return subject in lexicon.pronouns or text[found[index - 2].start].isupper()
        return False
    return not (joined and before in lexicon.prepositions and not token.word.endswith("ing"))


@lru_cache(maxsize=32)
def announcing(lexicon: Lexicon, *, stance: bool = False, labels: bool = False) -> frozenset[str]:
    """Give the forms that may be verbs of speech where `verbs` is asked with the same words."""
    known = lexicon.speech | lexicon.infinitives
    if stance:
        known |= lexicon.stance
    if labels:
        known |= lexicon.labelling
    return known


def _is_turned(word: str, lexicon: Lexicon) -> bool:
    """Whether a verb of speech has its subject behind it: « dit-elle », « estime-t-il »."""
    match = TURNED.match(word) if "-" in word or "‑" in word else None
    return match is not None and match["verb"] in lexicon.speech


def is_reflexive(found: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a reflexive pronoun stands before a verb: « s’emporte », « s’est-elle emportée »."""
    return any(
        token.word.split("-")[0] in lexicon.reflexives for token in found[max(0, index - 4) : index]
    )


def _is_passive(near: list[str], lexicon: Lexicon) -> bool:
    """Whether nobody speaks in a participle after the words `near`: "was told", « est annoncé »."""
    if lexicon.passive.intersection(near):
        return True
    being = near[-1:] and near[-1] in lexicon.copulas
    return bool(lexicon.inverts and being and lexicon.reflexives.isdisjoint(near[-3:-1]))


def modal(found: list[Token], index: int, lexicon: Lexicon) -> int | None:
    """The place of the verb that an infinitive goes with: « a tenu à préciser », « veut dire »."""
    for place in range(index - 1, max(-1, index - 4), -1):
        if found[place].word in lexicon.modals:
            return place
    return None


@lru_cache(maxsize=8)
def _idioms(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.idioms)})", re.IGNORECASE)


@lru_cache(maxsize=8)
def _according(lexicon: Lexicon) -> re.Pattern[str]:
    # Each branch begins with a letter, and not with \b, so that the regex engine can skip to it.
    branches = [
        rf"{first}(?<!\w.){phrase[1:]}"
        for phrase in lexicon.according
        for first in (phrase[0], phrase[0].upper())
    ]
    return re.compile(rf"(?:{'|'.join(branches)})(?!(?<=\w)\w)")


@lru_cache(maxsize=8)
def _weak(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[\s«“\"]*(?:{lexicon.weak_according})\b", re.IGNORECASE)
