"""What is in a library, and how is a row written so that any database gives it back as it was?

Every table of every model, in the order of their names, with every row in the order of its key. A
row is a list in JSON; times are in UTC, with microseconds. Two databases that hold the same give
the same bytes: keys of objects are sorted, since PostgreSQL keeps them in an order of its own.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models.functions import Collate

# Rows that are fetched or stored at a time.
BATCH = 2_000
# Migrating makes these by itself, with numbers that differ from one database to the next.
MADE_BY_MIGRATING = frozenset({"django_content_type", "auth_permission"})
# What JSON knows is stored as JSON gives it back.
AS_THEY_ARE = (
    models.BooleanField,
    models.CharField,
    models.FloatField,
    models.IntegerField,
    models.TextField,
)


@dataclass(frozen=True)
class Table:
    """A table of the database and its model."""

    model: type[models.Model]

    @property
    def name(self) -> str:
        """What the table is called in the database."""
        return self.model._meta.db_table

    @cached_property
    def fields(self) -> list[models.Field[Any, Any]]:
        """The fields that are kept: all but what the database itself makes of others."""
        fields = self.model._meta.local_concrete_fields
        return [field for field in fields if not getattr(field, "generated", False)]

    @property
    def columns(self) -> list[str]:
        """The names of the columns of a row, in its order."""
        return [str(field.column) for field in self.fields]

    @property
    def is_numbered(self) -> bool:
        """Whether the database gives each row its number."""
        return isinstance(self.model._meta.pk, models.AutoField | models.BigAutoField)

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """All rows as they are now, by their keys, a batch in memory at a time."""
        key = self.model._meta.pk
        in_order: Any = models.F(key.attname)
        if connection.vendor == "postgresql" and isinstance(key, models.CharField):
            # By bytes, as SQLite has it; PostgreSQL would sort as people do.
            in_order = Collate(in_order, "C")
        names = [field.attname for field in self.fields]
        rows = self.model._base_manager.order_by(in_order).values_list(*names)
        return rows.iterator(chunk_size=BATCH)

    def lines(self) -> Iterator[bytes]:
        """All rows as lines of JSON."""
        for row in self.rows():
            yield written(row)

    def stored(self, line: bytes) -> list[Any]:
        """What the database is to be given for the row in `line`. Raises ValueError for what is
        none of this table.
        """
        row = json.loads(line)
        if not isinstance(row, list) or len(row) != len(self.fields):
            raise ValueError(f"{self.name}: a row does not have {len(self.fields)} values")
        for place, store in self.storing:
            row[place] = store(row[place])
        return row

    @cached_property
    def storing(self) -> list[tuple[int, Callable[[Any], Any]]]:
        """How values become what is stored, for the places in a row where they are not yet."""
        return [
            (place, storing(field))
            for place, field in enumerate(self.fields)
            if not isinstance(getattr(field, "target_field", field), AS_THEY_ARE)
        ]


def tables() -> list[Table]:
    """Every table that is kept, by its name."""
    found = (
        Table(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    )
    return sorted(found, key=lambda table: table.name)


def storing(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """A function from a value in JSON to what the database is to be given for `field`."""

    def store(value: Any) -> Any:
        return field.get_db_prep_save(field.to_python(value), connection)

    return store


def written(row: tuple[Any, ...]) -> bytes:
    """A row as a line of JSON."""
    line = json.dumps(
        row, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=in_words
    )
    return f"{line}\n".encode()


def in_words(value: object) -> str:
    """A value that JSON has no form for. Raises TypeError for one that no field of ours has."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be kept")


@dataclass(frozen=True, slots=True)
class Sum:
    """How many rows a table has, and the SHA-256 of their lines."""

    rows: int
    sha256: str


def summed(lines: Iterator[bytes], each: Callable[[bytes], object] | None = None) -> Sum:
    """Counts the lines and digests them; `each` gets every one of them."""
    rows = 0
    digest = hashlib.sha256()
    for line in lines:
        rows += 1
        digest.update(line)
        if each is not None:
            each(line)
    return Sum(rows, digest.hexdigest())
