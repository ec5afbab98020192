"""How far is a command that takes long? A bar where somebody looks, a line now and then else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

WIDTH = 30
# Where nobody looks at a bar, a line tells of so many.
A_LINE_EACH = 100
# Of what is written, in bytes, between one word of it and the next.
A_STEP = 256 * 1024


class Progress:
    """How far it is with `total` things, told to `out`."""

    def __init__(self, total: int, out: TextIO) -> None:
        self.total, self.out, self.seen = total, out, out.isatty()

    def show(self, done: int, more: str = "") -> None:
        """So many are `done`; `more` is what else is to be said."""
        told = f"{done}/{self.total}{more}"
        if self.seen:
            full = "█" * (WIDTH * done // max(self.total, 1))
            self.out.write(f"\r{full:░<{WIDTH}} {told} ")
        elif done and (done % A_LINE_EACH == 0 or done == self.total):
            self.out.write(f"{told}\n")
        self.out.flush()

    def clear(self) -> None:
        """Makes room for a line."""
        if self.seen:
            self.out.write("\r\x1b[K")
            self.out.flush()


def heard(pieces: Iterable[bytes], out: TextIO) -> Iterator[bytes]:
    """The `pieces` of a file of unknown size, and where somebody looks how much it is by now."""
    if not out.isatty():
        yield from pieces
        return
    written = told = 0
    try:
        for piece in pieces:
            yield piece
            written += len(piece)
            if written - told >= A_STEP:
                told = written
                out.write(f"\r{written // 1024} KiB ")
                out.flush()
    finally:
        out.write("\r\x1b[K")
        out.flush()
