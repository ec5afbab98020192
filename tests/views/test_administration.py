"""Does the administration's door lead to ours, where attempts are counted?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import User
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
DOOR = "/admin/login/"


def test_an_administrator_signs_in_by_our_door_and_comes_to_the_page_asked_for() -> None:
    User.objects.create_superuser("root", "", PASSWORD)
    browser = Client()

    asked = browser.get("/admin/annotator/user/", follow=True)

    assert asked.redirect_chain[-1][0].startswith("/accounts/login/")
    fields = {"login": "root", "password": PASSWORD, "next": asked.context["redirect_field_value"]}
    found = browser.post("/accounts/login/", fields, follow=True)
    assert found.request["PATH_INFO"] == "/admin/annotator/user/"
    assert found.status_code == HTTPStatus.OK


def test_a_password_that_is_sent_to_djangos_door_is_not_looked_at() -> None:
    User.objects.create_superuser("root", "", PASSWORD)
    browser = Client()

    answer = browser.post(DOOR, {"username": "root", "password": PASSWORD})

    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert "sessionid" not in browser.cookies


def test_everybody_else_is_told_that_it_is_not_for_them(as_nora: Client) -> None:
    answer = as_nora.get("/admin/", follow=True)

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Only administrators may do this." in answer.content.decode()


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_it_leads_to_no_other_site(wanted: str) -> None:
    browser = Client()
    browser.force_login(User.objects.create_superuser("root"))

    assert browser.get(DOOR, {"next": wanted})["Location"] == "/admin/"
