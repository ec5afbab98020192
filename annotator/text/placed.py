"""What can become of a passage when its text changes? Five states, and a place for three of them.

How it is found out is `anchoring`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


GONE = Placed(State.GONE)
AMBIGUOUS = Placed(State.AMBIGUOUS)
