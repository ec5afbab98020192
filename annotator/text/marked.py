"""Which words between quotation marks did somebody say, and who?

Scare quotes, terms and titles are left out. Quotations without marks are `unmarked`.
"""

import re

from annotator.text import attribution, cues, names
from annotator.text.attribution import Cue
from annotator.text.lexicon import Lexicon
from annotator.text.marks import Pair
from annotator.text.scene import How, Quote, Scene
from annotator.text.spans import Span
from annotator.text.structure import Kind

_WORD = re.compile(r"\w+(?:[’'‑-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…][)\]]?\Z")
_CLAUSE_END = re.compile(r"[,.!?…—–-]\Z")
_OUTSIDE_STOP = re.compile(r"\s?[.!?…]")
_OUTSIDE_COMMA = re.compile(r"\s?,")
_INSERTED = re.compile(r"(?<=[\w!?…])[ \u00a0\u202f]?,? ((?<=, )[^,.!?;:\n«»“”]{4,80}),\s")
_BREAK_BEFORE = re.compile(r"(?:^|[.!?…:,][»”\"’)]?)\s*[—–-]?\s*\Z")

FEW_WORDS = 3  # up to here, words in marks need a cue right next to them
SENTENCE_WORDS = 4  # from here, a whole sentence in marks needs none
MOST_INSERTED = 90  # characters of a clause inside the marks
FRAGMENT_WORDS = 8  # from here, neither does a part of a sentence


def find(scene: Scene, place: int) -> None:
    """Add the marked quotes of one paragraph to the scene, in order."""
    span = scene.paragraphs[place]
    pairs = scene.pairs[place]
    for number, pair in enumerate(pairs):
        start = pairs[number - 1].outer.end if number else span.start
        end = pairs[number + 1].outer.start if number + 1 < len(pairs) else span.end
        quote = _judge(scene, place, pair, start, end)
        if quote is not None:
            for part in _parted(scene, place, quote):
                scene.add(place, part)


def _judge(scene: Scene, place: int, pair: Pair, start: int, end: int) -> Quote | None:
    """Decide on one pair of marks; the clauses around it lie between `start` and `end`."""
    text, outer, inner = scene.text, pair.outer, pair.inner
    if inner.start == inner.end:
        return None
    words = _WORD.findall(text, inner.start, min(inner.end, inner.start + 200))
    few = len(words) <= FEW_WORDS
    if not words or (few and outer.start - start < 3 and end - outer.end < 3):
        return None
    left = max(start, scene.sentence_at(outer.start).start)
    right = min(end, scene.sentence_at(max(outer.end - 1, inner.start)).end)
    heard_before = (
        attribution.before(text, left, outer.start, scene.cast, labels=few)
        if left < outer.start
        else None
    )
    heard_after = (
        attribution.after(text, outer.end, right, scene.cast) if outer.end < right else None
    )
    if heard_after is not None and not _may_follow(text, pair, heard_after):
        heard_after = None
    if _is_term(scene, pair, words, left, heard_before, heard_after):
        return None
    cue = _choose(text, pair, heard_before, heard_after)
    whole = _is_sentence(text, pair, words)
    if cue is None and not whole and not _is_fragment(scene, words):
        return None
    if scene.kinds[place] is Kind.HEADING and (cue is None or cue.who is None):
        return None
    speaker, reason, certainty = _speaker(scene, place, pair, cue, start)
    how = How.CUE if cue is not None or reason in ("name line", "introduction") else How.RULE
    if cue is None and reason == "marks":
        certainty = 0.6 if whole else 0.4
    return Quote(inner.start, inner.end, inner.of(text), speaker, "marked", how, certainty, reason)


def _parted(scene: Scene, place: int, quote: Quote) -> list[Quote]:
    """Cut out a clause inside the marks that tells who speaks: « Oui, dit-elle, demain. »"""
    text = scene.text
    for clause in _INSERTED.finditer(text, quote.start, quote.end):
        if clause.end() - clause.start() > MOST_INSERTED:
            continue
        cue = attribution.inserted(text, clause.start(1), clause.end(1), scene.cast)
        if cue is None:
            continue
        speaker = scene.resolve(cue.who, place) or quote.speaker
        ends = [(quote.start, clause.start()), (clause.end(), quote.end)]
        return [
            Quote(
                start, end, text[start:end], speaker, quote.kind, How.CUE, 0.85, "inserted clause"
            )
            for start, end in ends
            if start < end
        ]
    return [quote]


def _choose(text: str, pair: Pair, before: Cue | None, after: Cue | None) -> Cue | None:
    """Prefer the clause that the punctuation joins to the quoted words."""
    if before is None or after is None:
        return before or after
    lead = text[max(0, pair.outer.start - 3) : pair.outer.start].rstrip()
    if lead.endswith(":") and before.who is not None:
        return before
    joined = pair.inner.of(text)[-1] in ",!?" or _OUTSIDE_COMMA.match(text, pair.outer.end)
    if joined and after.tight and (after.who is not None or before.who is None):
        return after
    return before if before.who is not None or after.who is None else after


def _may_follow(text: str, pair: Pair, cue: Cue) -> bool:
    """Whether the clause after the quoted words can belong to them."""
    last = text[pair.inner.end - 1]
    if last == ".":
        following = text[pair.outer.end : pair.outer.end + 3].strip()
        return following[:1].islower() or following[:1] == ","
    joined = last in ",!?…—–-" or _OUTSIDE_COMMA.match(text, pair.outer.end) is not None
    return joined or cue.tight and text[pair.inner.start].isupper()


def _is_term(
    scene: Scene, pair: Pair, words: list[str], left: int, before: Cue | None, after: Cue | None
) -> bool:
    """Whether the words in marks are a scare quote, a term or a title, and nobody's words."""
    text, lexicon = scene.text, scene.lexicon
    lead = text[left : pair.outer.start].rstrip()
    colon = lead.endswith(":")
    comma = lead.endswith(",")
    spoken = pair.inner.of(text)[-1] in ",!?…" or bool(_OUTSIDE_COMMA.match(text, pair.outer.end))
    tight = (before is not None and before.tight and (colon or comma)) or (
        after is not None and after.tight and spoken
    )
    near = [
        token.word
        for token in cues.tokens(text, max(left, pair.outer.start - 40), pair.outer.start)
    ]
    labelled = (
        before is not None
        and before.who is not None
        and bool(lexicon.labelling.intersection(near[-5:]))
        and words[0][0].islower()
    )
    spoken_to = before is not None and before.who is not None and near[-1:] != []
    if spoken_to and near[-1] in lexicon.speech and len(words) > FEW_WORDS:
        return False
    if not (colon or labelled or after) and _is_named(near, lexicon):
        return True
    if len(words) <= FEW_WORDS:
        attributed = before is not None and before.who is not None and len(words) > 1
        return not (tight or labelled or attributed)
    long_words = [word for word in words if len(word) > 3]
    capitals = [word for word in long_words if word[0].isupper()]
    if len(capitals) > 1 and len(capitals) == len(long_words) and len(words) < 10:
        return not (tight and text[pair.inner.end - 1] in ",.!?…")
    return False


def _is_named(near: list[str], lexicon: Lexicon) -> bool:
    """Whether the last words before the marks announce a title or a term: "the word", « dit »."""
    if near[-1:] and near[-1] in lexicon.naming:
        return True
    small = lexicon.articles | lexicon.prepositions
    return len(near) > 1 and near[-2] in lexicon.naming and near[-1] in small


def _is_sentence(text: str, pair: Pair, words: list[str], least: int = SENTENCE_WORDS) -> bool:
    """Whether the quoted words stand as a sentence of their own."""
    if len(words) < least or text[pair.inner.start].islower():
        return False
    if pair.open_ended:
        return True
    closed = _CLAUSE_END.search(text[pair.inner.end - 1]) is not None
    stopped = _OUTSIDE_STOP.match(text, pair.outer.end) or pair.outer.end == len(text)
    lead = text[max(0, pair.outer.start - 4) : pair.outer.start]
    breaks = _BREAK_BEFORE.search(lead.rsplit("\n", 1)[-1]) is not None or "\n" in lead
    comma = _OUTSIDE_COMMA.match(text, pair.outer.end)
    return breaks and bool(closed or stopped or comma or text[pair.outer.end] == "\n")


def _is_fragment(scene: Scene, words: list[str]) -> bool:
    """Whether a part of a sentence is too long, or too personal, for a scare quote."""
    low = {word.lower() for word in words}
    split = {piece for word in low for piece in re.split(r"[’']", word)}
    personal = not scene.lexicon.first_person.isdisjoint(low | split)
    return len(words) >= FRAGMENT_WORDS or (personal and len(words) > FEW_WORDS + 1)


def _speaker(
    scene: Scene, place: int, pair: Pair, cue: Cue | None, start: int
) -> tuple[str | None, str, float]:
    """Give speaker, reason and certainty, from the surest sign to the weakest."""
    text, span = scene.text, scene.paragraphs[place]
    if cue is not None and (speaker := scene.resolve(cue.who, place)) is not None:
        return speaker, cue.reason, cue.certainty
    opens = not text[span.start : pair.outer.start].strip(" —–-")
    closes = not text[pair.outer.end : span.end].strip(" .!?…")
    if closes and cue is None and place + 1 < len(scene.paragraphs):
        if scene.kinds[place + 1] is Kind.NAME:
            following = scene.paragraphs[place + 1]
            line = names.name_line(following.of(text), scene.lexicon, following.start)
            if line is not None:
                return scene.cast.full(line.name.text), "name line", 0.95
    if opens and cue is None and place and scene.kinds[place - 1] is Kind.INTRODUCTION:
        speaker = introduced_by(scene, place - 1)
        if speaker is not None:
            return speaker, "introduction", 0.85
    shared = cue is not None and cue.reason == attribution.SHARED
    if cue is not None and not shared and (cue.who is not None or cue.tight):
        return None, cue.reason, 0.6
    speaker = _continued(scene, place, pair, opens and closes)
    if speaker is not None:
        return speaker, "continued", 0.7
    return None, "marks" if cue is None else cue.reason, 0.5


def _continued(scene: Scene, place: int, pair: Pair, alone: bool) -> str | None:
    """Give the speaker of the quote just before, when nobody else came up since."""
    here = scene.in_paragraph(place)
    if here:
        last = here[-1]
        others = set(scene.cast.mentioned(last.end, pair.outer.start)) - {last.speaker}
        return None if others else last.speaker
    before = scene.in_paragraph(place - 1) if place else []
    if not before or scene.kinds[place - 1] is Kind.HEADING:
        return None
    span = scene.paragraphs[place - 1]
    last = before[-1]
    runs_on = last.end == span.end and last.kind == "marked"  # never closed: opened again here
    speakers = {quote.speaker for quote in before}
    if runs_on:
        return last.speaker
    others = set(scene.cast.mentioned(span.start, span.end)) - speakers
    return last.speaker if alone and len(speakers) == 1 and not others else None


def introduced_by(scene: Scene, place: int) -> str | None:
    """Give the speaker that an introducing paragraph announces, None if not sure."""
    cue = introduction(scene, place)
    return scene.resolve(cue.who, place) if cue is not None else None


def introduction(scene: Scene, place: int) -> Cue | None:
    """Read the last sentence of a paragraph that ends in a colon."""
    span: Span = scene.paragraphs[place]
    start = max(span.start, scene.sentence_at(span.end - 1).start)
    return attribution.before(scene.text, start, span.end, scene.cast, stance=True)
