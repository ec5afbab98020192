"""How is a query asked at every press of a button without being put together each time?

Django makes the SQL of a queryset anew whenever it is asked. For what is asked of a few rows that
takes longer than the answer of the database. `Prepared` has it made once, with slots where values
go; its rows become the same objects as the queryset's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS as USING
from django.db import connections
from django.db.models import (
    BooleanField,
    CharField,
    Expression,
    Field,
    ForeignKey,
    IntegerField,
    Model,
    QuerySet,
    TextField,
)
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=Model)
# What databases and Python write alike, in fields of these kinds.
PLAIN: dict[type, tuple[type, ...]] = {
    int: (IntegerField, ForeignKey),
    str: (CharField, TextField),
    bool: (BooleanField,),
}
# As the process began: to ask the settings each time would take as long as to look for a plan.
DEBUG = bool(settings.DEBUG)
# Under which name a connection keeps a cursor.
CURSOR = "annotator_cursor"
# Where a value goes, as Django writes it; a percent sign is written twice.
SLOT = re.compile(r"(?<!%)%s")


class Slot(Expression):
    """Where a value goes that is known when the query is asked; it is one of `field`."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name
        self.ready = ready_for(field)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def filled(self, values: Mapping[str, object]) -> Any:
        """The one of `values` that goes here, as the database takes it."""
        value = values[self.name]
        if type(value) in self.ready:
            return value
        return self.output_field.get_db_prep_value(value, connections[USING])


class Prepared(Generic[Row]):
    """The rows of the queryset that `build` makes, which has slots in the place of values."""

    def __init__(self, build: Callable[[], QuerySet[Row]]) -> None:
        self.build = build

    @cached_property
    def plan(self) -> Plan:
        """What Django makes of the queryset, once for each process."""
        return Plan(self.build())

    def __call__(self, **values: object) -> list[Row]:
        """The rows for `values`, one for the name of each slot."""
        return [self.made(row) for row in self.plan.rows(values)]

    def first(self, **values: object) -> Row | None:
        """The first of them, or None."""
        row = self.first_row(**values)
        return None if row is None else self.made(row)

    def first_row(self, **values: object) -> tuple[Any, ...] | None:
        """The same as the database has it."""
        return next(iter(self.plan.rows(values)), None)

    def made(self, row: Sequence[Any]) -> Row:
        """The object that such a row is: a new one each time."""
        made: Row = self.plan.object(list(row), connections[USING])
        return made


class PreparedTuples:
    """The same for a queryset that gives tuples, as the database has them.

    Where a queryset asks for more than an expression, a value that nothing has stands for another
    instead of a slot.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self.build = build

    @cached_property
    def written(self) -> tuple[str, tuple[Any, ...]]:
        """The SQL, once for each process."""
        return self.build().query.sql_with_params()

    def __call__(self, values: Mapping[Any, Any]) -> list[tuple[Any, ...]]:
        """The rows with `values` in the slots of their names, or in the places of their keys."""
        return answered(self.written[0], self.filled(values))

    def filled(self, values: Mapping[Any, Any]) -> list[Any]:
        """What is sent with the SQL for `values`."""
        return [
            one.filled(values) if isinstance(one, Slot) else values.get(one, one)
            for one in self.written[1]
        ]


def ready_for(field: Field[Any, Any]) -> frozenset[type]:
    """Of which types a database takes a value of `field` as it is, and None: fields take many steps
    to find out.
    """
    plain = (kind for kind, fields in PLAIN.items() if isinstance(field, fields))
    return frozenset([type(None), *plain])


def answered(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows that the database gives to `sql`.

    PostgreSQL makes a plan for what it is asked, which can take longer than to answer; a connection
    keeps those of what it was asked before, where it is sent the values apart.
    """
    # Not `django.db.connection`, which looks for the thread's own at every step.
    connection = connections[USING]
    # Where queries are logged Django wants its own cursor, which knows what it sent.
    if connection.force_debug_cursor or DEBUG:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors:
        if connection.vendor == "sqlite":
            # Django's cursor would put the marks into the SQL every time.
            found = connection.connection.execute(with_marks(sql), values).fetchall()
        else:
            found = keeping(connection.connection).execute(sql, values).fetchall()
    return found


def keeping(line: psycopg.Connection[Any]) -> psycopg.Cursor[Any]:
    """The cursor for what is prepared of a connection to PostgreSQL, which lasts as long as that.

    A new one would find out again how each type of value is written.
    """
    kept = vars(line)
    if CURSOR not in kept:
        kept[CURSOR] = psycopg.Cursor(line)
    cursor: psycopg.Cursor[Any] = kept[CURSOR]
    return cursor


@lru_cache(maxsize=256)
def with_marks(sql: str) -> str:
    """`sql` with the slots as SQLite has them."""
    return SLOT.sub("?", sql).replace("%%", "%")


class Plan:
    """A queryset as SQL, and how its rows become objects; as `ModelIterable` does it."""

    def __init__(self, queryset: QuerySet[Any]) -> None:
        compiler = queryset.query.get_compiler(USING)
        self.sql, self.parameters = compiler.as_sql()
        fields = [column for column, _sql, _alias in compiler.select]
        converters = compiler.get_converters(fields[: compiler.col_count])
        self.converters = [(at, done, field) for at, (done, field) in converters.items()]
        self.part = Part(compiler.klass_info, fields)
        self.annotations = list(compiler.annotation_col_map.items())

    def rows(self, values: dict[str, object]) -> list[tuple[Any, ...]]:
        """The rows for `values`, as the database has them."""
        filled = [one.filled(values) if isinstance(one, Slot) else one for one in self.parameters]
        return answered(self.sql, filled)

    def object(self, row: list[Any], connection: Any) -> Any:
        """The object that a row is, with those that were fetched along."""
        for at, converters, field in self.converters:
            for convert in converters:
                row[at] = convert(row[at], field, connection)
        made = self.part.made(row)
        for name, at in self.annotations:
            setattr(made, name, row[at])
        return made


def stored_as(model: type[Row], values: Mapping[str, object]) -> Row:
    """The object for a row that has `values` in the columns of these names."""
    one = model.__new__(model)
    one._state = ModelState()
    one._state.adding, one._state.db = False, USING
    vars(one).update(values)
    return one


class Part:
    """The part of a row that is one object, and those that belong to it.

    `Model.from_db` asks of each field of a model whether it was fetched, and tells whoever wants to
    know that an object was made; here nobody does. What was not fetched is when it is asked for.
    """

    def __init__(self, kind: Mapping[str, Any], fields: Sequence[Any]) -> None:
        self.model = kind["model"]
        places = kind["select_fields"]
        self.start, self.end = places[0], places[-1] + 1
        self.names = [field.target.attname for field in fields[self.start : self.end]]
        self.key = self.start + self.names.index(self.model._meta.pk.attname)
        self.related = [
            (Part(one, fields), one["local_setter"], one["remote_setter"])
            for one in kind.get("related_klass_infos", ())
        ]

    def made(self, row: Sequence[Any]) -> Any:
        """The object; None where there is none that belongs to another."""
        if row[self.key] is None:
            return None
        values = zip(self.names, row[self.start : self.end], strict=True)
        one = stored_as(self.model, dict(values))
        for part, set_here, set_there in self.related:
            other = part.made(row)
            set_here(one, other)
            if other is not None:
                set_there(other, one)
        return one
