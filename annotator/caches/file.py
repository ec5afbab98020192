"""Where do counts live that all processes of the site share? In a SQLite file of their own.

Of Django's caches those in memory belong to one process, those in a table or in files cannot count
without losing counts to each other, and the others are servers of their own. What limits count
must not wait for whoever writes to the database either, nor make others wait. This file holds
nothing that is missed: it may be deleted whenever the site does not run. A site on several machines
gives `CACHE_URL` a Redis or Memcached instead.
"""

from __future__ import annotations

import math
import pickle
import sqlite3
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from annotator.caches.counting import CountsTogether

# Seconds to wait for another process's write, each of which takes a fraction of a millisecond.
PATIENCE = 20
PAUSE = 0.01
# How many writes of one thread go by before it takes out what has passed.
CLEANS_AFTER = 500
MOST_ENTRIES = 100_000
BEGIN = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value, expires REAL NOT NULL) WITHOUT ROWID;
"""
# 64 bits, signed: SQLite's own whole numbers, which it can add to in place.
LARGEST = 2**63 - 1


class SharedCache(CountsTogether, BaseCache):
    """A cache in the file `LOCATION`. Whole numbers are counted by SQLite, in one statement.

    Django makes one of these for each thread.
    """

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.path = Path(location)
        self.connection: sqlite3.Connection | None = None
        self.writes = 0

    def validate_key(self, key: str) -> None:
        """Every key will do; Django looks at each letter of it for the sake of Memcached."""

    def run(self, statement: str, *values: object) -> sqlite3.Cursor:
        """Runs one statement by itself, as a transaction of its own."""
        if self.connection is None:
            self.connection = self.opened()
        return self.connection.execute(statement, values)

    def opened(self) -> sqlite3.Connection:
        """The file, made if it is not there, for this thread.

        SQLite waits for whoever writes, but not for whoever makes the same file in that moment.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        until = time.monotonic() + PATIENCE
        while True:
            try:
                connection.executescript(BEGIN)
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    connection.close()
                    raise
                time.sleep(PAUSE)
            else:
                return connection

    def write(self, statement: str, *values: object) -> sqlite3.Cursor:
        """The same for what changes something; now and then takes out what has passed."""
        self.writes += 1
        if self.writes % CLEANS_AFTER == 0:
            self.clean()
        return self.run(statement, *values)

    def clean(self) -> None:
        """Takes out what has passed, and what would pass next where there is too much."""
        self.run("DELETE FROM entry WHERE expires <= ?", time.time())
        self.run(
            "DELETE FROM entry WHERE key IN (SELECT key FROM entry ORDER BY expires"
            " LIMIT max(0, (SELECT count(*) FROM entry) - ?))",
            MOST_ENTRIES,
        )

    def expiry(self, timeout: float | object | None) -> float:
        """When something passes that is kept for `timeout` seconds; None is for ever."""
        until: float | None = self.get_backend_timeout(timeout)  # type: ignore[arg-type]
        return math.inf if until is None else until

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        key = self.make_and_validate_key(key, version=version)
        found = self.run(
            "SELECT value FROM entry WHERE key = ? AND expires > ?", key, time.time()
        ).fetchone()
        return default if found is None else unpacked(found[0])

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        key = self.make_and_validate_key(key, version=version)
        self.write("REPLACE INTO entry VALUES (?, ?, ?)", key, packed(value), self.expiry(timeout))

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        key = self.make_and_validate_key(key, version=version)
        added = self.write(
            "INSERT INTO entry VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE"
            " SET value = excluded.value, expires = excluded.expires WHERE entry.expires <= ?",
            key,
            packed(value),
            self.expiry(timeout),
            time.time(),
        )
        return added.rowcount == 1

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        key = self.make_and_validate_key(key, version=version)
        touched = self.write(
            "UPDATE entry SET expires = ? WHERE key = ? AND expires > ?",
            self.expiry(timeout),
            key,
            time.time(),
        )
        return touched.rowcount == 1

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Adds `delta` to a whole number, and returns the sum. Raises ValueError without one."""
        key = self.make_and_validate_key(key, version=version)
        found = self.write(
            "UPDATE entry SET value = value + ?"
            " WHERE key = ? AND expires > ? AND typeof(value) = 'integer' RETURNING value",
            delta,
            key,
            time.time(),
        ).fetchall()
        if not found:
            raise ValueError(f"There is no number under “{key}”.")
        return int(found[0][0])

    def count_each(self, keys: Sequence[str], timeout: float) -> list[int]:
        """Counts all in one statement."""
        own = [self.make_and_validate_key(key) for key in keys]
        counted = self.write(to_count(len(own)), time.time(), self.expiry(timeout), *own)
        numbers = dict(counted.fetchall())
        return [numbers[key] for key in own]

    def delete(self, key: Any, version: int | None = None) -> bool:
        key = self.make_and_validate_key(key, version=version)
        gone = self.write("DELETE FROM entry WHERE key = ? RETURNING expires", key).fetchall()
        return bool(gone) and float(gone[0][0]) > time.time()

    def has_key(self, key: Any, version: int | None = None) -> bool:
        key = self.make_and_validate_key(key, version=version)
        there = self.run("SELECT 1 FROM entry WHERE key = ? AND expires > ?", key, time.time())
        return there.fetchone() is not None

    def clear(self) -> None:
        self.run("DELETE FROM entry")

    def __del__(self) -> None:
        """Closes the file with the thread that used it."""
        if self.connection is not None:
            self.connection.close()


@lru_cache(maxsize=8)
def to_count(keys: int) -> str:
    """What counts under so many keys; what has passed begins anew. It is asked with the time, when
    something new passes, and the keys.
    """
    new = ", ".join(f"(?{number}, 1, ?2)" for number in range(3, keys + 3))
    return (
        f"INSERT INTO entry VALUES {new} ON CONFLICT (key) DO UPDATE SET"
        " value = CASE WHEN entry.expires > ?1 THEN value + 1 ELSE 1 END,"
        " expires = CASE WHEN entry.expires > ?1 THEN entry.expires ELSE excluded.expires END"
        " RETURNING key, value"
    )


def packed(value: object) -> object:
    """`value` as it is stored: a number that can be counted with as it is, all else pickled."""
    if type(value) is int and -LARGEST <= value <= LARGEST:
        return value
    return pickle.dumps(value)


def unpacked(stored: object) -> Any:
    """What `packed` was given."""
    return pickle.loads(stored) if isinstance(stored, bytes) else stored
