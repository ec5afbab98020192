"""What is a format? A name, an address, a type, and how it is written.

Each file of this folder that defines a `FORMAT` is one; `annotator.formats` gathers them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from annotator.formats.outgoing import Outgoing


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `key` is what the command takes, `file` the last part of the address.

    `rank` is its place in the menu; `title` is for it, and `description` says in a line what the
    format is for; `ending` is a file's; `shown` tells whether a browser shows it itself or keeps
    it as a file. `write` gives the whole in pieces; what cannot be written is refused, by
    `NotWritten`, with the first of them.
    """

    rank: int
    key: str
    file: str
    ending: str
    media_type: str
    shown: bool
    title: str | Promise
    description: str | Promise
    write: Callable[[Outgoing], Iterator[str] | Iterator[bytes]]

    @property
    def url_name(self) -> str:
        """The name of the format's address, which takes the article's slug."""
        return f"exports.{self.key}"

    def pieces(self, outgoing: Outgoing) -> Iterator[bytes]:
        """The file in pieces; text in UTF-8. Raises NotWritten, with the first of them."""
        for piece in self.write(outgoing):
            yield piece.encode() if isinstance(piece, str) else piece
