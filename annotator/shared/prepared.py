"""How is a query asked that is always the same? As the SQL that Django wrote for it once.

To write it takes Django longer than the database takes to answer it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import QuerySet


@dataclass
class Prepared:
    """A query whose `queryset` has placeholders where values are to stand; it gives tuples."""

    queryset: Callable[[], QuerySet[Any, Any]]
    written: dict[str, tuple[str, tuple[Any, ...]]] = field(default_factory=dict)

    def rows(self, values: Mapping[Any, Any]) -> list[tuple[Any, ...]]:
        """What is found with `values` in the places of the placeholders that are their keys."""
        if connection.vendor not in self.written:
            self.written[connection.vendor] = self.queryset().query.sql_with_params()
        sql, parameters = self.written[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(sql, [values.get(one, one) for one in parameters])
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found
