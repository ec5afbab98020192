"""Is a browser told with every answer what the site's pages may do, and that it is all?"""

from __future__ import annotations

from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories import make_article, make_passage, make_quote, make_user
from tests.live import LiveSite
from tests.views.sending import sign_in

PROMISED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def check(headers: dict[str, str]) -> None:
    """What every answer has to say, whatever it is."""
    for name, value in PROMISED.items():
        assert headers[name] == value, name
    for feature in ("camera", "microphone", "geolocation", "payment", "usb"):
        assert f"{feature}=()" in headers["permissions-policy"]
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    for forbidden in ("unsafe", "data:", "*", "http"):
        assert forbidden not in policy


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/accounts/login/", 200),
        ("/admin/login/", 302),
        ("/articles/the-harbour-vote/", 200),
        ("/articles/the-harbour-vote/annotated.html", 200),
        ("/articles/the-harbour-vote/annotations.jsonld", 200),
        ("/articles/the-harbour-vote/tags.csv", 200),
        ("/articles/the-harbour-vote/article.txt", 200),
        ("/articles/the-harbour-vote/news/", 200),
        ("/articles/the-harbour-vote/tags/", 405),
        ("/articles/new/", 302),
        ("/no/such/page/", 404),
        ("/static/none.js", 404),
    ],
)
def test_every_kind_of_answer_is_closed(
    client: Client, db: None, address: str, status: int
) -> None:
    make_quote(make_article())

    answer = client.get(address)

    assert answer.status_code == status
    check({name.lower(): value for name, value in answer.headers.items()})


def test_a_host_that_is_not_ours_is_answered_under_the_same_headers(client: Client) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    check({name.lower(): value for name, value in answer.headers.items()})


def test_a_page_that_broke_is_too(client: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.views.broken_urls"
    client.raise_request_exception = False

    answer = client.get("/broken/")

    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    check({name.lower(): value for name, value in answer.headers.items()})


def test_a_site_with_https_asks_for_nothing_else(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True

    answer = client.get("/")

    assert answer["Location"] == "https://testserver/"
    check({name.lower(): value for name, value in answer.headers.items()})


def test_no_script_can_read_a_cookie(client: Client, db: None) -> None:
    client.post("/language/setlang/", {"language": "fr", "next": "/"})
    client.post(f"/passages/{make_passage().pk}/tag/", {"label": "fact"})
    client.post("/accounts/login/", sign_in(make_user()))

    assert {"csrftoken", "django_language", "reader", "sessionid"} <= set(client.cookies)
    for name, cookie in client.cookies.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
        assert (cookie["path"], cookie["domain"]) == ("/", ""), name


@pytest.mark.parametrize("file", ["icon.svg", "admin/css/base.css", "none.svg"])
def test_static_files_of_the_real_server_are_closed_as_well(site: LiveSite, file: str) -> None:
    try:
        with build_opener(ProxyHandler({})).open(f"{site.url}/static/{file}", timeout=30) as answer:
            headers = answer.headers
    except HTTPError as error:
        headers = error.headers
    check({name.lower(): value for name, value in headers.items()})
