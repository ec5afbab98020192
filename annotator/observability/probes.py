"""Who asks by the machine's own address, without HTTPS and a cookie? What watches the site.

These addresses are answered before anything looks at the host, the language or the session, so that
a probe needs to know nothing but the port; they change nothing and name nobody.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import resolve, reverse

# The names of the addresses that are answered so.
NAMES = ("health.alive", "health.ready", "metrics.gather")


class ProbesMiddleware:
    """Answers what watches the site, and passes all else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.matches = {reverse(name): resolve(reverse(name)) for name in NAMES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found = self.matches.get(request.path)
        if found is None:
            return self.get_response(request)
        request.resolver_match = found
        answer: HttpResponse = found.func(request)
        return answer
