"""Where are drawn pages kept? In the process, up to so many bytes; the oldest go first.

What is kept is true for one state of the database and for some time; whoever takes it says which
state there is now. What nobody can be given any more goes with the next page that is put, so that a
process holds what is read in that time and no more, however long it runs. Two who need the same
page at once draw it once.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

# How many locks there are for pages that are being drawn: two pages that share one wait for each
# other, no more.
LOCKS = 64

Page = TypeVar("Page")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Page]):
    """A page that was drawn at the state `state`; `until` as `time.monotonic` counts."""

    page: Page
    state: Hashable
    size: int
    until: float


@dataclass
class Kept(Generic[Page]):
    """Pages by their keys, `most` bytes of them, each for `seconds` at most."""

    most: int
    seconds: float
    clock: Callable[[], float] = time.monotonic
    entries: OrderedDict[Hashable, Entry[Page]] = field(default_factory=OrderedDict)
    size: int = 0
    own: threading.Lock = field(default_factory=threading.Lock)
    drawing: list[threading.Lock] = field(
        default_factory=lambda: [threading.Lock() for _ in range(LOCKS)]
    )

    def get(self, key: Hashable, state: Hashable) -> Page | None:
        """The page of `key` if it is still true at `state`."""
        entry = self.entries.get(key)
        if entry is None or entry.state != state or entry.until < self.clock():
            return None
        return entry.page

    def put(self, key: Hashable, state: Hashable, page: Page, size: int) -> None:
        """Keeps a page of `size` bytes, unless it is larger than all room there is."""
        if size > self.most:
            return
        now = self.clock()
        with self.own:
            before = self.entries.pop(key, None)
            self.size += size - (before.size if before else 0)
            self.entries[key] = Entry(page, state, size, now + self.seconds)
            # They stand in the order in which they were put, and in which their time is over.
            while self.size > self.most or next(iter(self.entries.values())).until < now:
                _oldest, gone = self.entries.popitem(last=False)
                self.size -= gone.size

    def lock(self, key: Hashable) -> AbstractContextManager[object]:
        """What to hold while a page is drawn, so that others wait and find it."""
        return self.drawing[hash(key) % LOCKS]

    def clear(self) -> None:
        """Forgets all."""
        with self.own:
            self.entries.clear()
            self.size = 0
