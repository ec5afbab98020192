"""What if two requests make the same row in the same moment? The one that lost tries once more.

On PostgreSQL a transaction is of no use after a constraint stopped it, so it is the whole act that
is tried again, outside of it; on SQLite writers queue and this never happens.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import IntegrityError

P = ParamSpec("P")
T = TypeVar("T")


def once_more(act: Callable[P, T]) -> Callable[P, T]:
    """`act`, a transaction of its own, done again if a constraint refused it the first time."""

    @wraps(act)
    def tried(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return act(*args, **kwargs)
        except IntegrityError:
            return act(*args, **kwargs)

    return tried
