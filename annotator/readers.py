"""Which browser is this? A number in a signed cookie says, until somebody signs in.

A browser gets its number with the answer to its first act, so that what only reads needs no cookie.
The page's script holds what is pressed meanwhile back until then: it is the same reader's.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from annotator.models import User

SALT = "annotator.reader"


class ReaderRequest(HttpRequest):
    """A request as the middleware leaves it."""

    browser: uuid.UUID
    must_remember: bool
    user: User


class ReaderMiddleware:
    """Reads the browser's number into `request.browser`, and gives it one that has none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bearer = cast(ReaderRequest, request)
        known = from_cookie(request)
        bearer.browser = known or uuid.uuid4()
        bearer.must_remember = False
        response = self.get_response(request)
        if known is None and bearer.must_remember:
            response.set_signed_cookie(
                settings.READER_COOKIE,
                bearer.browser.hex,
                salt=SALT,
                max_age=settings.READER_COOKIE_AGE,
                httponly=True,
                samesite="Lax",
                secure=settings.HTTPS,
            )
        return response


def from_cookie(request: HttpRequest) -> uuid.UUID | None:
    """The browser's number in the cookie; None without one, or when it was tampered with."""
    try:
        return uuid.UUID(request.get_signed_cookie(settings.READER_COOKIE, salt=SALT))
    except (KeyError, TypeError, ValueError, signing.BadSignature):
        return None


def remember(request: HttpRequest) -> None:
    """Makes sure that the browser keeps its number: it has acted."""
    cast(ReaderRequest, request).must_remember = True
