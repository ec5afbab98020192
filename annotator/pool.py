"""How does one connect to PostgreSQL past the pool? For what must not wait for its connections."""

from __future__ import annotations

from typing import Any

from django.db import connection

# Seconds in which PostgreSQL must let somebody in; it knows no shorter time.
PATIENCE = 2


def connected_past_it() -> Any:
    """A connection of Django's to the same database, for whoever closes it.

    Raises DatabaseError or InterfaceError where there is none in so many seconds.
    """
    own: Any = connection.copy()
    own.settings_dict["OPTIONS"] |= {"pool": False, "connect_timeout": PATIENCE}
    try:
        own.ensure_connection()
    except Exception:
        own.close()
        raise
    return own
