"""Does the cookie make a browser a reader, and only the cookie that we signed?"""

from __future__ import annotations

from typing import cast
from uuid import UUID

import pytest
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from annotator.readers import SALT, ReaderMiddleware, ReaderRequest, from_cookie, remember

NUMBER = UUID("6f9619ff8b86d011b42d00c04fc964ff")
SIGNER = signing.get_cookie_signer(salt="reader" + SALT)


def bearing(cookie: str | None) -> HttpRequest:
    request = RequestFactory().get("/")
    if cookie is not None:
        request.COOKIES["reader"] = cookie
    return request


def test_a_cookie_that_we_signed_names_the_browser() -> None:
    assert from_cookie(bearing(SIGNER.sign(NUMBER.hex))) == NUMBER


@pytest.mark.parametrize("value", ["", "-1", "42", "forty", "None", "g" * 32, "0" * 31])
def test_a_signature_makes_no_number_of_other_words(value: str) -> None:
    assert from_cookie(bearing(SIGNER.sign(value))) is None


def test_without_a_cookie_there_is_no_reader() -> None:
    assert from_cookie(bearing(None)) is None


@given(st.text(max_size=80))
def test_a_cookie_that_we_did_not_sign_is_nobodys(cookie: str) -> None:
    assert from_cookie(bearing(cookie)) is None


def test_a_signature_for_something_else_is_nobodys() -> None:
    assert from_cookie(bearing(signing.get_cookie_signer(salt="other").sign(NUMBER.hex))) is None


def test_a_browser_that_acted_keeps_the_number_that_it_acted_under() -> None:
    seen: list[UUID] = []

    def acts(request: HttpRequest) -> HttpResponse:
        remember(request)
        seen.append(cast(ReaderRequest, request).browser)
        return HttpResponse()

    answer = ReaderMiddleware(acts)(bearing(None))

    assert [from_cookie(bearing(answer.cookies["reader"].value))] == seen


def test_a_browser_that_is_known_or_only_reads_gets_no_cookie() -> None:
    def acts(request: HttpRequest) -> HttpResponse:
        remember(request)
        return HttpResponse()

    known = bearing(SIGNER.sign(NUMBER.hex))

    assert not ReaderMiddleware(acts)(known).cookies
    assert not ReaderMiddleware(lambda _request: HttpResponse())(bearing(None)).cookies
