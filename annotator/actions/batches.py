"""How many rows at a time? A database takes only so many numbers in one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

AT_ONCE = 500


def batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    """`numbers` in lists that a database takes, in their order."""
    rest = iter(numbers)
    while some := list(islice(rest, AT_ONCE)):
        yield some
