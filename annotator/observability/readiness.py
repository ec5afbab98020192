"""Can this process serve pages? What a load balancer, or whoever watches the site, asks it."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.core.cache import caches
from django.db import DatabaseError, InterfaceError, connection

from annotator import schema
from annotator.caches.redis import RedisOrFile
from annotator.pool import connected_past_it

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Readiness:
    """How it stands with what pages need, each in one word."""

    database: str
    migrations: str
    cache: str

    @property
    def is_ready(self) -> bool:
        """Whether pages can be served: without the shared cache they can."""
        return (self.database, self.migrations) == ("ok", "ok")


def now() -> Readiness:
    """How it stands now; asks the database twice and the cache once."""
    cache = "ok" if cache_answers() else "away"
    try:
        knock()
        waiting = schema.known() - schema.applied()
    except (DatabaseError, InterfaceError) as error:
        log.error("The database does not answer: %s", type(error).__name__)
        return Readiness(database="away", migrations="unknown", cache=cache)
    return Readiness(database="ok", migrations="waiting" if waiting else "ok", cache=cache)


def knock() -> None:
    """Sees whether the database lets anybody in. Raises DatabaseError after a moment if not.

    Past the pool: that waits for a connection as long as a page may, too long for whoever asks.
    """
    if connection.vendor == "postgresql":
        connected_past_it().close()


def cache_answers() -> bool:
    """Whether what all machines count in is there."""
    shared = caches["default"]
    if isinstance(shared, RedisOrFile):
        return shared.is_there()
    shared.set("readiness", "ok", 60)
    return bool(shared.get("readiness") == "ok")
