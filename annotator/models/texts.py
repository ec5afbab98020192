"""How is the text of a revision at hand without being read and taken apart for every request?

A revision never changes once written, so each process keeps those that it was asked for last, and
how their blocks were laid out last for the passages in them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from annotator.text.document import Document
from annotator.text.layout import Layout
from annotator.text.spans import Span

# Of all texts that are kept, in code points: some sixty articles of 5,000 words.
MOST_TEXT = 2_000_000
# And of all blocks that were laid out, where somebody tags, with their marks: 10 MiB of memory.
MOST_LAID_OUT = 2_000_000

Made = TypeVar("Made")


class Text(NamedTuple):
    """A revision's text with its markup and blocks, and the bounds of its sentences."""

    document: Document
    sentences: list[Span]


class Recent(Generic[Made]):
    """What was asked for last, by its key; `most` characters, as `size_of` tells of each."""

    def __init__(self, most: int, size_of: Callable[[Made], int]) -> None:
        self.most, self.size_of = most, size_of
        self.size = 0
        self.kept: OrderedDict[Hashable, Made] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is kept under `key`, which is made where it is not."""
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
        made = make()
        with self.lock:
            self.forget(key)
            self.kept[key] = made
            self.size += self.size_of(made)
            while self.size > self.most:
                self.forget(next(iter(self.kept)))
        return made

    def forget(self, key: Hashable) -> None:
        if key in self.kept:
            self.size -= self.size_of(self.kept.pop(key))


texts = Recent[Text](MOST_TEXT, lambda text: len(text.document.text))
layouts = Recent[Layout](MOST_LAID_OUT, lambda layout: layout.size)
