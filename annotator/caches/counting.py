"""How are several things counted in one step? A reader, say, and all readers at an address."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import suppress

from django.core.cache.backends.base import BaseCache


class CountsTogether(ABC):
    """A cache that counts under several keys without being asked for each."""

    @abstractmethod
    def count_each(self, keys: Sequence[str], timeout: float) -> list[int]:
        """How often each of `keys` has been counted, this time included; in their order.

        What is counted for the first time is forgotten after `timeout` seconds.
        """


def count_each(cache: BaseCache, keys: Sequence[str], timeout: float) -> list[int]:
    """The same in any cache. In one that keeps nothing it is the first time each time."""
    if isinstance(cache, CountsTogether):
        return cache.count_each(keys, timeout)
    return [count(cache, key, timeout) for key in keys]


def count(cache: BaseCache, key: str, timeout: float) -> int:
    """The same under one key."""
    try:
        return cache.incr(key)
    except ValueError:
        pass
    if cache.add(key, 1, timeout):
        return 1
    try:
        return cache.incr(key)
    except ValueError:
        # It passed in between; or the cache keeps nothing.
        return 1


def uncount(cache: BaseCache, key: str) -> None:
    """Takes back that `key` was counted once."""
    # It may have passed, or nothing is kept.
    with suppress(ValueError):
        cache.decr(key)
