"""Do machines hear whether the site is there, however they ask, and nothing else?"""

from __future__ import annotations

import socket
from http import HTTPStatus

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.test_headers import check

READY = {"ready": True, "database": "ok", "migrations": "ok", "cache": "ok"}


def test_a_process_that_answers_is_alive_and_needs_no_database(client: Client) -> None:
    assert client.get("/health/").json() == {"alive": True}


@pytest.mark.django_db
def test_a_site_that_can_serve_pages_is_ready(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(2):
        answer = client.get("/ready/")

    assert (answer.status_code, answer.json()) == (HTTPStatus.OK, READY)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/health/", "/ready/"])
def test_a_probe_needs_to_know_nothing_but_the_port(
    client: Client, settings: Settings, address: str
) -> None:
    settings.SECURE_SSL_REDIRECT = True

    answer = client.get(address, headers={"Host": "10.1.2.3:8000"})

    assert answer.status_code == HTTPStatus.OK
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    check({name.lower(): value for name, value in answer.headers.items()})
    assert client.post(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.django_db
def test_a_database_that_was_not_migrated_is_not_ready(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="annotator", name="0001_initial").delete()

    answer = client.get("/ready/")

    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.json() == READY | {"ready": False, "migrations": "waiting"}


@pytest.mark.django_db
def test_a_database_that_is_away_is_said_without_its_words(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_query: object) -> None:
        raise OperationalError("no connection to 10.9.8.7 as annotator")

    with connection.execute_wrapper(away):
        answer = client.get("/ready/")

    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.json() == READY | {"ready": False, "database": "away", "migrations": "unknown"}
    assert "10.9.8.7" not in caplog.text


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "sqlite", reason="a file lets everybody in at once")
def test_a_database_that_lets_nobody_in_is_away_though_pages_would_wait_longer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setitem(connection.settings_dict, "PORT", silent.getsockname()[1])
        answer = client.get("/ready/")

    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.json()["database"] == "away"
