"""How is the text of a revision at hand without being read and taken apart for every request?

A revision never changes once written, so each process keeps those that it was asked for last.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import NamedTuple

from annotator.text.document import Document
from annotator.text.spans import Span

# Of all that are kept, in code points: some sixty articles of 5,000 words.
MOST = 2_000_000


class Text(NamedTuple):
    """A revision's text with its markup and blocks, and the bounds of its sentences."""

    document: Document
    sentences: list[Span]


class Texts:
    """Texts by what tells a revision from all others, those asked for last; `most` code points."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.size = 0
        self.kept: OrderedDict[Hashable, Text] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable, read: Callable[[], Text]) -> Text:
        """The text under `key`, which is `read` where it is not kept."""
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
        text = read()
        with self.lock:
            self.forget(key)
            self.kept[key] = text
            self.size += len(text.document.text)
            while self.size > self.most:
                self.forget(next(iter(self.kept)))
        return text

    def forget(self, key: Hashable) -> None:
        if text := self.kept.pop(key, None):
            self.size -= len(text.document.text)


texts = Texts()
