"""Which lines that begin with a dash are turns of a dialogue, and whose?

Turns whose speaker nobody tells take turns. Lists with dashes are left alone.
"""

import re
from dataclasses import dataclass

from annotator.text import cues, inserted
from annotator.text.clauses import Cue
from annotator.text.scene import SURE, How, Said, Scene
from annotator.text.spans import Span, trim
from annotator.text.structure import Kind

_DASH = re.compile(r"[—–―-]\s*")
_SPOKEN = re.compile(r"[.!?…][»”\"’)]?\Z")
_INNER_DASH = re.compile(r"[.!?…]\s+[—–―]\s+")
FARTHEST = 2  # paragraphs of narration between two turns of one dialogue


@dataclass
class Turn:
    """One line of a dialogue."""

    place: int
    parts: list[Span]
    cue: Cue | None
    said: Said | None = None


def find(scene: Scene, place: int) -> int:
    """Add the dialogue that begins at a paragraph; gives how many paragraphs it takes, 0 if none.

    Narration between two turns is not taken.
    """
    if place < scene.listed or not _is_turn(scene, place):
        return 0
    places = [place]
    while places[-1] + 1 < len(scene.paragraphs) and _is_turn(scene, places[-1] + 1):
        places.append(places[-1] + 1)
    turns = [_read(scene, at) for at in places]
    if not _talks(scene, turns):
        scene.listed = _listed(scene, places)
        return 0
    _name(scene, turns)
    for turn in turns:
        said = turn.said or Said(None, 0.5, "turn")
        how = How.CUE if turn.cue else How.RULE
        number = scene.next_utterance()
        for part in turn.parts:
            scene.keep(turn.place, part, said, "dialogue", how, number)
    return len(places)


def _is_turn(scene: Scene, place: int) -> bool:
    return scene.kinds[place] is Kind.DIALOGUE and scene.block_of[place] is None


def _read(scene: Scene, place: int) -> Turn:
    """Read one line: the words without the dash and without the clause that tells who speaks."""
    text, span = scene.text, scene.paragraphs[place]
    dash = _DASH.match(text, span.start, span.end)
    words = trim(text, dash.end() if dash else span.start, span.end)
    parts, cue = inserted.parts(scene, words, unmarked=True)
    cut: list[Span] = []
    for part in parts:
        at = part.start
        lead = _DASH.match(text, at, part.end)
        at = lead.end() if lead else at
        cut.append(trim(text, at, part.end))
    return Turn(place, [part for part in cut if len(part)], cue)


def _talks(scene: Scene, turns: list[Turn]) -> bool:
    """Whether the lines are spoken and no list: somebody is told to speak, asks, says "you"."""
    if any(turn.cue for turn in turns):
        return True
    text, lexicon = scene.text, scene.lexicon
    lines = [scene.paragraphs[turn.place].of(text) for turn in turns]
    if not all(_SPOKEN.search(line) for line in lines):
        return False
    words = {word for line in lines for word in cues.words(line, 0, len(line))}
    personal = not words.isdisjoint(lexicon.speaking)
    if len(turns) == 1:
        before = scene.paragraphs[turns[0].place - 1] if turns[0].place else None
        colon = before is not None and text[before.end - 1] == ":"
        near = any(quote.kind == "dialogue" for quote in scene.quotes[-3:])
        return personal and (colon or near)
    return personal or any("?" in line for line in lines)


def _listed(scene: Scene, places: list[int]) -> int:
    """Up to where no line of these can begin a dialogue either, once they are none all together.

    A line without a stop at its end spoils all that would begin at it or before.
    """
    for place in reversed(places):
        if not _SPOKEN.search(scene.paragraphs[place].of(scene.text)):
            return place + 1
    return places[-1] + 1


def _name(scene: Scene, turns: list[Turn]) -> None:
    """Say who speaks each turn: by its clause, by the introduction, or by turns."""
    for turn in turns:
        if turn.cue is not None:
            turn.said = scene.said(turn.cue.who, turn.cue.reason, turn.cue.certainty)
            for part in turn.parts[:1]:
                scene.note(part.start, part.end, turn.said.speaker)
    first = turns[0]
    if first.said is None and first.place:
        cue = scene.introduction(first.place - 1)
        if cue is not None and cue.who is not None:
            first.said = scene.said(cue.who, "introduction", 0.8)
        elif len(turns) > 1:
            number = scene.sentence_number(scene.paragraphs[first.place - 1].end - 1)
            topic = scene.discourse.topic(number)
            if topic is not None and turns[1].said is not None:
                if turns[1].said.speaker not in (None, topic.name):
                    first.said = Said(topic.name, 0.62, "sentence before")
    _alternate(turns)
    _alternate(turns[::-1])
    speakers = {turn.said.speaker for turn in turns if turn.said and turn.said.speaker}
    if len(speakers) == 1 and len(turns) > 1:
        _answer(scene, turns, speakers.pop())


def _alternate(turns: list[Turn]) -> None:
    """Take the turn before the last one for the same person's."""
    for number in range(2, len(turns)):
        turn, same, other = turns[number], turns[number - 2].said, turns[number - 1].said
        if turn.said is None and same is not None and same.speaker:
            if other is None or other.speaker != same.speaker:
                turn.said = Said(same.speaker, max(SURE, same.confidence - 0.1), "by turns")


def _answer(scene: Scene, turns: list[Turn], speaker: str) -> None:
    """Give the other turns to the one other person whom the text before speaks of."""
    start = scene.paragraphs[max(0, turns[0].place - FARTHEST)].start
    people = scene.people_within(start, scene.paragraphs[turns[0].place].start)
    earlier = scene.speakers_within(start, scene.paragraphs[turns[0].place].start)
    others = [who for who in dict.fromkeys([*people, *earlier]) if who != speaker]
    if len(others) != 1:
        return
    for turn in turns:
        if turn.said is None:
            turn.said = Said(others[0], 0.62, "by turns")
