"""Does a process give back what it freed, though something is left at the end of it?"""

from __future__ import annotations

import ctypes
import re
from pathlib import Path

import pytest

from annotator import memory

MEGABYTE = 1 << 20
OWN = re.compile(r"^Anonymous:\s+(\d+) kB$", re.MULTILINE)
# Small enough to lie among others rather than by itself.
PIECE, PIECES = 60_000, 600


def megabytes() -> float:
    """What the process has of its own."""
    told = OWN.search(Path("/proc/self/smaps_rollup").read_text())
    assert told
    return int(told[1]) * 1024 / MEGABYTE


@pytest.mark.any_database
@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="only glibc keeps it")
def test_what_was_freed_between_what_stays_is_given_back() -> None:
    pieces = [bytearray(PIECE) for _ in range(PIECES)]
    stays = pieces.pop()
    pieces.clear()
    before = megabytes()

    memory.give_back()

    assert before - megabytes() > PIECE * PIECES / MEGABYTE / 2
    assert len(stays) == PIECE
