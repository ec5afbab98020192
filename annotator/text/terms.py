"""Are words in quotation marks a scare quote, a term, a nickname or a title, and nobody's words?

Judges by what stands around them. Who speaks, where somebody does, is `marked`.
"""

import re

from annotator.text import cues
from annotator.text.clauses import SAME_SENTENCE, Cue
from annotator.text.lexicon import Lexicon
from annotator.text.marks import Pair
from annotator.text.phrases import Form, Reference
from annotator.text.scene import Scene

OUTSIDE_COMMA = re.compile(r"\s?,")
_YEAR_AFTER = re.compile(r"\s?\((?:1[5-9]|20)\d\d[,)]")
_BETWEEN = re.compile(r"[”\"’»'],?\s(\w+)\s\Z")
FEW_WORDS = 3  # up to here, words in marks need a cue right next to them


def is_term(
    scene: Scene, pair: Pair, words: list[str], left: int, before: Cue | None, after: Cue | None
) -> bool:
    """Whether the words in marks are a scare quote, a term or a title, and nobody's words."""
    text, lexicon = scene.text, scene.lexicon
    lead = text[left : pair.outer.start].rstrip()
    colon = lead.endswith(":")
    comma = lead.endswith(",")
    spoken = pair.inner.of(text)[-1] in ",!?…" or bool(OUTSIDE_COMMA.match(text, pair.outer.end))
    tight = (before is not None and before.tight and (colon or comma)) or (
        after is not None and after.tight and spoken
    )
    few = len(words) <= FEW_WORDS
    near = cues.words(text, max(left, pair.outer.start - 40), pair.outer.start)
    whole = text[pair.inner.end - 1] in ".!?…" and words[0][0].isupper()
    said = whole or not lexicon.announcing.isdisjoint(near[-4:])
    if colon and said and lexicon.inverts:
        return False
    somebody = before.who if before is not None else None
    person = somebody is not None and somebody.form in (Form.NAME, Form.PRONOUN, Form.PERSON)
    if _is_called(near, lexicon) and not (person and _calls(text, pair, somebody, lexicon)):
        return True
    if near and colon and near[-1] in lexicon.headings:
        return True
    if not spoken_in(text, pair) and _is_work(text, pair, lexicon):
        return True
    if few and near[-1:] != [] and near[-1] in lexicon.as_words and near[-2:-1] != []:
        if near[-2] in lexicon.naming:
            return True  # "known as"
    if few and not colon and _is_by_name(text, pair, near, somebody, lexicon):
        return True
    if _YEAR_AFTER.match(text, pair.outer.end):
        return True  # “Heron” (2019)
    if len(near) > 1 and not colon and near[-1] in lexicon.mentions:
        if near[-2] in lexicon.articles:  # "the term", and not "they term"
            return True
    if len(near) > 1 and near[-2] in lexicon.senses and near[-1] in lexicon.prepositions:
        return True  # « au sens d’“important” »
    labelled = (
        before is not None
        and before.who is not None
        and (before.who.form is not Form.SOMEBODY or (bool(before.who.head) and len(words) > 1))
        and bool(lexicon.labelling.intersection(near[-5:]))
        and words[0][0].islower()
    )
    if _predicates(near, lexicon) and words[0][0].islower():
        if any(cue is not None and cue.who is not None for cue in (before, after)):
            return False
        if before is not None and before.reason == SAME_SENTENCE:
            return False
    spoken_to = before is not None and before.who is not None and near[-1:] != []
    told = spoken_to and near[-1] in lexicon.speech
    heard = after is not None and (spoken_in(text, pair) or _is_by_somebody(after))
    if not (colon or heard) and _is_titled(text, pair, words, lexicon):
        return True
    if told and len(words) > FEW_WORDS:
        return False
    answered = told and text[pair.inner.end - 1] in ".!?…"  # "Roe answered “no.”"
    answered = answered or (told and words[0].endswith(lexicon.infinitive_endings or "\0"))
    if not (colon or labelled or heard) and _is_named(near, lexicon):
        return True
    long_words = [word for word in words if word.lower() not in lexicon.function_words]
    capitals = [word for word in long_words if word[0].isupper()]
    if len(capitals) > 1 and len(capitals) == len(long_words) and len(words) < 10:
        if not (tight and text[pair.inner.end - 1] in ",.!?…"):
            return True
    if few:
        owned = near[-1:] != [] and near[-1] in lexicon.owners
        told_of = near[-1:] != [] and near[-1] in lexicon.indefinite and words[0][0].islower()
        told_of = told_of and (len(words) > 1 or near[-2:-1] != [] and near[-2] in lexicon.speech)
        if near[-1:] and near[-1] in lexicon.articles and not (owned or labelled or after):
            return not (told_of and before is not None and _may_quote(before, words))
        again = before is not None and before.reason == SAME_SENTENCE
        again = again and near[-1:] != [] and near[-1] in lexicon.joining
        attributed = again or (
            before is not None
            and (before.who is not None or before.reason == SAME_SENTENCE)
            and (before.who is None or before.who.form is not Form.SOMEBODY or before.who.head)
            and (
                len(words) > 1
                or owned
                or answered
                or (person and _is_said(near, words, lexicon))
                or _is_second(text, pair, lexicon)
            )
        )
        sourced = before is not None and before.reason == "source"
        if tight or labelled or attributed or sourced:
            return False
        return not goes_on(text, max(left, pair.outer.start - 40), pair, words, lexicon)
    return False


def _is_titled(text: str, pair: Pair, words: list[str], lexicon: Lexicon) -> bool:
    """Whether words look like a French title: « La Nuit des arpenteurs », an article, a capital."""
    if not lexicon.inverts or len(words) < 2 or spoken_in(text, pair):
        return False
    first, second = words[0], words[1]
    return first[0].isupper() and first.lower() in lexicon.articles and second[0].isupper()


def spoken_in(text: str, pair: Pair) -> bool:
    """Whether the words in marks end as speech does: with a comma or a mark of their own."""
    return pair.inner.of(text)[-1] in ",!?…"


def _may_quote(cue: Cue, words: list[str]) -> bool:
    """Whether somebody, and no text, says a word or two after « un » and « une »."""
    if cue.reason == SAME_SENTENCE:
        return len(words) > 1
    if cue.who is None or cue.who.form is Form.THING or cue.who.weak:
        return False
    return cue.reason == "source" or cue.tight


def _is_by_somebody(cue: Cue) -> bool:
    return cue.who is not None and cue.who.form in (Form.NAME, Form.PRONOUN, Form.PERSON)


def _is_work(text: str, pair: Pair, lexicon: Lexicon) -> bool:
    """Whether what is apposed to words in marks says that they are a title: « … », roman de."""
    comma = OUTSIDE_COMMA.match(text, pair.outer.end)
    if comma is None:
        return False
    for word in cues.words(text, comma.end(), comma.end() + 40)[:4]:
        if word in lexicon.works:
            return True
        if word not in lexicon.articles and word not in lexicon.prenominal:
            return False
    return False


def goes_on(text: str, left: int, pair: Pair, words: list[str], lexicon: Lexicon) -> bool:
    """Whether words in marks end a sentence begun outside: he had “no idea”, « qu’il “va mal” ».

    Four words are enough after anything but an article; two, where the verb is in the marks or
    right before them.
    """
    near = cues.words(text, left, pair.outer.start)
    if not near or len(words) < 2 or not words[0][0].islower():
        return False
    last = near[-1]
    if len(words) > FEW_WORDS and text[pair.outer.start - 2].isalnum():
        fixed = lexicon.articles | lexicon.merged
        famous = last in lexicon.prenominal and near[-2:-1] != [] and near[-2] in fixed
        return last not in fixed and not famous
    if words[0] in lexicon.articles:
        return False
    verbal = lexicon.subordinators | lexicon.pronouns.keys() | lexicon.nobody
    return last in verbal or (last in lexicon.auxiliaries and last not in lexicon.copulas)


def _calls(text: str, pair: Pair, who: Reference | None, lexicon: Lexicon) -> bool:
    """Whether one person calls it so at once: "what she called “a lack of bins”"."""
    if who is None or lexicon.inverts:
        return False
    between = cues.words(text, who.end, pair.outer.start)
    return bool(between) and between[-1] in lexicon.labelling and len(between) <= 2


def _is_by_name(
    text: str, pair: Pair, near: list[str], who: Reference | None, lexicon: Lexicon
) -> bool:
    """Whether a thing is called so, and nobody calls it: "the quarter called “…”", "named the"."""
    if lexicon.inverts or len(near) < 2:
        return False
    if near[-2] in lexicon.naming and near[-1] in lexicon.articles - lexicon.indefinite:
        return True
    if near[-1] not in lexicon.naming or near[-1] not in lexicon.labelling or who is None:
        return False
    between = cues.words(text, who.end, pair.outer.start)[-2:]
    apposed = "," in text[who.end : pair.outer.start].rstrip()[-len(near[-1]) - 2 :]
    small = lexicon.between | lexicon.auxiliaries
    return len(between) == 2 and not apposed and between[0] not in small


def _is_said(near: list[str], words: list[str], lexicon: Lexicon) -> bool:
    """Whether one word in marks is a part of what is said, and no scare quote before a noun."""
    last = near[-1] if near else ""
    return words[0][0].islower() and not (
        last in lexicon.articles or last in lexicon.determiners or last in lexicon.prepositions
    )


def _is_second(text: str, pair: Pair, lexicon: Lexicon) -> bool:
    """Whether nothing but "and" parts words in marks from others: “desperate” and “sad”."""
    between = _BETWEEN.search(text, max(0, pair.outer.start - 12), pair.outer.start)
    return between is not None and between[1].lower() in lexicon.conjunctions


def predicates(text: str, left: int, at: int, lexicon: Lexicon) -> bool:
    """Whether words in marks at `at` say what something is: "the delay was “shameful”"."""
    return _predicates(cues.words(text, left, at), lexicon)


def _predicates(near: list[str], lexicon: Lexicon) -> bool:
    if near and near[-1].endswith(lexicon.adverb_endings or ("\0",)):
        near = near[:-1]
    if near and near[-1] in lexicon.indefinite:
        near = near[:-1]
    if not near:
        return False
    oneself = near[-1] in lexicon.speech and not lexicon.reflexives.isdisjoint(near[-3:-1])
    return oneself or near[-1] in lexicon.copulas  # « se dit », « est »


def _is_called(near: list[str], lexicon: Lexicon) -> bool:
    """Whether a nickname or a term follows: "what they call its", « surnommé »."""
    for place in range(max(0, len(near) - 3), len(near)):
        if near[place] in lexicon.labelling and lexicon.what.intersection(near[-8:place]):
            return True
    nicknamed = bool(near) and near[-1] in lexicon.naming and near[-1] in lexicon.participles
    return nicknamed and not lexicon.auxiliaries.intersection(near[-4:])


def _is_named(near: list[str], lexicon: Lexicon) -> bool:
    """Whether the last words before the marks announce a title or a term: "the word", « dit »."""
    if near[-1:] and near[-1] in lexicon.naming:
        # « s’est dit », « a dit »
        helped = lexicon.inverts and near[-2:-1] and near[-2] in lexicon.auxiliaries
        return not helped and lexicon.reflexives.isdisjoint(near[-3:-1])
    small = lexicon.articles | lexicon.prepositions | lexicon.as_words
    return len(near) > 1 and near[-2] in lexicon.naming and near[-1] in small
