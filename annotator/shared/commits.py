"""Has anything been committed since? On SQLite a thread finds out in microseconds.

`PRAGMA data_version` tells one number as long as nobody else has committed anything. A connection’s
own commits do not count for it, so that each thread has a second one here, which never writes.
"""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from django.db import connection

here = threading.local()


def mark() -> int | None:
    """A number that is another one after any commit; for this thread alone.

    None where there is none so cheap: PostgreSQL, and a database without a file.
    """
    file = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite" or "memory" in str(file):
        return None
    if getattr(here, "file", None) != file:
        here.file, here.second = (
            file,
            sqlite3.connect(f"{Path(file).absolute().as_uri()}", uri=True),
        )
    number: int = here.second.execute("PRAGMA data_version").fetchone()[0]
    return number
