"""What the server calls: Django with other middleware than installed applications ask for."""

from __future__ import annotations

import django
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from tests.benchmarks.bare_insert.settings import BARE_MIDDLEWARE


class BareHandler(WSGIHandler):
    """Django with `BARE_MIDDLEWARE`."""

    def load_middleware(self, is_async: bool = False) -> None:
        with override_settings(MIDDLEWARE=BARE_MIDDLEWARE):
            super().load_middleware(is_async)


django.setup()
application = BareHandler()
