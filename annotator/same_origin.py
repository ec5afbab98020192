"""Does a form come from a page of ours? Who is signed in shows a token; others come from here.

A browser says where a form was (`Origin`, `Referer`), and no page of another site can make it say
anything else. Where there is no session that is enough: nobody is signed in for whom another site
could act, and a reader's cookie is not sent from there (`SameSite`). So the pages of all browsers
without a session are the same, with no token in them, and one drawing serves all: see `shared`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from annotator import site_address

# What stands in a page instead of a token.
NO_TOKEN = "none"


class Tokened(HttpRequest):
    """A request whose answer has a token though it came without a session."""

    gets_token: bool


class SameOriginMiddleware:
    """Lets a form of ours pass the check of tokens, which comes after it, without a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        if not has_session(request) and is_from_here(request):
            # As Django marks what it has checked.
            request.csrf_processing_done = True  # type: ignore[attr-defined]


def has_session(request: HttpRequest) -> bool:
    """Whether a request came with the cookie of a session, of whatever worth."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent the request, by the word of the browser."""
    came_from = request.META.get("HTTP_ORIGIN")
    if came_from is None:
        parts = urlsplit(request.META.get("HTTP_REFERER", ""))
        came_from = f"{parts.scheme}://{parts.netloc}"
    return bool(came_from == site_address.of(request))


def token(request: HttpRequest) -> str:
    """A new token for the page that answers `request`, also where there is no session."""
    cast(Tokened, request).gets_token = True
    return get_token(request)


def context(request: HttpRequest) -> dict[str, str]:
    """For templates: what `{% csrf_token %}` writes where there is no session."""
    gets_token = has_session(request) or getattr(request, "gets_token", False)
    return {} if gets_token else {"csrf_token": NO_TOKEN}
