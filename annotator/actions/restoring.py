"""How does a library come back from a file? All of it, row for row, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from annotator.archives.archive import Archive, BadArchive
from annotator.archives.snapshot import sequence
from annotator.archives.tables import BATCH, MADE_BY_MIGRATING, Table, summed, tables


class NotEmpty(Exception):
    """There is a library here already, which would be lost."""


def restore(*, archive: Archive, replace: bool = False) -> None:
    """Puts what is in `archive` in the place of all that is in the database.

    What was stored is read again and compared with what the file says before anything holds.
    Raises NotEmpty where there is something already, unless it is to be replaced; BadArchive for a
    row that does not come back as it was; DatabaseError for one that this database does not take.
    """
    kept = tables()
    with transaction.atomic():
        if not replace and not is_empty():
            raise NotEmpty
        empty(kept)
        for table in kept:
            fill(table, archive.lines(table.name))
        connection.check_constraints()
        number_on(kept, archive.contents.last_numbers)
        for table in kept:
            if summed(table.lines()) != archive.contents.sums[table.name]:
                raise BadArchive(f"its table {table.name} does not come back as it was")


def is_empty() -> bool:
    """Whether nobody has stored anything here; also where the tables are of another version."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in tables():
            if table.name in there and table.name not in MADE_BY_MIGRATING:
                cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table.name)} LIMIT 1")
                if cursor.fetchone() is not None:
                    return False
    return True


def empty(kept: list[Table]) -> None:
    """Takes out every row of every table."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), [table.name for table in kept]):
            cursor.execute(statement)


def fill(table: Table, lines: Iterator[bytes]) -> None:
    """Stores the rows that are in `lines`. Raises BadArchive for what is no row of this table."""
    quoted = connection.ops.quote_name
    columns = ", ".join(map(quoted, table.columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {quoted(table.name)} ({columns}) FROM STDIN") as copy:
                for rows in batches(table, lines):
                    for row in rows:
                        copy.write_row(row)
            return
        values = ", ".join(["%s"] * len(table.columns))
        statement = f"INSERT INTO {quoted(table.name)} ({columns}) VALUES ({values})"
        for rows in batches(table, lines):
            cursor.executemany(statement, rows)


def batches(table: Table, lines: Iterator[bytes]) -> Iterator[list[list[Any]]]:
    """The rows in `lines`, as they are stored, a few at a time."""
    rows: list[list[Any]] = []
    try:
        for line in lines:
            rows.append(table.stored(line))
            if len(rows) == BATCH:
                yield rows
                rows = []
    except (TypeError, ValueError) as error:
        raise BadArchive(f"its table {table.name} has a row that is none: {error}") from error
    if rows:
        yield rows


def number_on(kept: list[Table], last_numbers: dict[str, int]) -> None:
    """Lets the database number new rows from where the library was, and use no number twice."""
    with connection.cursor() as cursor:
        for table in kept:
            last = last_numbers.get(table.name, 0)
            if not table.is_numbered or not last:
                continue
            if connection.vendor == "postgresql":
                cursor.execute("SELECT setval(%s, %s)", [sequence(table), last])
                continue
            # A table that has no rows may have no entry yet.
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.name])
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table.name, last])
