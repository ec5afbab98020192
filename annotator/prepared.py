"""How is a query asked at every press of a button without being put together each time?

Django makes the SQL of a queryset anew whenever it is asked. For what is asked of a few rows that
takes longer than the answer of the database. `Prepared` has it made once, with slots where values
go; its rows become the same objects as the queryset's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Field, Model, QuerySet
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=Model)


class Slot(Expression):
    """Where a value goes that is known when the query is asked; it is one of `field`."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def filled(self, values: dict[str, object]) -> Any:
        """The one of `values` that goes here, as the database takes it."""
        return self.output_field.get_db_prep_value(values[self.name], connection)


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
        return self.plan.rows(values)

    def first(self, **values: object) -> Row | None:
        """The first of them, or None."""
        return next(iter(self(**values)), None)


class PreparedTuples:
    """The same for a queryset that gives tuples, as the database has them.

    Where a queryset asks for more than an expression, a value that nothing has stands for another.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self.build = build

    @cached_property
    def written(self) -> tuple[str, tuple[Any, ...]]:
        """The SQL, once for each process."""
        return self.build().query.sql_with_params()

    def __call__(self, values: Mapping[Any, Any]) -> list[tuple[Any, ...]]:
        """The rows with `values` in the places of those that are their keys."""
        sql, parameters = self.written
        with connection.cursor() as cursor:
            cursor.execute(sql, [values.get(one, one) for one in parameters])
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


class Plan:
    """A queryset as SQL, and how its rows become objects; as `ModelIterable` does it."""

    def __init__(self, queryset: QuerySet[Any]) -> None:
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.parameters = compiler.as_sql()
        select, kinds = compiler.select, compiler.klass_info
        fields = [column for column, _sql, _alias in select]
        converters = compiler.get_converters(fields[: compiler.col_count])
        self.converters = [(at, done, field) for at, (done, field) in converters.items()]
        self.model = kinds["model"]
        self.start, self.end = kinds["select_fields"][0], kinds["select_fields"][-1] + 1
        self.names = [column.target.attname for column in fields[self.start : self.end]]
        self.populators = get_related_populators(kinds, select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
        self.annotations = list(compiler.annotation_col_map.items())

    def rows(self, values: dict[str, object]) -> list[Any]:
        """The objects for `values`."""
        filled = [one.filled(values) if isinstance(one, Slot) else one for one in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            found = cursor.fetchall()
        return [self.object(list(row)) for row in found]

    def object(self, row: list[Any]) -> Any:
        """The object that a row is, with those that were fetched along."""
        for at, converters, field in self.converters:
            for convert in converters:
                row[at] = convert(row[at], field, connection)
        made = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[self.start : self.end])
        for populator in self.populators:
            populator.populate(row, made)
        for name, at in self.annotations:
            setattr(made, name, row[at])
        return made
