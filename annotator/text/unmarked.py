"""Which whole paragraphs are somebody's words, without a mark to say so?

Quotation blocks, paragraphs after an introduction or before a name line, and blocks between a
remark and the like of them. Words between marks are `marked`.
"""

import re
from dataclasses import replace

from annotator.text import cues, marks, names
from annotator.text.marked import introduced_by
from annotator.text.names import NameLine
from annotator.text.scene import How, Said, Scene
from annotator.text.spans import Span
from annotator.text.structure import Kind

_WORD = re.compile(r"\w+")
_DASH = re.compile(r"[\s—–―-]*")

SPEECH = (Kind.PROSE, Kind.REMARK, Kind.DIALOGUE)
TOP_LINES = 3  # down to here, a bare name may be the byline
SHORT_REMARK = 8  # words
PROOFS = 2  # unmarked quotes by the same person that must be sure before a likely one counts


def block(scene: Scene, places: list[int]) -> None:
    """Add a quotation block, whose paragraphs stand at `places`, to the scene."""
    text = scene.text
    speaker: str | None = None
    reason, certainty = "quotation", 0.8
    last = scene.paragraphs[places[-1]]
    line = names.name_line(last.of(text), scene.lexicon, last.start)
    body = places
    if line is not None and len(places) > 1:
        speaker, reason, certainty = scene.cast.full(line.name.text), "name line", 0.95
        body = places[:-1]
    elif (line := _line_after(scene, places[-1])) is not None:
        speaker, reason, certainty = scene.cast.full(line.name.text), "name line", 0.95
    elif places[0] and scene.text[scene.paragraphs[places[0] - 1].end - 1] == ":":
        announced = introduced_by(scene, places[0] - 1)
        if announced is not None and announced.speaker:
            speaker, reason, certainty = announced.speaker, "introduction", 0.9
    inner = _unwrap(scene, body)
    how = How.RULE if reason == "quotation" else How.CUE
    scene.keep(places[0], inner, Said(speaker, certainty, reason), "block", how)


def find(scene: Scene, place: int) -> bool:
    """Add the paragraph at `place` to the scene if it is a quote by what frames it."""
    if scene.kinds[place] not in SPEECH:
        return False
    if any(len(pair.inner) > 12 for pair in scene.pairs[place]):
        return False
    line = _line_after(scene, place)
    if line is not None and _signs(scene, place, line):
        speaker = scene.cast.full(line.name.text)
        _add(scene, place, Said(speaker, 0.95 if line.title else 0.9, "name line"))
        return True
    if place and scene.kinds[place - 1] is Kind.INTRODUCTION and not scene.in_paragraph(place):
        return _introduced(scene, place)
    return False


def find_after_remarks(scene: Scene) -> None:
    """Add blocks that nothing introduces but the editor's remark on the same person's words.

    A paragraph about one person, a short cry from the editor, then a paragraph in the first
    person: in an article that quotes this person without marks elsewhere, it is one more quote.
    """
    proofs: dict[str, int] = {}
    for quote in scene.quotes:
        if quote.kind == "block" and quote.speaker:
            proofs[quote.speaker] = proofs.get(quote.speaker, 0) + 1
    for place in range(2, len(scene.paragraphs)):
        if scene.kinds[place - 1] is not Kind.REMARK or scene.in_paragraph(place - 1):
            continue
        speaker = _talked_of(scene, place - 2)
        if speaker is None or not _is_cry(scene, place - 1):
            continue
        told = scene.block_of[place] is not None
        found = scene.in_paragraph(place)
        if told and found and found[0].speaker is None and found[0].kind == "block":
            quote = found[0]
            better = replace(quote, speaker=speaker, how=How.RULE, confidence=0.6, reason="remark")
            scene.replace(quote, better)
        elif (
            not told
            and not found
            and proofs.get(speaker, 0) >= PROOFS
            and scene.kinds[place] is Kind.PROSE
            and _in_first_person(scene, place)
            and speaker not in scene.cast.mentioned(*_bounds(scene, place))
        ):
            _add(scene, place, Said(speaker, 0.6, "remark"), How.RULE)


def _introduced(scene: Scene, place: int) -> bool:
    """Judge a paragraph after an introduction."""
    cue = scene.introduction(place - 1)
    told = cue is not None and (
        cue.reason != "subject before colon" or _announces(scene, place - 1)
    )
    if not told and _in_first_person(scene, place) and _announces_above(scene, place - 1):
        sender = scene.discourse.sender(scene.paragraphs[place - 1])
        _add(scene, place, Said(sender, 0.7 if sender else 0.5, "introduction"))
        return True
    if cue is None or not told:
        return False
    said = scene.said(cue.who, "introduction", min(cue.certainty, 0.85))
    if said.speaker is None and said.suggestion is None and (only := _only_named(scene, place - 1)):
        said = Said(only, 0.65, "introduction")
    speaker = said.speaker
    before, span = scene.paragraphs[place - 1], scene.paragraphs[place]
    personal = _in_first_person(scene, place)
    tail = cues.words(scene.text, max(before.start, before.end - 60), before.end)
    if not personal and scene.lexicon.numbers.intersection(tail[-5:]):
        return False
    if speaker is not None and speaker in scene.cast.mentioned(span.start, span.end):
        return False
    if speaker is None and not personal and (cue.who is None or not cue.tight):
        return False
    _add(scene, place, said)
    return True


def _only_named(scene: Scene, place: int) -> str | None:
    """The one person whom the last sentence of an introduction names."""
    span = scene.paragraphs[place]
    start = max(span.start, scene.sentence_at(span.end - 1).start)
    people = scene.people_within(start, span.end)
    return people[0] if len(people) == 1 and scene.lexicon.inverts else None


def _announces(scene: Scene, place: int) -> bool:
    """Whether an introduction speaks of words: "this message:"."""
    line = scene.sentence_at(scene.paragraphs[place].end - 1).of(scene.text).lower()
    return not scene.lexicon.announcing.isdisjoint(_WORD.findall(line))


def _announces_above(scene: Scene, place: int) -> bool:
    """Whether a paragraph that ends in a colon speaks of words in any of its sentences."""
    line = scene.paragraphs[place].of(scene.text).lower()
    return not scene.lexicon.announcing.isdisjoint(_WORD.findall(line))


def _line_after(scene: Scene, place: int) -> NameLine | None:
    """Give the name line that follows a paragraph, if there is one."""
    if place + 1 >= len(scene.paragraphs) or scene.kinds[place + 1] is not Kind.NAME:
        return None
    span = scene.paragraphs[place + 1]
    return names.name_line(span.of(scene.text), scene.lexicon, span.start)


def _signs(scene: Scene, place: int, line: NameLine) -> bool:
    """Whether a name line says who spoke the paragraph before it, and is no byline."""
    span = scene.paragraphs[place]
    who = scene.cast.full(line.name.text)
    if who in scene.cast.mentioned(span.start, span.end):
        return False
    if line.dashed or _in_first_person(scene, place):
        return True
    elsewhere = scene.cast.named_elsewhere(who, line.name.start)
    earlier = any(quote.reason == "name line" for quote in scene.quotes[-3:])
    edge = place + 2 >= len(scene.paragraphs) or place < TOP_LINES
    if line.title:
        return not edge or elsewhere or earlier or place + 2 < len(scene.paragraphs)
    if line.name.text.split(" ")[0].lower() not in scene.lexicon.given and not elsewhere:
        return False
    return elsewhere or earlier or not edge


def _talked_of(scene: Scene, place: int) -> str | None:
    """Give the one person whom a paragraph of prose, itself no quote, is about."""
    if scene.kinds[place] is not Kind.PROSE or scene.in_paragraph(place):
        return None
    people = scene.cast.mentioned(*_bounds(scene, place))
    return people[0] if len(people) == 1 else None


def _is_cry(scene: Scene, place: int) -> bool:
    span = scene.paragraphs[place]
    line = span.of(scene.text)
    return line.endswith("!") and len(_WORD.findall(line)) <= SHORT_REMARK


def _in_first_person(scene: Scene, place: int) -> bool:
    span = scene.paragraphs[place]
    words = cues.words(scene.text, span.start, span.end)
    return not scene.lexicon.first_person.isdisjoint(words)


def _bounds(scene: Scene, place: int) -> tuple[int, int]:
    span = scene.paragraphs[place]
    return span.start, span.end


def _add(scene: Scene, place: int, said: Said, how: How = How.CUE) -> None:
    scene.keep(place, _unwrap(scene, [place]), said, "block", how)


def _unwrap(scene: Scene, places: list[int]) -> Span:
    """Give the words of some paragraphs without a dash before and marks around them."""
    text = scene.text
    start, end = scene.paragraphs[places[0]].start, scene.paragraphs[places[-1]].end
    dash = _DASH.match(text, start, end)
    start = dash.end() if dash and dash.end() < end else start
    if len(places) == 1:
        pairs = marks.pairs(text, Span(start, end))
        if len(pairs) == 1 and pairs[0].outer == Span(start, end) and len(pairs[0].inner):
            return pairs[0].inner
    elif text[start] in '«“"' and text[end - 1] in '»”"' and end - start > 4:
        while text[start] in '«“" \u00a0\u202f':
            start += 1
        while end - 1 > start and text[end - 1] in '»”" \u00a0\u202f':
            end -= 1
    return Span(start, end)
