"""How is a ZIP written while it is sent? File by file and piece by piece, none of it kept.

The standard library's `zipfile` does it onto anything that can be written to: sizes and checksums
follow each file then. What stays in memory is the directory that stands at a ZIP's end: a name, a
size and a place for each file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from stat import S_IFREG
from types import TracebackType
from typing import IO, Self, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# Everybody may read what is unpacked, a web server too: `zipfile` itself would say its owner only.
READABLE = (S_IFREG | 0o644) << 16


class Pieces:
    """A file that cannot be sought in, and gives up what was written to it."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""

    def taken(self) -> bytes:
        """What was written since it was last asked."""
        written, self.written = self.written, []
        return b"".join(written)


class Archive:
    """A ZIP; whoever writes it hands on what `file` and `end` give, in their order.

    `made_at` is the time that all its files bear.
    """

    def __init__(self, made_at: datetime) -> None:
        self.pieces = Pieces()
        self.date = (made_at.year, made_at.month, made_at.day)
        self.time = (made_at.hour, made_at.minute, made_at.second)
        # Writing is all that is done to it.
        self.zip = ZipFile(cast("IO[bytes]", self.pieces), "w", ZIP_DEFLATED)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.zip.close()

    def file(self, name: str, content: Iterable[bytes]) -> Iterator[bytes]:
        """The ZIP goes on: a file called `name`, compressed as its `content` comes."""
        entry = ZipInfo(name, (*self.date, *self.time))
        entry.compress_type = ZIP_DEFLATED
        entry.external_attr = READABLE
        with self.zip.open(entry, "w") as opened:
            for piece in content:
                opened.write(piece)
                if compressed := self.pieces.taken():
                    yield compressed
        yield self.pieces.taken()

    def end(self) -> bytes:
        """The end of the ZIP: its directory."""
        self.zip.close()
        return self.pieces.taken()
