"""Which reader is this browser? A signed cookie says, until somebody signs in.

The middleware only reads and writes the cookie. Nobody becomes a reader by reading: `remember` is
called by the first act that needs one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from annotator.models import Reader, User

SALT = "annotator.reader"


class ReaderRequest(HttpRequest):
    """A request as the middleware leaves it."""

    browser_reader: int | None
    new_reader: int | None
    user: User


class ReaderMiddleware:
    """Reads the reader's cookie into `request.browser_reader` and sets a new one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bearer = cast(ReaderRequest, request)
        bearer.browser_reader = from_cookie(request)
        bearer.new_reader = None
        response = self.get_response(request)
        if bearer.new_reader is not None:
            response.set_signed_cookie(
                settings.READER_COOKIE,
                str(bearer.new_reader),
                salt=SALT,
                max_age=settings.READER_COOKIE_AGE,
                httponly=True,
                samesite="Lax",
                secure=settings.HTTPS,
            )
        return response


def from_cookie(request: HttpRequest) -> int | None:
    """The reader's number in the cookie; None without one, or when it was tampered with."""
    try:
        value = request.get_signed_cookie(settings.READER_COOKIE, salt=SALT) or ""
    except (KeyError, signing.BadSignature):
        return None
    return int(value) if value.isascii() and value.isdigit() else None


def remember(request: HttpRequest, reader: Reader) -> None:
    """Makes the answer to `request` give the browser the cookie of `reader`."""
    bearer = cast(ReaderRequest, request)
    if bearer.browser_reader != reader.pk:
        bearer.browser_reader = bearer.new_reader = reader.pk
