"""Is the site's address known where it is asked for a page, and where nobody asks?"""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from annotator import site_address


@pytest.mark.parametrize(
    ("hosts", "https", "site"),
    [
        (["127.0.0.1", "localhost"], False, "http://127.0.0.1:8000"),
        (["*", ".example.org", "read.example.org"], True, "https://read.example.org"),
        (["*"], False, "http://127.0.0.1:8000"),
    ],
)
def test_the_site_is_told_from_the_settings(
    settings: Settings, hosts: list[str], https: bool, site: str
) -> None:
    settings.ALLOWED_HOSTS = hosts
    settings.HTTPS = https

    assert site_address.likely() == site


def test_a_request_has_it_with_its_port() -> None:
    asked = RequestFactory().get("/", SERVER_NAME="localhost", SERVER_PORT="8123")

    assert site_address.of(asked) == "http://localhost:8123"
