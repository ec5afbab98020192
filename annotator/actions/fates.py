"""What becomes of a passage in another text? Its state there, and its place if it has one.

Where words went is `annotator.text.anchoring`; here it is seen to that no two passages meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.models import Passage
from annotator.models.placement import LIVING
from annotator.text import anchoring
from annotator.text.anchoring import State
from annotator.text.spans import Span


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one passage, and where it stands in the new text, if anywhere.

    The place of an ambiguous one, where it has one, is a suggestion.
    """

    passage: Passage
    state: State
    span: Span | None

    @property
    def lives(self) -> bool:
        return self.state in LIVING


def placed_from(old: str, new: str, passages: Sequence[Passage]) -> list[Fate]:
    """Where the passages of a text `old` stand in a text `new`."""
    places = anchoring.place(old, new, [passage.span for passage in passages])
    return [
        Fate(
            passage,
            State(place.state),
            None if place.start is None or place.end is None else Span(place.start, place.end),
        )
        for passage, place in zip(passages, places, strict=True)
    ]


def one_a_place(fates: Iterable[Fate]) -> list[Fate]:
    """`fates`, with no two passages on the same words: all but the first become ambiguous.

    First comes the one whose words stayed in their place, then the one with the newest words.
    """
    fates = list(fates)
    living = [number for number, fate in enumerate(fates) if fate.lives]
    living.sort(key=lambda number: (fates[number].state is not State.SAME, number))
    taken: set[Span | None] = set()
    for number in living:
        if fates[number].span in taken:
            fates[number] = replace(fates[number], state=State.AMBIGUOUS)
        taken.add(fates[number].span)
    return fates
