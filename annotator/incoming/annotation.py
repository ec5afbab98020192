"""What does a file of annotations give? Each with its words, and what somebody said of them.

The same whatever the format was. A reader is known by a key and not by an account: nothing that
comes in is ever anybody's here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from annotator.text.explained import Explained

# What is around a passage helps no more beyond this, in code points.
LONGEST_CONTEXT = 200
LONGEST_EXACT = 20_000
LONGEST_KEY = 2_000


@dataclass(frozen=True, slots=True)
class Words:
    """A passage as it is named elsewhere; `start` is known where it counts in a text like ours."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """A reader's label. `pseudonym` is what the reader is called here, if nobody else is.

    `first` is the label that they gave at first, where it was another, and `seen_before` whether
    they could see then what others had said: not known is taken for yes.
    """

    label: str
    reader: str
    pseudonym: str = ""
    at: datetime | None = None
    changed_at: datetime | None = None
    first: str = ""
    seen_before: bool = True


@dataclass(frozen=True, slots=True)
class Counted:
    """How many readers gave a label, where it is not told which."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote: who said it, if anybody is known to have, and how that is known."""

    speaker: str = ""
    kind: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a comment rests on."""

    url: str
    title: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment; `answers` is the key of the one that it replies to.

    A trace of one that was deleted, or that was taken away (`state`), has no words.
    """

    body: str
    author: str = ""
    commentary: bool = False
    answers: str = ""
    at: datetime | None = None
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    state: str = ""
    helpful: int = 0
    sources: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was said of some words. `key` is what the file calls it; `number` counts from 1.

    A reply has no words of its own: they are those of what it answers.
    """

    number: int
    key: str
    words: Words | None
    said: tuple[Tagged | Counted | Spoken | Remark, ...]


@dataclass(frozen=True, slots=True)
class Unusable:
    """An annotation that cannot be taken, and why."""

    number: int
    key: str
    reason: Explained


Incoming = Annotation | Unusable


class Unreadable(Explained):
    """One annotation cannot be taken; the message says why."""
