"""Does the log tell what the site does, and nobody of those who use it?"""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from annotator.observability.log_lines import AboutRequest, JsonLine
from tests.factories import make_article
from tests.front import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged, as a site writes it that logs requests in JSON."""
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(JsonLine())
    handler.addFilter(AboutRequest())
    requests = logging.getLogger("annotator.observability.request_log")
    logging.root.addHandler(handler)
    before = requests.level
    requests.setLevel(logging.INFO)
    yield handler.stream
    requests.setLevel(before)
    logging.root.removeHandler(handler)


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_a_request_is_one_line_and_its_number_is_in_the_answer(
    client: Client, log: io.StringIO
) -> None:
    article = make_article()

    client.get("/health/")
    answer = client.get(f"/articles/{article.slug}/")

    [probe, line] = lines(log)
    assert probe["view"] == "health.alive"
    assert (line["method"], line["view"], line["status"]) == ("GET", "articles.detail", 200)
    assert line["ms"] > 0
    assert line["request_id"] == answer["X-Request-ID"]


def test_a_page_that_was_kept_is_a_line_too(log: io.StringIO) -> None:
    url = make_article().get_absolute_url()

    answers = [Browser().get(url) for _ in range(2)]
    answers.append(Browser(headers={"If-None-Match": answers[0]["ETag"]}).get(url))

    told = lines(log)
    assert [line["request_id"] for line in told] == [one["X-Request-ID"] for one in answers]
    assert [line["status"] for line in told] == [200, 200, 304]
    assert {line["view"] for line in told} == {"articles.detail"}


def test_nothing_of_who_asks_or_of_what_was_typed_is_logged(
    client: Client, settings: Settings, log: io.StringIO
) -> None:
    settings.ROOT_URLCONF = "tests.views.broken_urls"
    client.raise_request_exception = False
    client.cookies["reader"] = "secret-cookie"
    headers = {"X-Forwarded-For": "203.0.113.9", "User-Agent": "secret-browser"}

    for path in ("/broken/?q=secret-query", "/mail/stop/secret-token/", "/secret-é/"):
        client.get(path, headers=headers, REMOTE_ADDR="203.0.113.8")

    written = log.getvalue()
    assert "Internal Server Error" in written
    assert "Not Found" in written
    for secret in ("secret", "203.0.113", "pytest-user"):
        assert secret not in written
    broken = next(line for line in lines(log) if "error" in line)
    assert broken["where"]
    assert broken["request_id"]


@pytest.mark.parametrize(
    ("trusted", "given", "is_kept"),
    [
        (1, "0a1b2c3d-from-the-proxy", True),
        (0, "0a1b2c3d-from-the-proxy", False),
        (1, "short", False),
        (1, "a" * 65, False),
        (1, 'forged" {"level": 1}', False),
    ],
)
def test_a_number_is_kept_that_a_trusted_proxy_gave_if_it_is_well_formed(
    client: Client, settings: Settings, trusted: int, given: str, is_kept: bool
) -> None:
    settings.TRUST_PROXY = trusted

    answer = client.get("/health/", headers={"X-Request-ID": given})

    assert answer.status_code == HTTPStatus.OK
    assert (answer["X-Request-ID"] == given) == is_kept
    assert len(answer["X-Request-ID"]) >= 8
