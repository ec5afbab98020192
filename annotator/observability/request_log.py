"""What does the log tell of each request? Its number, the view, the status and how long it took.

Nothing of who asked: no address, no cookie, no name, and no words of the address, where a search or
a secret may stand. The number goes back in the answer as `X-Request-ID`, and everything that is
logged meanwhile has it too. A number that a proxy gave is kept if the proxy is to be trusted.
"""

from __future__ import annotations

import logging
import random
import re
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER, GIVEN = "X-Request-ID", "HTTP_X_REQUEST_ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")

log = logging.getLogger(__name__)
# The number of the request that is answered here and now, in this thread; none between two.
number: ContextVar[str] = ContextVar("number", default="")


class RequestLogMiddleware:
    """Numbers each request, and logs it when it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        token = number.set(number_of(request.META))
        try:
            response = self.get_response(request)
            response[HEADER] = number.get()
            seconds = time.perf_counter() - began
            tell(request.method or "", view_of(request), response.status_code, seconds)
            return response
        finally:
            number.reset(token)


def number_of(environ: Mapping[str, Any]) -> str:
    """The number that a trusted proxy gave a request, else a new one."""
    if settings.TRUST_PROXY:
        given = str(environ.get(GIVEN, ""))
        if WELL_FORMED.fullmatch(given):
            return given
    # It is no secret, and numbers that could not be guessed would cost a call of the system.
    return f"{random.getrandbits(128):032x}"


def tell(method: str, view: str, status: int, seconds: float) -> None:
    """Logs a request that was answered after so many `seconds`."""
    if log.isEnabledFor(logging.INFO):
        facts = {"method": method, "view": view, "status": status, "ms": round(seconds * 1000, 1)}
        log.info(" ".join(map(str, facts.values())), extra=facts)


def view_of(request: HttpRequest) -> str:
    """The name of the address that was asked for; `-` for a file, and for none of ours."""
    found = request.resolver_match
    return (found.view_name if found else "") or "-"
