"""Has anything been committed since? The database tells at once, and need not be asked more.

SQLite has a number for it (`PRAGMA data_version`), which is the same as long as nobody else has
committed anything. A connection’s own commits do not count, so that each thread has a second one
here, which never writes. PostgreSQL tells which transactions a query sees that begins now
(`pg_current_snapshot`): as long as these are the same, every query finds the same. For that each
process has one connection more.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from django.db import DatabaseError, InterfaceError, connection
from psycopg.pq import ExecStatus

from annotator.pool import connected_past_it

# How many answers a thread remembers, of those that were found since the last commit.
REMEMBERED = 1_000
# Seconds that PostgreSQL is not asked after it let nobody in.
REST = 5.0

SNAPSHOT, PLAN = b"SELECT pg_current_snapshot()", b"annotator_snapshot"

Found = TypeVar("Found")

log = logging.getLogger(__name__)


class Here(threading.local):
    """What a thread has found since a commit, and the connection by which it knows of others."""

    file: object = None
    second: sqlite3.Connection
    mark: Hashable = None
    found: dict[Hashable, Any] = {}
    is_asking = False


class Snapshots:
    """What PostgreSQL sees now, asked by all threads of a process through one connection."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.line: Any = None
        self.rests_until = 0.0
        # A server that broke down may have lost what it told of, and count once more from there.
        self.connected = 0
        # How often this connection was asked.
        self.times = 0
        # What was told last, and when that was asked.
        self.told: tuple[int, bytes] | None = None
        self.began = 0.0

    def now(self) -> tuple[int, bytes] | None:
        """What tells what is committed now from all else; None while there is no connection."""
        came = time.perf_counter()
        with self.lock:
            # Those who wait for one answer share the next: it is asked after all of them came.
            if self.began <= came:
                self.began = time.perf_counter()
                self.told = self.asked()
            return self.told

    def asked(self) -> tuple[int, bytes] | None:
        """The same from the database; a connection that does not answer is given up."""
        if self.line is not None and self.line.settings_dict["NAME"] != name():
            self.close()
        if self.line is None:
            self.open()
        if self.line is None:
            return None
        answer = self.answer()
        if answer.status == ExecStatus.TUPLES_OK:
            return self.connected, answer.get_value(0, 0)
        self.close()
        return None

    def answer(self) -> Any:
        """What the database says, which keeps the plan as it does of all that is asked again.

        Asked beneath a cursor of psycopg’s, which would take longer than the database.
        """
        line: Any = self.line.connection
        often = line.prepare_threshold
        if self.times == often:
            line.pgconn.prepare(PLAN, SNAPSHOT)
        self.times += 1
        if often is not None and self.times > often:
            return line.pgconn.exec_prepared(PLAN, None)
        return line.pgconn.exec_(SNAPSHOT)

    def open(self) -> None:
        """Connects, past the pool, whose connections are for answering."""
        if time.monotonic() < self.rests_until:
            return
        try:
            self.line = connected_past_it()
        except (DatabaseError, InterfaceError) as error:
            self.rests_until = time.monotonic() + REST
            log.warning("Nothing tells of commits for now: %s", type(error).__name__)
        else:
            self.line.inc_thread_sharing()
            self.connected += 1
            self.times = 0

    def close(self) -> None:
        """Ends the connection, if there is one."""
        line, self.line = self.line, None
        if line is not None:
            with suppress(DatabaseError, InterfaceError):
                line.close()


here = Here()
snapshots = Snapshots()


def remembered(key: Hashable, ask: Callable[[], Found]) -> Found:
    """What `ask` finds for `key`. It is asked again only after something was committed."""
    if not here.is_asking:
        now = mark()
        if now is None:
            return ask()
        if now != here.mark or len(here.found) > REMEMBERED:
            here.mark, here.found = now, {}
    if key not in here.found:
        here.found[key] = asked(ask)
    found: Found = here.found[key]
    return found


def asked(ask: Callable[[], Found]) -> Found:
    """What `ask` finds; what it asks to be remembered is of the same moment, or a later one."""
    was_asking, here.is_asking = here.is_asking, True
    try:
        return ask()
    finally:
        here.is_asking = was_asking


def mark() -> Hashable:
    """What is another after any commit; for this thread alone.

    None where there is none so cheap: for a database without a file, within a transaction, and
    while PostgreSQL lets nobody in.
    """
    if connection.in_atomic_block:
        # What it has not committed yet nobody else would tell of.
        return None
    if connection.vendor == "postgresql":
        return snapshots.now()
    file = name()
    if "memory" in file:
        return None
    if here.file != file:
        here.second = sqlite3.connect(Path(file).absolute().as_uri(), uri=True)
        here.file, here.mark = file, None
    number: int = here.second.execute("PRAGMA data_version").fetchone()[0]
    return number


def name() -> str:
    """The database’s name, or the path of its file."""
    return str(connection.settings_dict["NAME"])
