"""How is all of a library read as it was at one moment, while readers go on tagging?

Both databases can show a reader one moment for as long as it looks, and nobody waits for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from annotator.archives.tables import Table


@contextmanager
def one_moment() -> Iterator[None]:
    """Inside, everything that is read is as it was when the first of it was read."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Django's own transactions take SQLite's lock for writing, and everybody would wait.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def last_numbers(tables: list[Table]) -> dict[str, int]:
    """The last number that was given to a row of each table, also if that row is gone.

    To be asked after the rows were read: it may be a later one then, and never an earlier.
    """
    numbered = [table for table in tables if table.is_numbered]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            known = dict(cursor.fetchall())
            return {table.name: int(known.get(table.name, 0)) for table in numbered}
        found = {}
        for table in numbered:
            cursor.execute(f"SELECT last_value, is_called FROM {sequence(table)}")
            last, was_given = cursor.fetchone()
            found[table.name] = int(last) if was_given else 0
        return found


def sequence(table: Table) -> str:
    """The name of the sequence from which PostgreSQL numbers a table, as SQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_serial_sequence(%s, %s)",
            [connection.ops.quote_name(table.name), table.model._meta.pk.column],
        )
        return str(cursor.fetchone()[0])
