"""Do words in quotation marks stand as a sentence, as a part of one, or as a heading?

A judgement on their length, their punctuation and what stands next to them. Whether somebody said
them is `marked`.
"""

import re

from annotator.text import cues
from annotator.text.marks import Pair
from annotator.text.scene import Scene
from annotator.text.spans import Span
from annotator.text.structure import Kind
from annotator.text.terms import FEW_WORDS, OUTSIDE_COMMA, goes_on

_CLAUSE_END = re.compile(r"[,.!?…—–-]\Z")
_OUTSIDE_STOP = re.compile(r"\s?[.!?…]")
_BREAK_BEFORE = re.compile(r"(?:^|[.!?…:,][»”\"’)]?)\s*[—–-]?\s*\Z")
SENTENCE_WORDS = 4  # from here, a whole sentence in marks needs none
HEADING_WORDS = 8  # up to here, a line in marks alone may be a heading
FRAGMENT_WORDS = 5  # from here, neither does a part of a sentence


def in_a_row(scene: Scene, place: int, pair: Pair) -> bool:
    """Whether another quote stands right before or after: short answers count there."""
    if scene.in_paragraph(place):
        return True
    span = scene.paragraphs[place]
    if not alone(span, pair):
        return False
    for beside in (place - 1, place + 1):
        if 0 <= beside < len(scene.paragraphs) and scene.pairs[beside]:
            first, last = scene.pairs[beside][0], scene.pairs[beside][-1]
            edge = last.outer.end if beside < place else first.outer.start
            end = scene.paragraphs[beside].end if beside < place else scene.paragraphs[beside].start
            if abs(edge - end) < 2 and len(last.inner) > 3:
                return not alone(scene.paragraphs[beside], first) or bool(
                    scene.in_paragraph(place - 1)
                )
    return False


def stands_free(scene: Scene, place: int, pair: Pair) -> bool:
    """Whether words in marks with a stop in them are a sentence between two others."""
    text, span = scene.text, scene.paragraphs[place]
    before = text[span.start : pair.outer.start].rstrip()
    after = text[pair.outer.end : span.end].lstrip()
    ended = before.endswith((".", "!", "?", "…", "»", "”")) or not before and after
    begins = not after or after[0].isupper() or after[0] in "«“"
    return scene.lexicon.inverts and bool(ended) and begins


def is_announced(scene: Scene, pair: Pair) -> bool:
    """Whether words in marks with a stop in them stand behind a colon: « Sa réponse : “Non.” »."""
    text, start = scene.text, pair.outer.start
    stopped = text[pair.inner.end - 1] in ".!?…" and text[pair.inner.start].isupper()
    if not scene.lexicon.inverts or not text[max(0, start - 3) : start].rstrip().endswith(":"):
        return False
    near = cues.words(text, max(0, start - 40), start)[-4:]
    return stopped or not scene.lexicon.announcing.isdisjoint(near)


def alone(span: Span, pair: Pair) -> bool:
    """Whether a paragraph holds nothing but words in marks."""
    return pair.outer.start - span.start < 3 and span.end - pair.outer.end < 3


def heads(scene: Scene, place: int, pair: Pair, words: list[str]) -> bool:
    """Whether a short line in marks, with nothing said before it, heads what follows."""
    if not alone(scene.paragraphs[place], pair) or len(words) > HEADING_WORDS:
        return False
    if len(words) <= FEW_WORDS:
        return True
    last = place + 1 >= len(scene.paragraphs)
    announced = place > 0 and scene.text[scene.paragraphs[place - 1].end - 1] == ":"
    signed = not last and scene.kinds[place + 1] is Kind.NAME
    ended = scene.text[pair.inner.end - 1] in ".!?…" or not scene.lexicon.inverts
    said = ended and place > 0 and bool(scene.in_paragraph(place - 1))
    return not (last or announced or signed or said or pair.open_ended)


def is_sentence(text: str, pair: Pair, words: list[str], least: int = SENTENCE_WORDS) -> bool:
    """Whether the quoted words stand as a sentence of their own."""
    if len(words) < least or text[pair.inner.start].islower():
        return False
    if pair.open_ended:
        return True
    closed = _CLAUSE_END.search(text[pair.inner.end - 1]) is not None
    stopped = _OUTSIDE_STOP.match(text, pair.outer.end) or pair.outer.end == len(text)
    lead = text[max(0, pair.outer.start - 4) : pair.outer.start]
    breaks = _BREAK_BEFORE.search(lead.rsplit("\n", 1)[-1]) is not None or "\n" in lead
    comma = OUTSIDE_COMMA.match(text, pair.outer.end)
    return breaks and bool(closed or stopped or comma or text[pair.outer.end] == "\n")


def is_fragment(scene: Scene, pair: Pair, words: list[str], left: int) -> bool:
    """Whether a part of a sentence is too long, or too personal, for a scare quote."""
    low = {word.lower() for word in words}
    split = {piece for word in low for piece in re.split(r"[’']", word)}
    personal = not scene.lexicon.first_person.isdisjoint(low | split)
    if len(words) >= FRAGMENT_WORDS or (personal and len(words) > FEW_WORDS + 1):
        return True
    return goes_on(scene.text, max(left, pair.outer.start - 40), pair, words, scene.lexicon)
