"""Is signing in and up limited, by address and login, with a page that says for how long?"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from pytest_django import Settings

from annotator.models import User
from tests.factories import PASSWORD, make_user
from tests.live import LiveSite
from tests.mailbox import letters
from tests.visitor import Visitor

WRONG = {"login": "nora", "password": "guessed"}
TOO_MANY = HTTPStatus.TOO_MANY_REQUESTS


def tries(browser: Client, count: int, **fields: Any) -> Any:
    """Signs in wrongly `count` times; returns the last answer."""
    answers = [browser.post("/accounts/login/", WRONG | fields) for _ in range(count)]
    return answers[-1]


@pytest.mark.django_db
def test_a_login_is_tried_five_times_from_wherever_and_the_page_says_how_long_to_wait() -> None:
    make_user("nora")
    for number in range(5):
        browser = Client(REMOTE_ADDR=f"203.0.113.{number}")
        assert tries(browser, 1).status_code == HTTPStatus.OK
    browser = Client(REMOTE_ADDR="203.0.113.9")

    answer = tries(browser, 1)

    assert answer.status_code == TOO_MANY
    assert 0 < int(answer["Retry-After"]) <= 300
    page = answer.content.decode()
    assert "Wait 5 minutes, then try again." in page
    assert "guessed" not in page
    assert tries(browser, 1, password=PASSWORD).status_code == TOO_MANY
    assert tries(browser, 1, login="omar").status_code == HTTPStatus.OK


@pytest.mark.django_db
def test_an_address_tries_six_times_as_many(settings: Settings) -> None:
    spraying = Client(REMOTE_ADDR="203.0.113.1")
    for number in range(30):
        assert tries(spraying, 1, login=f"name{number}").status_code == HTTPStatus.OK

    answer = tries(spraying, 1, login="another")

    assert answer.status_code == TOO_MANY
    assert int(answer["Retry-After"]) > 200
    assert tries(Client(REMOTE_ADDR="203.0.113.2"), 1, login="another").status_code == HTTPStatus.OK


@pytest.mark.django_db
def test_a_forwarded_address_is_believed_only_where_a_proxy_is_trusted(settings: Settings) -> None:
    def tried(number: int) -> int:
        forwarded = {"X-Forwarded-For": f"203.0.113.{number}"}
        fields = WRONG | {"login": f"name{number}"}
        return Client().post("/accounts/login/", fields, headers=forwarded).status_code

    assert {tried(number) for number in range(30)} == {HTTPStatus.OK}
    assert tried(30) == TOO_MANY
    settings.TRUST_PROXY = 1
    assert tried(31) == HTTPStatus.OK


@pytest.mark.django_db
def test_who_signs_in_rightly_uses_up_nothing(client: Client) -> None:
    make_user("nora")

    for _ in range(8):
        assert tries(client, 1, password=PASSWORD)["Location"] == "/"
        client.post("/accounts/logout/")


@pytest.mark.django_db
def test_accounts_from_one_address_are_limited(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"signup": "2/600s/ip"}
    answers = []
    for name in ("lena", "omar", "nora"):
        browser = Client()
        fields = {"username": name, "password1": PASSWORD}
        answers.append(browser.post("/accounts/signup/", fields))

    assert [one.status_code for one in answers] == [HTTPStatus.FOUND, HTTPStatus.FOUND, TOO_MANY]
    assert 500 < int(answers[-1]["Retry-After"]) <= 600
    assert PASSWORD not in answers[-1].content.decode()
    assert User.objects.count() == 2


@pytest.mark.django_db
def test_nobody_is_mailed_for_a_new_password_without_end(client: Client) -> None:
    make_user("nora")
    address = {"email": "Nora@example.org"}

    answers = [client.post("/accounts/password/reset/", address) for _ in range(6)]

    assert answers[-1].status_code == TOO_MANY
    assert 0 < int(answers[-1]["Retry-After"]) <= 300
    assert len(letters()) == 5


@pytest.mark.django_db
def test_the_password_of_an_open_session_is_not_guessed_either(client: Client) -> None:
    nora = make_user("nora")
    EmailAddress.objects.create(user=nora, email=nora.email, verified=True, primary=True)
    client.force_login(nora)

    pages = ("/accounts/reauthenticate/", "/account/delete/")
    answers = [client.post(page, {"password": "guessed"}) for page in pages * 3]

    assert answers[-1].status_code == TOO_MANY
    assert 0 < int(answers[-1]["Retry-After"]) <= 300
    assert User.objects.get() == nora


@pytest.mark.django_db
def test_limits_can_be_turned_off(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed": ""}

    assert tries(client, 40).status_code == HTTPStatus.OK


def test_all_processes_of_the_site_count_together(site: LiveSite) -> None:
    visitor = Visitor(site.url)
    visitor.get("/accounts/login/")

    answers = [
        visitor.post("/accounts/login/", login="nobody at all", password=f"{number}").status
        for number in range(6)
    ]

    assert answers == [HTTPStatus.OK] * 5 + [TOO_MANY]
