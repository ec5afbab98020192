"""Does somebody at a terminal see how far it is, and nobody else a word of it?"""

from __future__ import annotations

import io

from annotator.management.progress import A_STEP, heard

PIECES = [b"x" * (A_STEP // 2)] * 4


class Terminal(io.StringIO):
    """Somebody looks at it."""

    def isatty(self) -> bool:
        return True


def test_how_much_is_written_is_told_now_and_then_and_cleared_at_the_end() -> None:
    screen = Terminal()

    assert list(heard(PIECES, screen)) == PIECES

    assert screen.getvalue() == "\r256 KiB \r512 KiB \r\x1b[K"


def test_where_nobody_looks_nothing_is_told() -> None:
    log = io.StringIO()

    assert list(heard(PIECES, log)) == PIECES

    assert log.getvalue() == ""
