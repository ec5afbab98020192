"""Which paragraphs are the answers of an interview, and whose?

Reads turns that begin with a label: the paper's name and initials, "Q" and "A", two names.
"""

import re
from collections import Counter, defaultdict

from annotator.text.names import UPPER
from annotator.text.scene import How, Said, Scene
from annotator.text.spans import Span, trim
from annotator.text.structure import Kind

_LABEL = re.compile(
    rf"[—–-]?\s*(?P<label>[{UPPER}][\w.’' \-‑\u00a0\u202f&]{{0,40}}?)\.?"
    rf"(?:[ \u00a0\u202f]?:(?=[{UPPER}])"
    r"|(?:[ \u00a0\u202f]?:|[ \u00a0\u202f][—–-])[ \u00a0\u202f\n]+(?=\S))"
)
_SIGN = re.compile("[:—–-]")  # without which there is no label
_QUESTION = re.compile(r"\?[»”\"’)\s]*\Z")
_LETTER = re.compile(rf"[{UPPER}]")
_ANSWERS = frozenset({"R", "A", "Réponse", "Answer"})
_ASKS = frozenset({"Q", "Question"})
FEWEST_TURNS = 2  # of each side
MOST_LABELS = 6


def find(scene: Scene) -> set[int]:
    """Add the answers to the scene; gives the paragraphs of the whole interview, none if none."""
    turns = _turns(scene)
    asking = _asking(scene, turns)
    answering = {label for label in turns.values() if label not in asking}
    if not answering or not (asking or _asked_between(scene, turns)):
        return set()
    unlabelled = not asking  # whatever stands before an answer is a question
    people = {label: _person(scene, label, min(turns)) for label in answering}
    first, last = min(turns), max(turns)
    taken: set[int] = set()
    label = ""
    answered = False
    for place in range(first, len(scene.paragraphs)):
        own = place in turns
        if own:
            label, answered = turns[place], False
        if scene.kinds[place] is Kind.HEADING and not own or (place > last and answered):
            if place > last:
                break
            label = ""
            continue
        taken.add(place)
        span = scene.paragraphs[place]
        asks = not own and place + 1 in turns and (unlabelled or _asks(scene, span))
        if label not in answering or asks:
            continue
        answered = True
        said = Said(people[label], 0.95 if people[label] else 0.6, "turn")
        scene.keep(place, _words(scene, span, own=own), said, "answer", How.CUE)
    return taken


def _turns(scene: Scene) -> dict[int, str]:
    """The labels that paragraphs begin with, those that come back only."""
    found: dict[int, str] = {}
    for place, span in enumerate(scene.paragraphs):
        end = min(span.end, span.start + 60)
        if _SIGN.search(scene.text, span.start, end) is None:
            continue
        match = _LABEL.match(scene.text, span.start, end)
        if match is not None and scene.block_of[place] is None:
            found[place] = match["label"].strip()
    often = Counter(found.values())
    if len(often) > MOST_LABELS * 4:
        return {}
    # A full name before the first answer, its initials before the others.
    short = {label for label, times in often.items() if label.isupper() and times > 1}
    return {
        place: label
        for place, label in found.items()
        if not _is_quoted(scene, place)
        and (often[label] >= FEWEST_TURNS or (" " in label and _initials(label) in short))
    }


def _initials(label: str) -> str:
    return "".join(_LETTER.findall(label))


def _is_quoted(scene: Scene, place: int) -> bool:
    """Whether all after a label is in marks: « Untel : “Il faut douter” » heads an interview."""
    span = scene.paragraphs[place]
    pairs = scene.pairs[place]
    return bool(pairs) and place == 0 and pairs[-1].outer.end == span.end


def _asking(scene: Scene, turns: dict[int, str]) -> set[str]:
    """The labels of those who ask: most of what they say ends in a question."""
    asked: dict[str, list[bool]] = defaultdict(list)
    for place, label in turns.items():
        ends = _asks(scene, scene.paragraphs[place])
        asked[label].append(ends)
    if len(asked) < 2 or len(asked) > MOST_LABELS:
        return asked.keys() & _ASKS
    asking = {label for label, ends in asked.items() if label in _ASKS or 2 * sum(ends) > len(ends)}
    return asking if len(asking) < len(asked) else set()


def _asked_between(scene: Scene, turns: dict[int, str]) -> bool:
    """Whether questions without a label stand before most of the turns."""
    asked = [place for place in turns if place and _asks(scene, scene.paragraphs[place - 1])]
    return len(asked) >= FEWEST_TURNS and 2 * len(asked) > len(turns)


def _asks(scene: Scene, span: Span) -> bool:
    return _QUESTION.search(span.of(scene.text)) is not None


def _person(scene: Scene, label: str, before: int) -> str | None:
    """Whom a label means: a name, initials, or the one person whom the article speaks of."""
    cast = scene.cast
    if label not in _ANSWERS:
        full = cast.full(re.sub(r"[ \u00a0\u202f]+", " ", label))
        if cast.is_person(full) or full != label:
            return full
        initials = _initials(label)
        if re.sub(r"[.\s\u00a0\u202f\-‑]", "", label) == initials:
            fitting = [who for who in cast.people() if _initials(who) == initials]
            return fitting[0] if len(fitting) == 1 else None
        return full
    start = scene.paragraphs[before].start
    people = cast.mentioned(0, start) or cast.mentioned(0, len(scene.text))
    return people[0] if people else None


def _words(scene: Scene, span: Span, *, own: bool) -> Span:
    """An answer without the label before it."""
    label = _LABEL.match(scene.text, span.start, span.end) if own else None
    return trim(scene.text, label.end(), span.end) if label else span
