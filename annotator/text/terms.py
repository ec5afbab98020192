"""Are words in quotation marks a scare quote, a term, a nickname or a title, and nobody's words?

Judges by what stands around them. Who speaks, where somebody does, is `marked`.
"""

import re

from annotator.text import cues
from annotator.text.clauses import SAME_SENTENCE, Cue
from annotator.text.lexicon import Lexicon
from annotator.text.marks import Pair
from annotator.text.phrases import Form
from annotator.text.scene import Scene

OUTSIDE_COMMA = re.compile(r"\s?,")
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
    near = cues.words(text, max(left, pair.outer.start - 40), pair.outer.start)
    if _is_called(near, lexicon):
        return True
    if len(near) > 1 and not colon and near[-1] in lexicon.mentions:
        if near[-2] in lexicon.articles:  # "the term", and not "they term"
            return True
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
    spoken_to = before is not None and before.who is not None and near[-1:] != []
    told = spoken_to and near[-1] in lexicon.speech
    if told and len(words) > FEW_WORDS:
        return False
    answered = told and text[pair.inner.end - 1] in ".!?…"  # "Roe answered “no.”"
    if not (colon or labelled or after) and _is_named(near, lexicon):
        return True
    long_words = [word for word in words if len(word) > 3]
    capitals = [word for word in long_words if word[0].isupper()]
    if len(capitals) > 1 and len(capitals) == len(long_words) and len(words) < 10:
        if not (tight and text[pair.inner.end - 1] in ",.!?…"):
            return True
    if len(words) <= FEW_WORDS:
        owned = near[-1:] != [] and near[-1] in lexicon.owners
        if near[-1:] and near[-1] in lexicon.articles and not (owned or labelled or after):
            return True
        attributed = (
            before is not None
            and (before.who is not None or before.reason == SAME_SENTENCE)
            and (before.who is None or before.who.form is not Form.SOMEBODY or before.who.head)
            and (len(words) > 1 or owned or answered)
        )
        sourced = before is not None and before.reason == "source"
        return not (tight or labelled or attributed or sourced)
    return False


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
    if lexicon.labelling.intersection(near[-3:]) and lexicon.what.intersection(near[-8:-1]):
        return True
    nicknamed = bool(near) and near[-1] in lexicon.naming and near[-1] in lexicon.participles
    return nicknamed and not lexicon.auxiliaries.intersection(near[-4:])


def _is_named(near: list[str], lexicon: Lexicon) -> bool:
    """Whether the last words before the marks announce a title or a term: "the word", « dit »."""
    if near[-1:] and near[-1] in lexicon.naming:
        return lexicon.reflexives.isdisjoint(near[-3:-1])  # « s’est dit »
    small = lexicon.articles | lexicon.prepositions
    return len(near) > 1 and near[-2] in lexicon.naming and near[-1] in small
