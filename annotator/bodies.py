"""How much may a form hold that is written as an address is? Little: reading it takes much memory.

Each character that is written with a percent sign takes fifty bytes and more while Python reads
such a form, so that a few megabytes of them would fill a machine. Forms that hold whole articles
are sent in parts instead (`multipart/form-data`), which are read as they come.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

WRITTEN_AS_ADDRESS = "application/x-www-form-urlencoded"
# Bytes. A comment of the longest, all in letters that take three bytes each, has 90,000.
MOST = 500_000


class BodiesMiddleware:
    """Refuses forms written as addresses that are too long, before anybody reads them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        written = request.content_type == WRITTEN_AS_ADDRESS
        if written and (not length.isdecimal() or int(length[:20]) > MOST):
            raise RequestDataTooBig(f"A form of more than {MOST} bytes.")
        return self.get_response(request)
