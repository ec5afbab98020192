"""Is an address confirmed by who reads its mail, and does nobody learn who has an account?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.test import Client
from pytest_django import Settings

from annotator.models import Comment, Tag, Tally, User
from tests.factories import PASSWORD, make_article, make_passage, make_user
from tests.mailbox import letters, link
from tests.views.sending import comment, sign_in, span

pytestmark = pytest.mark.django_db
LENA = {"username": "lena", "email": "lena@example.org", "password1": PASSWORD}
SENT = "/accounts/confirm-email/"


@pytest.fixture
def mandatory(settings: Settings) -> None:
    """A site where an account needs an address that is confirmed."""
    settings.VERIFY_EMAIL = settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]


def is_signed_in(browser: Client) -> bool:
    return get_user(browser).is_authenticated


def known(user: User, email: str = "", *, verified: bool = True) -> EmailAddress:
    """The address of an account, as allauth knows it."""
    email = email or user.email
    return EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)


@pytest.mark.usefixtures("mandatory")
def test_who_signs_up_is_signed_in_by_the_link_that_is_mailed(client: Client) -> None:
    answer = client.post("/accounts/signup/", LENA)
    assert answer["Location"] == SENT
    assert "Look into your mail" in client.get(SENT).content.decode()
    assert not is_signed_in(client)
    (message,) = letters()
    address = link(message, "/confirm-email/")

    asked = client.get(address).content.decode()
    assert "Yes, it is mine" in asked
    assert not is_signed_in(client)
    assert not EmailAddress.objects.get().verified
    client.post(address)

    assert is_signed_in(client)
    assert EmailAddress.objects.get().verified
    assert "This link works no longer" in client.get(address).content.decode()


@pytest.mark.usefixtures("mandatory")
def test_in_another_browser_the_link_confirms_and_signs_nobody_in(client: Client) -> None:
    client.post("/accounts/signup/", LENA)
    other = Client()

    answer = other.post(link(letters()[0], "/confirm-email/"))

    assert answer["Location"] == "/accounts/login/"
    assert EmailAddress.objects.get().verified
    assert not is_signed_in(other)
    assert not is_signed_in(client)
    other.post("/accounts/login/", {"login": "lena", "password": PASSWORD})
    assert is_signed_in(other)


@pytest.mark.usefixtures("mandatory")
def test_the_browsers_tags_wait_for_the_link_and_come_along(client: Client) -> None:
    article = make_article()
    tag = span(article, "It was a short meeting.", label="fact")
    client.post(f"/articles/{article.slug}/tags/", tag)
    client.post("/accounts/signup/", LENA)
    assert Tag.objects.get().reader.user is None

    client.post(link(letters()[0], "/confirm-email/"))

    assert Tag.objects.get().reader.user == User.objects.get()
    assert Tag.objects.get().passage.tally == Tally(fact=1)


@pytest.mark.usefixtures("mandatory")
def test_what_somebody_was_doing_goes_on_when_the_link_is_opened(client: Client) -> None:
    passage = make_passage()
    client.post(f"/passages/{passage.pk}/comments/", comment("It was long."))
    client.post("/accounts/signup/", LENA)
    address = link(letters()[0], "/confirm-email/")
    assert 'name="carry_on"' in client.get(address).content.decode()

    client.post(address, {"carry_on": "on"})

    said = Comment.objects.get()
    assert (said.body, said.author) == ("It was long.", User.objects.get())


@pytest.mark.usefixtures("mandatory")
def test_without_an_address_nobody_signs_up(client: Client) -> None:
    answer = client.post("/accounts/signup/", LENA | {"email": ""})

    assert 'class="error"' in answer.content.decode()
    assert not User.objects.exists()


@pytest.mark.usefixtures("mandatory")
def test_who_signs_in_before_confirming_gets_the_page_that_says_so(client: Client) -> None:
    client.post("/accounts/signup/", LENA)
    browser = Client()

    # The first e-mail has just gone out: this one says no more than that.
    answer = browser.post("/accounts/login/", {"login": "lena", "password": PASSWORD})

    assert answer["Location"] == SENT
    assert not is_signed_in(browser)


@pytest.mark.usefixtures("mandatory")
def test_a_taken_address_looks_like_a_free_one_and_its_owner_is_told(client: Client) -> None:
    known(make_user("nora"))
    fields = LENA | {"email": "nora@example.org"}

    answer = client.post("/accounts/signup/", fields)

    assert answer["Location"] == client.post("/accounts/signup/", LENA)["Location"] == SENT
    assert User.objects.count() == 2
    to_nora, to_lena = letters()
    assert to_nora.to == ["nora@example.org"]
    assert to_nora.subject == "You have an account already"
    assert "/accounts/password/reset/" in to_nora.body
    assert to_lena.subject == "Confirm your e-mail address"


@pytest.mark.usefixtures("mandatory")
@pytest.mark.parametrize("email", ["", "omar@example.org"])
def test_an_account_from_before_keeps_working(client: Client, email: str) -> None:
    omar = make_user("omar")
    omar.email = email
    omar.save()

    client.post("/accounts/login/", sign_in(omar))

    assert is_signed_in(client)
    assert letters() == []


@pytest.mark.usefixtures("mandatory")
def test_so_does_one_that_signed_up_when_nothing_had_to_be_confirmed(client: Client) -> None:
    omar = make_user("omar")
    known(omar, verified=False)
    Client().force_login(omar)

    client.post("/accounts/login/", sign_in(omar))

    assert is_signed_in(client)


def test_where_it_is_optional_people_are_let_in_at_once_and_asked_to_confirm(
    client: Client,
) -> None:
    client.post("/accounts/signup/", LENA)

    assert is_signed_in(client)
    assert letters()[0].to == ["lena@example.org"]
    client.post(link(letters()[0], "/confirm-email/"))
    assert EmailAddress.objects.get().verified
    assert is_signed_in(client)


def test_where_it_is_optional_a_taken_address_is_not_told_either(client: Client) -> None:
    known(make_user("nora"))

    answer = client.post("/accounts/signup/", LENA | {"email": "nora@example.org"})

    assert answer["Location"] == "/"
    assert EmailAddress.objects.filter(email="nora@example.org", verified=True).count() == 1
    page = client.get(link(letters()[0], "/confirm-email/")).content.decode()
    assert "This address cannot be confirmed" in page
    client.post(link(letters()[0], "/confirm-email/"))
    assert EmailAddress.objects.filter(email="nora@example.org", verified=True).count() == 1


def change_to(browser: Client, email: str) -> None:
    """Ask for another address, and give the password when it is asked for."""
    asked = browser.post("/accounts/email/", {"email": email, "action_add": "1"})
    assert asked.status_code == HTTPStatus.FOUND
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    browser.post(asked["Location"], {"password": PASSWORD})


def test_a_new_address_takes_the_place_of_the_old_one_once_it_is_confirmed(client: Client) -> None:
    nora = make_user("nora")
    known(nora)
    client.force_login(nora)

    change_to(client, "new@example.org")

    nora.refresh_from_db()
    assert nora.email == "nora@example.org"
    page = client.get("/accounts/email/").content.decode()
    assert "nora@example.org" in page
    assert "new@example.org" in page
    client.post(link(letters()[0], "/confirm-email/"))
    nora.refresh_from_db()
    assert nora.email == "new@example.org"
    assert EmailAddress.objects.get().email == "new@example.org"
    told = letters()[1]
    assert (told.to, told.subject) == (["nora@example.org"], "Your address was changed")
    # The old address may never have been theirs: it learns neither the new one nor where they are.
    assert "new@example.org" not in told.body
    assert "127.0.0.1" not in told.body


def test_nobody_changes_the_address_without_the_password(client: Client) -> None:
    nora = make_user("nora")
    known(nora)
    client.force_login(nora)

    asked = client.post("/accounts/email/", {"email": "evil@example.org", "action_add": "1"})
    client.post(asked["Location"], {"password": "guessed"})

    assert EmailAddress.objects.get().email == "nora@example.org"
    assert letters() == []


@pytest.mark.usefixtures("mandatory")
def test_the_address_cannot_go_where_an_account_needs_one(client: Client) -> None:
    nora = make_user("nora")
    known(nora)
    client.force_login(nora)
    assert "action_remove" not in client.get("/accounts/email/").content.decode()

    asked = client.post("/accounts/email/", {"email": nora.email, "action_remove": "1"})
    client.post(asked["Location"], {"password": PASSWORD})

    assert EmailAddress.objects.filter(user=nora).exists()


def test_else_it_can(client: Client) -> None:
    nora = make_user("nora")
    known(nora)
    client.force_login(nora)

    asked = client.post("/accounts/email/", {"email": nora.email, "action_remove": "1"})
    client.post(asked["Location"], {"password": PASSWORD})

    assert not EmailAddress.objects.exists()
    nora.refresh_from_db()
    assert nora.email == ""


def reset(address: str) -> None:
    """Ask for a new password, and choose it by the link in the newest e-mail."""
    browser = Client()
    browser.post("/accounts/password/reset/", {"email": address})
    form = browser.get(link(letters()[-1], "/reset/key/"), follow=True)
    new = {"password1": "another one altogether", "password2": "another one altogether"}
    browser.post(form.request["PATH_INFO"], new)


@pytest.mark.usefixtures("mandatory")
def test_who_chose_a_password_by_a_mailed_link_has_confirmed_the_address(client: Client) -> None:
    omar = make_user("omar")

    reset(omar.email)

    fields = {"login": "omar", "password": "another one altogether"}
    assert client.post("/accounts/login/", fields)["Location"] == "/"
    assert EmailAddress.objects.get(verified=True, primary=True).user == omar


@pytest.mark.usefixtures("mandatory")
def test_who_asks_for_a_new_password_of_somebody_keeps_them_out_of_nothing(client: Client) -> None:
    omar = make_user("omar")
    Client().post("/accounts/password/reset/", {"email": omar.email})

    assert client.post("/accounts/login/", sign_in(omar))["Location"] == "/"


def test_where_nobody_can_sign_up_no_letter_says_so(client: Client, settings: Settings) -> None:
    settings.SIGN_UP = False

    client.post("/accounts/password/reset/", {"email": "nobody@example.org"})

    assert "sign up" not in letters()[0].body.replace("signed up", "")


def test_an_address_that_is_not_confirmed_yet_gets_no_new_password_for_the_account(
    client: Client,
) -> None:
    nora = make_user("nora")
    known(nora)
    client.force_login(nora)
    change_to(client, "somebody-elses@example.org")

    answer = Client().post("/accounts/password/reset/", {"email": "somebody-elses@example.org"})

    assert answer["Location"] == "/accounts/password/reset/done/"
    last = letters()[-1]
    assert last.to == ["somebody-elses@example.org"]
    assert last.subject == "There is no account with this address"
    assert "nora" not in last.body
