"""Who asks by the machine's own address, without HTTPS and a cookie? What watches the site.

These addresses are answered before anything looks at the host, the language or the session, so that
a probe needs to know nothing but the port; they change nothing and name nobody.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from annotator.views import health, metrics

# The name of each address that is answered so, and its view.
VIEWS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "health.alive": health.alive,
    "health.ready": health.ready,
    "metrics.gather": metrics.gather,
}


class ProbesMiddleware:
    """Answers what watches the site, and passes all else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.views = {reverse(name): view for name, view in VIEWS.items()}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        view = self.views.get(request.path)
        return view(request) if view else self.get_response(request)
