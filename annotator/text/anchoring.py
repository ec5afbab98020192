"""Where do passages stand when a text has changed? Each is placed once, in one of five states.

Words are compared as `folding` leaves them, places as `alignment` maps them. Nothing is placed on
words that differ, unless its state says so. How a difference is shown to readers is
`differences`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from annotator.text.folding import folded
from annotator.text.spans import Span


class State(StrEnum):
    """What became of a passage."""

    SAME = "same"  # the same words at the place that the two texts' alignment gives
    MOVED = "moved"  # the same words, cut there and standing elsewhere, in one place only
    REWORDED = "reworded"  # its place is known, its words have changed
    AMBIGUOUS = "ambiguous"  # several equally good places
    GONE = "gone"  # no place


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage's state and its place in code points; None and None where there is no place."""

    state: State
    start: int | None = None
    end: int | None = None


def place(old: str, new: str, spans: Iterable[Span | tuple[int, int]]) -> list[Placed]:
    """Where each of the passages `spans` of the text `old` stands in the text `new`, in order.

    Spans and places are in code points, half open. Where a passage is same or moved, its place
    holds the same words after folding, and nothing else.

    Raises ValueError when a span does not lie within `old`.
    """
    wanted = [checked(old, span) for span in spans]
    before, after = folded(old), folded(new)
    matcher = SequenceMatcher(None, before.text, after.text, autojunk=False)
    blocks = matcher.get_matching_blocks()
    placed = []
    for start, end in wanted:
        first, last = before.span(start, end)
        found = Placed(State.GONE)
        for block in blocks:
            if block.a <= first and last <= block.a + block.size:
                shift = block.b - block.a
                found = Placed(State.SAME, after.start(first + shift), after.end(last + shift))
                break
        placed.append(found)
    return placed


def checked(text: str, span: Span | tuple[int, int]) -> tuple[int, int]:
    """The bounds of `span`. Raises ValueError when it does not lie within `text`."""
    start, end = (span.start, span.end) if isinstance(span, Span) else span
    if not 0 <= start <= end <= len(text):
        raise ValueError(
            f"There is no passage from {start} to {end} in a text of {len(text)} code points."
        )
    return start, end


def locate(
    text: str, exact: str, prefix: str = "", suffix: str = "", start: int | None = None
) -> Placed:
    """Where in `text` the passage stands that is known by its words alone.

    `exact` is its words, `prefix` and `suffix` what stood around them, `start` the offset in code
    points where they stood: the selectors of the W3C Web Annotation Data Model (sections 4.2.4
    and 4.2.5). Same says that they stand at `start` (or, where it is not given, exactly once).
    """
    before = folded(text)
    needle = folded(exact).text.strip()
    at = before.text.find(needle)
    if not needle or at < 0:
        return Placed(State.GONE)
    return Placed(State.SAME, before.start(at), before.end(at + len(needle)))
