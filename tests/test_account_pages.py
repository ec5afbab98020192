"""Is every page of accounts, and every e-mail that they send, in our own look and words?"""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.factories import PASSWORD, make_user
from tests.live import ROOT
from tests.mailbox import letters, link

pytestmark = pytest.mark.django_db

PAGES = [
    "login",
    "signup",
    "logout",
    "password/change",
    "password/set",
    "password/reset",
    "password/reset/done",
    "password/reset/key/done",
    "password/reset/key/1-none",
    "email",
    "confirm-email",
    "confirm-email/none",
    "inactive",
    "reauthenticate",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("signed_in", [False, True])
def test_every_page_of_accounts_is_drawn_in_the_sites_own_look(
    client: Client, page: str, signed_in: bool
) -> None:
    if signed_in:
        client.force_login(make_user("nora"))

    answer = client.get(f"/accounts/{page}/", follow=True)

    assert answer.status_code == HTTPStatus.OK
    assert 'class="site-bar"' in answer.content.decode()
    assert "style=" not in answer.content.decode()
    ours = ROOT / "templates"
    assert all(ours in Path(one.origin.name).parents for one in answer.templates if is_page(one))


def is_page(template: object) -> bool:
    """Whether a template is a page or an e-mail rather than a widget of a form."""
    return not str(getattr(template, "name", "")).startswith("django/")


def test_who_has_no_password_yet_chooses_one(client: Client) -> None:
    nora = make_user("nora")
    nora.set_unusable_password()
    nora.save()
    client.force_login(nora)

    page = client.get("/accounts/password/change/", follow=True).content.decode()
    client.post("/accounts/password/set/", {"password1": PASSWORD, "password2": PASSWORD})

    assert "Choose a password" in page
    nora.refresh_from_db()
    assert nora.check_password(PASSWORD)


def test_the_password_is_changed_by_who_knows_it_and_they_are_told(client: Client) -> None:
    nora = make_user("nora")
    EmailAddress.objects.create(user=nora, email=nora.email, verified=True, primary=True)
    client.force_login(nora)
    elsewhere = Client()
    elsewhere.force_login(nora)
    new = {"password1": "another one altogether", "password2": "another one altogether"}

    wrong = client.post("/accounts/password/change/", {"oldpassword": "guessed", **new})
    right = client.post("/accounts/password/change/", {"oldpassword": PASSWORD, **new})

    assert "This is not your password." in wrong.content.decode()
    assert right.status_code == HTTPStatus.FOUND
    assert "nora" in client.get("/").content.decode()
    assert "nora" not in elsewhere.get("/").content.decode()
    (told,) = letters()
    assert told.subject == "Your password was changed"
    assert "“nora”" in told.body


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_forgotten_password_is_mailed_for_and_nobody_learns_who_has_an_account(
    client: Client, language: str
) -> None:
    make_user("nora")
    headers = {"Accept-Language": language}

    answers = [
        client.post("/accounts/password/reset/", {"email": f"{name}@example.org"}, headers=headers)
        for name in ("nora", "nobody")
    ]

    assert [answer["Location"] for answer in answers] == ["/accounts/password/reset/done/"] * 2
    to_nora, to_nobody = letters()
    assert to_nora.to == ["nora@example.org"]
    assert to_nobody.to == ["nobody@example.org"]
    assert "Choose a new password" in to_nora.subject or language == "fr"
    assert "Choisissez un nouveau mot de passe" in to_nora.subject or language == "en"
    assert "http://testserver/accounts/password/reset/key/" in to_nora.body
    assert "http://testserver/accounts/signup/" in to_nobody.body
    assert "&" not in f"{to_nora.body}{to_nobody.body}"


def test_the_link_in_it_leads_to_a_new_password_once(client: Client) -> None:
    nora = make_user("nora")
    client.post("/accounts/password/reset/", {"email": "nora@example.org"})
    address = link(letters()[0], "/reset/key/")
    new = {"password1": "another one altogether", "password2": "another one altogether"}

    form = client.get(address, follow=True)
    client.post(form.request["PATH_INFO"], new)

    nora.refresh_from_db()
    assert nora.check_password("another one altogether")
    again = Client().get(address, follow=True)
    assert "This link works no longer" in again.content.decode()
    assert "nora" not in client.get("/").content.decode()
    fields = {"login": "nora", "password": "another one altogether"}
    assert client.post("/accounts/login/", fields)["Location"] == "/"


def test_a_closed_account_is_told_so(client: Client) -> None:
    nora = make_user("nora")
    nora.is_active = False
    nora.save()

    fields = {"login": "nora", "password": PASSWORD}
    answer = client.post("/accounts/login/", fields, follow=True)

    assert "This account is closed" in answer.content.decode()
