"""Which migrations does this version have, and which of them has the database been through?"""

from __future__ import annotations

from functools import cache

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


@cache
def known() -> frozenset[str]:
    """The migrations of this version, each with its app before it."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(f"{app}.{name}" for app, name in loader.disk_migrations)


def applied() -> frozenset[str]:
    """Those of them that the database has been through. Raises DatabaseError where it is away."""
    done = MigrationRecorder(connection).applied_migrations()
    return known() & {f"{app}.{name}" for app, name in done}
