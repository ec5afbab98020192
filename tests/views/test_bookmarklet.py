"""Does the bookmark bring the address of a page here, and nothing more than that?"""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import pytest
from django.test import Client

from annotator.models import Article
from tests.factories import make_editor, make_user

pytestmark = pytest.mark.django_db
PATH = "/bookmarklet/"


def test_only_an_editor_may(client: Client) -> None:
    assert client.get(PATH).status_code in (302, 401)
    client.force_login(make_user())
    assert client.get(PATH).status_code == 403


def test_it_leads_to_this_site_with_the_address_of_the_page(client: Client) -> None:
    client.force_login(make_editor())

    page = client.get(PATH)

    [address] = re.findall(r'href="(javascript:[^"]*)"', page.content.decode())
    assert html.unescape(address) == (
        'javascript:location.assign("http://testserver/articles/new/?url="'
        "+encodeURIComponent(location.href))"
    )
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert PATH in client.get("/articles/new/").content.decode()


def test_an_address_is_filled_in_and_nothing_is_fetched_or_saved(client: Client) -> None:
    client.force_login(make_editor())
    url = "https://example.org/a?b=c&d=“é”"

    page = client.get(f"/articles/new/?url={quote(url)}").content.decode()

    assert f'value="{html.escape(url)}"' in page
    assert not Article.objects.exists()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "x" * 3_000, "\0"])
def test_what_is_no_address_is_left_out(client: Client, url: str) -> None:
    client.force_login(make_editor())

    page = client.get("/articles/new/", {"url": url})

    assert page.status_code == 200
    [field] = re.findall(r'<input[^>]*name="address"[^>]*>', page.content.decode())
    assert "value=" not in field


def test_who_has_to_sign_in_comes_back_with_the_address(client: Client) -> None:
    answer = client.get("/articles/new/?url=https%3A%2F%2Fexample.org%2Fa")

    assert quote("url=https%3A%2F%2Fexample.org%2Fa") in answer.headers.get(
        "Location", answer.content.decode()
    )
