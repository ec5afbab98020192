"""Who may send a form without a token? A browser without a session, from a page of ours."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Passage, Tag
from tests.factories import make_passage, make_user
from tests.views.sending import sign_in

pytestmark = pytest.mark.django_db
OURS = "http://testserver"


@pytest.fixture
def passage() -> Passage:
    return make_passage()


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": OURS},
        {"Referer": f"{OURS}/articles/one/?a=b"},
        {"Origin": OURS, "Referer": "https://evil.example/"},
    ],
)
def test_a_page_of_ours_needs_no_token_where_nobody_is_signed_in(
    strict: Client, passage: Passage, headers: dict[str, str]
) -> None:
    answer = strict.post(f"/passages/{passage.pk}/tag/", {"label": "fact"}, headers=headers)

    assert answer.status_code == HTTPStatus.FOUND
    assert Tag.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "https://evil.example", "Referer": f"{OURS}/"},
        {"Referer": "https://evil.example/http://testserver/"},
        {"Referer": "http://testserver@evil.example/"},
    ],
)
def test_nothing_else_is_taken_without_a_token(
    strict: Client, passage: Passage, headers: dict[str, str]
) -> None:
    for cookies in ({}, {"reader": "x"}, {"csrftoken": "a" * 32}):
        strict.cookies.load(cookies)
        answer = strict.post(f"/passages/{passage.pk}/tag/", {"label": "fact"}, headers=headers)
        assert answer.status_code == HTTPStatus.FORBIDDEN

    assert not Tag.objects.exists()


def test_who_is_signed_in_always_shows_a_token(strict: Client, passage: Passage) -> None:
    strict.force_login(make_user())

    answer = strict.post(
        f"/passages/{passage.pk}/tag/", {"label": "fact"}, headers={"Origin": OURS}
    )

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not Tag.objects.exists()


def test_signing_in_brings_a_token_and_its_pages_have_it(strict: Client, passage: Passage) -> None:
    strict.post("/accounts/login/", sign_in(make_user()), headers={"Origin": OURS})
    page = strict.get(passage.article.get_absolute_url()).content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    answer = strict.post(
        f"/passages/{passage.pk}/tag/", {"label": "fact", "csrfmiddlewaretoken": token}
    )

    assert answer.status_code == HTTPStatus.FOUND


def test_reading_without_an_account_needs_no_cookie(client: Client, passage: Passage) -> None:
    for path in ("/", passage.article.get_absolute_url(), "/accounts/login/", "/search/?q=a"):
        assert not client.get(path).cookies, path
