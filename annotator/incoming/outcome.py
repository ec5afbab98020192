"""What becomes of each annotation that comes in? None goes without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotator.text.explained import Explained, gettext_noop


class Fate(StrEnum):
    """What became of an annotation. All but the first two left nothing behind."""

    PLACED = "placed"
    HERE = "here already"
    REWORDED = "reworded"  # its place is known, and other words stand there
    AMBIGUOUS = "ambiguous"
    GONE = "not found"
    REFUSED = "not taken"


REWORDED = gettext_noop("other words stand there now: “{words}”")
AMBIGUOUS = gettext_noop("its words stand in several places, and nothing tells which is meant")
GONE = gettext_noop("its words do not stand in the article")
TWICE = gettext_noop("another annotation of this file has the same name")
NO_PARENT = gettext_noop("it answers what is neither in this file nor here")
PARENT_NOT_TAKEN = gettext_noop("it answers an annotation that was not taken")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one annotation; `words` are those that it is about, where it names any."""

    number: int
    key: str
    fate: Fate
    words: str = ""
    reason: Explained | None = None

    @property
    def is_told(self) -> bool:
        """Whether somebody should look at it."""
        return self.fate not in (Fate.PLACED, Fate.HERE)


def counted(outcomes: Iterable[Outcome]) -> dict[Fate, int]:
    """How many there are of each fate."""
    found = Counter(one.fate for one in outcomes)
    return {fate: found[fate] for fate in Fate}
