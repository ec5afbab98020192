"""What if the Redis, or Valkey, that all machines share is away? Each machine counts for itself.

Limits neither vanish then nor stop anybody: the same calls go to a file that the processes of this
machine share. After a failure Redis is left alone for a moment, so that nobody waits for it at each
step; `/ready/` tells that it is away, and so does the log, once.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Sequence
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from annotator.caches.counting import CountsTogether
from annotator.caches.file import SharedCache

# Seconds that one step may wait for Redis, and that it is left alone after it failed.
PATIENCE = 1.0
REST = 5.0

log = logging.getLogger(__name__)


class Outage:
    """Whether Redis is away, as one process knows it; its threads share that."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.until = 0.0

    @property
    def goes_on(self) -> bool:
        """Whether Redis is to be left alone for now."""
        return time.monotonic() < self.until

    def begin(self, error: RedisError) -> None:
        """Leaves Redis alone for a moment, and says so unless that was said before."""
        with self.lock:
            was_there, self.until = not self.until, time.monotonic() + REST
        if was_there:
            log.error(
                "The shared cache is away; this machine counts alone: %s", type(error).__name__
            )

    def end(self) -> None:
        """Redis has answered."""
        if self.until:
            with self.lock:
                self.until = 0.0
            log.warning("The shared cache is back.")


outage = Outage()


class CountingRedis(CountsTogether, RedisCache):
    """Django's, which asks for all that it counts at once."""

    def count_each(self, keys: Sequence[str], timeout: float) -> list[int]:
        own = [self.make_and_validate_key(key) for key in keys]
        asked = self._cache.get_client(write=True).pipeline(transaction=False)
        for key in own:
            asked.set(key, 0, ex=math.ceil(timeout), nx=True)
            asked.incr(key)
        return [int(number) for number in asked.execute()[1::2]]


class RedisOrFile(CountsTogether, BaseCache):
    """A cache at the Redis `server`; in the file `OPTIONS["file"]` while that does not answer."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        options = dict(params.get("OPTIONS", {}))
        file = options.pop("file")
        bounded = {
            "socket_connect_timeout": PATIENCE,
            "socket_timeout": PATIENCE,
            # Redis may have closed a connection that nobody used: once more, then it is away.
            "retry": Retry(NoBackoff(), 1),
        }
        self.redis = CountingRedis(server, params | {"OPTIONS": bounded | options})
        self.file = SharedCache(file, {**params, "OPTIONS": {}})

    def ask(self, step: str, *arguments: Any, **named: Any) -> Any:
        """Takes one step of a cache, with whoever is there."""
        if not outage.goes_on:
            try:
                answer = getattr(self.redis, step)(*arguments, **named)
            except RedisError as error:
                outage.begin(error)
            else:
                outage.end()
                return answer
        return getattr(self.file, step)(*arguments, **named)

    def is_there(self) -> bool:
        """Whether Redis answers, asked now."""
        try:
            self.redis._cache.get_client(write=True).ping()
        except RedisError as error:
            outage.begin(error)
            return False
        outage.end()
        return True

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        return bool(self.ask("add", key, value, timeout=timeout, version=version))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self.ask("get", key, default=default, version=version)

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        self.ask("set", key, value, timeout=timeout, version=version)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self.ask("touch", key, timeout=timeout, version=version))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Adds `delta` to a whole number, and returns the sum. Raises ValueError without one."""
        return int(self.ask("incr", key, delta, version=version))

    def count_each(self, keys: Sequence[str], timeout: float) -> list[int]:
        counted: list[int] = self.ask("count_each", keys, timeout)
        return counted

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self.ask("delete", key, version=version))

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return bool(self.ask("has_key", key, version=version))

    def clear(self) -> None:
        self.ask("clear")
