"""Has anything been committed since? On SQLite a thread finds out in microseconds.

`PRAGMA data_version` tells one number as long as nobody else has committed anything. A connection’s
own commits do not count for it, so that each thread has a second one here, which never writes.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection

# How many answers a thread remembers, of those that were found since the last commit.
REMEMBERED = 1_000

Found = TypeVar("Found")


class Here(threading.local):
    """What a thread has found since a commit, and the connection by which it knows of others."""

    file: object = None
    second: sqlite3.Connection
    mark: int | None = None
    found: dict[Hashable, Any] = {}


here = Here()


def remembered(key: Hashable, ask: Callable[[], Found]) -> Found:
    """What `ask` finds for `key`. It is asked again only after something was committed."""
    now = mark()
    if now is None:
        return ask()
    if now != here.mark or len(here.found) > REMEMBERED:
        here.mark, here.found = now, {}
    if key not in here.found:
        here.found[key] = ask()
    found: Found = here.found[key]
    return found


def mark() -> int | None:
    """A number that is another one after any commit; for this thread alone.

    None where there is none so cheap: PostgreSQL, and a database without a file.
    """
    file = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite" or "memory" in str(file):
        return None
    if here.file != file:
        here.file, here.second = (
            file,
            sqlite3.connect(f"{Path(file).absolute().as_uri()}", uri=True),
        )
    number: int = here.second.execute("PRAGMA data_version").fetchone()[0]
    return number
