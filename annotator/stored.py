"""How are rows stored at every press of a button without their SQL being made each time?

`Insert` and its like make it once. What belongs together is stored in as few steps as the database
takes: see `together`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, Generic

from django.db import DEFAULT_DB_ALIAS as USING
from django.db import DatabaseError, IntegrityError, connections, transaction
from django.db.models import DateTimeField, Field, Model
from django.db.models.base import ModelState
from django.db.models.signals import post_save, pre_save

from annotator.prepared import Row, answered, ready_for

# SQL, and what goes into its slots.
Sent = tuple[str, Sequence[Any]]
# Stands among the conditions of SQL that does nothing unless what came first did: see `together`.
ONLY = "/* only then */ TRUE"


class Insert(Generic[Row]):
    """Stores new rows of `model` as saving them does, which has no parents."""

    def __init__(self, model: type[Row]) -> None:
        self.model = model

    @property
    def sql(self) -> str:
        """What stores a row, with slots for what it has."""
        return self.plan.sql

    @cached_property
    def plan(self) -> Written:
        """All that is stored but the number, which the database gives."""
        meta, quote = self.model._meta, connections[USING].ops.quote_name
        fields = [field for field in meta.concrete_fields if not field.primary_key]
        columns = ", ".join(quote(str(field.column)) for field in fields)
        table, number = quote(meta.db_table), quote(str(meta.pk.column))
        values = self.values(", ".join("%s" for _field in fields))
        sql = f"INSERT INTO {table} ({columns}) {values} RETURNING {number}"
        return Written(sql, fields)

    def values(self, slots: str) -> str:
        """The part of the SQL that says what is stored."""
        return f"VALUES ({slots})"

    def new(self, **values: object) -> Row:
        """A row to be stored, by the names of its columns; what is not said is as usual.

        As `Model.__init__` makes one, which also finds out of what kind each of the values is.
        """
        row = self.model.__new__(self.model)
        row._state = ModelState()
        plan = self.plan
        made = {name: make() for name, make in plan.made if name not in values}
        vars(row).update(**plan.usual, **made)
        vars(row).update(values, **{self.model._meta.pk.attname: None})
        return row

    def __call__(self, row: Row) -> Row:
        """Stores `row`, and gives it its number; who waits for what is saved is told of it."""
        self.store(row)
        return row

    def store(self, row: Row, *asked: object) -> bool:
        """The same; returns whether there was anything to store, by what is `asked` beside it."""
        found = answered(self.plan.sql, self.filled(row, *asked))
        if found:
            self.stored(row, found[0][0])
        return bool(found)

    def filled(self, row: Row, *asked: object) -> list[Any]:
        """What is sent with the SQL to store `row`."""
        pre_save.send(self.model, instance=row, raw=False, using=USING, update_fields=None)
        return [*self.plan.values(row, add=True), *asked]

    def stored(self, row: Row, number: int) -> None:
        """Gives `row` its number, by which it is in the database from now on."""
        row.pk = number
        row._state.adding, row._state.db = False, USING
        told = {"created": True, "raw": False, "using": USING, "update_fields": None}
        post_save.send(self.model, instance=row, **told)


class InsertIf(Insert[Row]):
    """Stores a new row (`store`) for one that the SQL in `where` finds, if none is like it.

    One is if a constraint says so. `where` goes on from “SELECT …”, and is asked when the
    database is known.
    """

    def __init__(self, model: type[Row], where: Callable[[], str]) -> None:
        super().__init__(model)
        self.where = where

    def values(self, slots: str) -> str:
        return f"SELECT {slots} {self.where()} ON CONFLICT DO NOTHING"


class InsertAfter(Insert[Row]):
    """Stores a new row beside one that an `InsertIf` stores, if it does: see `together`."""

    def values(self, slots: str) -> str:
        return f"SELECT {slots} WHERE {ONLY}"


class Update(Generic[Row]):
    """Stores the fields of the given names of rows of `model` that are there."""

    def __init__(self, model: type[Row], *names: str) -> None:
        self.model, self.names = model, names

    @cached_property
    def plan(self) -> Written:
        """These fields, for the row of a number."""
        meta, quote = self.model._meta, connections[USING].ops.quote_name
        fields = [field for field in meta.concrete_fields if field.name in self.names]
        slots = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
        table, number = quote(meta.db_table), quote(str(meta.pk.column))
        sql = f"UPDATE {table} SET {slots} WHERE {number} = %s RETURNING {number}"
        return Written(sql, fields)

    def __call__(self, row: Row) -> None:
        """Stores them; nobody is told of it. Raises DatabaseError where `row` is not there."""
        if not answered(self.plan.sql, [*self.plan.values(row, add=False), row.pk]):
            raise DatabaseError(f"There is no {self.model.__name__} {row.pk} to be changed.")


class Written:
    """SQL that stores `fields` of a row."""

    def __init__(self, sql: str, fields: Sequence[Field[Any, Any]]) -> None:
        self.sql = sql
        self.columns = [(field, ready_for(field)) for field in fields]
        self.names = [field.attname for field in fields]
        # By the types of a row's values, those that the database does not take as they are.
        self.found: dict[tuple[type, ...], list[tuple[int, Field[Any, Any]]]] = {}
        self.when_saved = [(n, field) for n, field in enumerate(fields) if sets_itself(field)]
        # What a new row has: always the same, or made for each.
        made = [field for field in fields if field.has_default() and callable(field.default)]
        self.made = [(field.attname, field.default) for field in made]
        self.usual = {one.attname: one.get_default() for one in fields if one not in made}

    def values(self, row: Model, *, add: bool) -> list[Any]:
        """What `row` has in them, as the database takes it; `add` says whether it is new."""
        values = [*map(vars(row).__getitem__, self.names)]
        for n, field in self.when_saved:
            values[n] = field.pre_save(row, add)
        kinds = tuple(map(type, values))
        if kinds not in self.found:
            self.found[kinds] = self.unready(kinds)
        connection = connections[USING]
        for n, field in self.found[kinds]:
            if isinstance(field, DateTimeField) and is_aware(values[n]):
                values[n] = connection.ops.adapt_datetimefield_value(values[n])
            else:
                values[n] = field.get_db_prep_save(values[n], connection)
        return values

    def unready(self, kinds: tuple[type, ...]) -> list[tuple[int, Field[Any, Any]]]:
        """The fields, with their places, whose values of these types have to be prepared."""
        pairs = enumerate(zip(self.columns, kinds, strict=True))
        return [(n, field) for n, ((field, ready), kind) in pairs if kind not in ready]


def sets_itself(field: Field[Any, Any]) -> bool:
    """Whether a field may take another value than it has when its row is saved."""
    if isinstance(field, DateTimeField):
        return field.auto_now or field.auto_now_add
    return type(field).pre_save is not Field.pre_save


def is_aware(value: object) -> bool:
    """Whether `value` is a moment, whatever the clock at a place shows then."""
    return isinstance(value, datetime) and value.tzinfo is not None


def together(first: Sent, *others: Sent) -> list[Any]:
    """What `first`, and where it stores something all `others` return, one after the other; else
    nothing.

    On PostgreSQL one statement, a transaction of its own unless there is one. Each is to return one
    row, and the others have `ONLY` among their conditions. Raises IntegrityError where what they
    are about, which what `first` stores belongs to, has gone.
    """
    if connections[USING].vendor == "postgresql":
        sql = as_one(first[0], *(sql for sql, _values in others))
        found = answered(sql, [*first[1], *chain.from_iterable(values for _sql, values in others)])
        return list(found[0]) if found else []
    found = answered(*first)
    if not found:
        return []
    rows = [found, *(answered(*one) for one in others)]
    if not all(rows):
        # As the database says itself, of what belongs to a row that has gone, when all is stored.
        raise IntegrityError("What the others belong to has gone.")
    return list(chain.from_iterable(row for (row,) in rows))


def in_one_go() -> AbstractContextManager[object]:
    """A transaction for `together`, where that is not one by itself."""
    connection = connections[USING]
    if connection.in_atomic_block:
        return transaction.atomic()
    return nullcontext() if connection.vendor == "postgresql" else Begun()


class Begun:
    """A transaction of SQLite in which nothing is asked but by `answered`.

    `transaction.atomic` takes three times as long: it also sees to what is asked by others.
    """

    def __enter__(self) -> None:
        answered("BEGIN IMMEDIATE", ())

    def __exit__(self, kind: object, *_error: object) -> None:
        try:
            if kind is None:
                answered("COMMIT", ())
        finally:
            # Also where what a row belongs to has gone, which is looked at last.
            if connections[USING].connection.in_transaction:
                answered("ROLLBACK", ())


@lru_cache(maxsize=256)
def as_one(first: str, *others: str) -> str:
    """One statement of PostgreSQL for those of `together`."""
    names = [f"part_{number}" for number in range(len(others) + 1)]
    only = f"EXISTS (SELECT FROM {names[0]})"
    parts = (first, *(sql.replace(ONLY, only) for sql in others))
    written = ", ".join(f"{name} AS ({sql})" for name, sql in zip(names, parts, strict=True))
    return f"WITH {written} SELECT * FROM {', '.join(names)}"
