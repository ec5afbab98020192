"""How does a worker need no more memory the longer it runs? The C library is told how to share it.

What is kept for a while and what is read for a moment lie side by side, in a region for each
thread (glibc calls it an arena). Holes remain in all of them, and glibc gives back by itself only
what lies at the end of one: so a worker would grow for hours, though it keeps no more than before.
"""

from __future__ import annotations

import ctypes
import threading
import time

# Threads take turns in Python, so that few regions do.
ARENAS = 2
# As large as a page of the site, and larger, lies outside them by itself, and goes back when freed.
# Unless told, glibc puts all that is smaller than the largest ever freed among the rest.
BYTES_BY_ITSELF = 128 * 1024
# What `mallopt` calls the two (malloc.h).
M_ARENA_MAX, M_MMAP_THRESHOLD = -8, -3
# Looking for holes takes some milliseconds, in which other threads go on.
SECONDS = 20


def spare() -> None:
    """Have this process share memory between its threads, and give back what it does not need.

    Before it starts threads that do much. Nothing happens where the C library is not glibc.
    """
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.mallopt(M_ARENA_MAX, ARENAS)
        library.mallopt(M_MMAP_THRESHOLD, BYTES_BY_ITSELF)
        threading.Thread(target=give_back_for_ever, name="memory", daemon=True).start()


def give_back_for_ever() -> None:
    """Do so now and then."""
    while True:
        time.sleep(SECONDS)
        give_back()


def give_back() -> None:
    """Give the system all pages of memory in which nothing is left."""
    ctypes.CDLL(None).malloc_trim(0)
