"""Which browser is this? A number in a signed cookie says, until somebody signs in.

A browser gets its number with the answer to its first act, so that what only reads needs no cookie.
The page's script holds back until then what is pressed meanwhile: it is the same reader's. Where
the answer is lost and the act is sent again under its key, the number is the same once more.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import lru_cache
from typing import cast

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from annotator.bodies import WRITTEN_AS_ADDRESS
from annotator.forms.keys import key_of
from annotator.models import User
from annotator.refusals import Invalid

SALT = "annotator.reader"


class ReaderRequest(HttpRequest):
    """A request as the middleware leaves it."""

    browser: uuid.UUID
    is_known: bool
    must_remember: bool
    user: User


class ReaderMiddleware:
    """Reads the browser's number into `request.browser`, and gives it one that has none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Gives a browser without a number the one that goes with the key of what it sends."""
        bearer = cast(ReaderRequest, request)
        if not bearer.is_known and request.content_type == WRITTEN_AS_ADDRESS:
            bearer.browser = number_of(request) or bearer.browser

    def __call__(self, request: HttpRequest) -> HttpResponse:
        bearer = cast(ReaderRequest, request)
        known = from_cookie(request)
        bearer.is_known = known is not None
        bearer.browser = known or uuid.uuid4()
        bearer.must_remember = False
        response = self.get_response(request)
        if not bearer.is_known and bearer.must_remember:
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
    cookie = request.COOKIES.get(settings.READER_COOKIE)
    return signed(cookie, settings.READER_COOKIE, settings.SECRET_KEY) if cookie else None


# Who reads sends the same cookie again and again.
@lru_cache(maxsize=2_000)
def signed(cookie: str, name: str, secret: str) -> uuid.UUID | None:
    """The number in a cookie of that name; `secret` is the key that it has to be signed with."""
    request = HttpRequest()
    request.COOKIES[name] = cookie
    try:
        return uuid.UUID(request.get_signed_cookie(name, salt=SALT))
    except (TypeError, ValueError, signing.BadSignature):
        return None


def number_of(request: HttpRequest) -> uuid.UUID | None:
    """The number that goes with the key of a request; None without one. Nobody can choose it."""
    try:
        key = key_of(request)
    except Invalid:
        return None
    return key and uuid.UUID(bytes=salted_hmac(SALT, key.hex, algorithm="sha256").digest()[:16])


def remember(request: HttpRequest) -> None:
    """Makes sure that the browser keeps its number: it has acted."""
    cast(ReaderRequest, request).must_remember = True
