"""Do people sign up, in and out, and do their tags follow them without counting twice?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import Settings

from annotator.models import Article, Passage, Reader, Role, Tag, Tally, User
from tests.factories import PASSWORD, make_article, make_editor, make_user
from tests.views.sending import sign_in, span

pytestmark = pytest.mark.django_db
WORDS = "It was a short meeting."


@pytest.fixture
def article(db: None) -> Article:
    return make_article()


def put(browser: Client, article: Article, label: str, words: str = WORDS) -> None:
    browser.post(f"/articles/{article.slug}/tags/", span(article, words, label=label))


def tally(words: str = WORDS) -> Tally:
    return Passage.objects.get(exact=words).tally


def test_somebody_signs_up_and_is_a_reader_who_is_signed_in(client: Client) -> None:
    answer = client.post("/accounts/signup/", {"username": "lena", "password1": PASSWORD})

    assert answer["Location"] == "/"
    assert "lena" in client.get("/").content.decode()
    assert User.objects.get().role == Role.READER


@pytest.mark.parametrize(
    "fields",
    [
        {"username": "lena", "password1": "12345678"},
        {"username": "lena", "password1": "short"},
        {"username": "", "password1": PASSWORD},
        {"username": "<b>lena</b>", "password1": PASSWORD},
        {"username": "le\x00na", "password1": PASSWORD},
        {"username": "le\N{RIGHT-TO-LEFT OVERRIDE}na", "password1": PASSWORD},
        {"username": "nora", "password1": PASSWORD},
        {"username": "NORA", "password1": PASSWORD},
        {"username": "lena", "password1": PASSWORD, "email": "no address"},
    ],
)
def test_who_cannot_sign_up_is_told_why(client: Client, fields: dict[str, str]) -> None:
    make_user("nora")

    answer = client.post("/accounts/signup/", fields)

    assert answer.status_code == HTTPStatus.OK
    assert 'class="error"' in answer.content.decode()
    assert User.objects.count() == 1


def test_nobody_signs_up_as_an_editor(client: Client) -> None:
    fields = {"username": "lena", "password1": PASSWORD, "role": "editor", "is_superuser": "1"}

    client.post("/accounts/signup/", fields)

    assert not User.objects.get().is_editor


def test_signing_up_can_be_turned_off(client: Client, settings: Settings) -> None:
    settings.SIGN_UP = False

    assert "Signing up is closed" in client.get("/accounts/signup/").content.decode()
    client.post("/accounts/signup/", {"username": "lena", "password1": PASSWORD})
    assert not User.objects.exists()
    assert "/accounts/signup/" not in client.get("/accounts/login/").content.decode()


@pytest.mark.parametrize("name", ["nora", "nora@example.org", "NORA"])
def test_people_sign_in_by_name_or_address(client: Client, name: str) -> None:
    make_user("nora")

    answer = client.post("/accounts/login/", {"login": name, "password": PASSWORD})

    assert answer["Location"] == "/"


def test_a_name_beyond_all_measure_is_nobodys(client: Client) -> None:
    answer = client.post("/accounts/login/", {"login": "a" * 100_000, "password": PASSWORD})

    assert answer.status_code == HTTPStatus.OK
    assert 'role="alert"' in answer.content.decode()


def test_a_wrong_password_signs_nobody_in(client: Client) -> None:
    make_user("nora")

    answer = client.post("/accounts/login/", {"login": "nora", "password": "wrong"})

    assert answer.status_code == HTTPStatus.OK
    assert 'role="alert"' in answer.content.decode()
    assert "wrong" not in answer.content.decode().split("<main")[1].replace("field wrong", "")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_signing_in_leads_to_no_other_site(client: Client, elsewhere: str) -> None:
    fields = sign_in(make_user("nora")) | {"next": elsewhere}

    assert client.post("/accounts/login/", fields)["Location"] == "/"


def test_signing_in_brings_the_browsers_tags(client: Client, article: Article) -> None:
    nora = make_user("nora")
    put(client, article, "sarcasm")

    client.post("/accounts/login/", sign_in(nora))

    assert Tag.objects.get().reader.user == nora
    assert tally() == Tally(sarcasm=1)
    page = client.get(f"/articles/{article.slug}/").content.decode()
    assert "mine-sarcasm" in page


def test_signing_up_brings_the_browsers_tags(client: Client, article: Article) -> None:
    put(client, article, "sarcasm")

    client.post("/accounts/signup/", {"username": "lena", "password1": PASSWORD})

    assert Tag.objects.get().reader.user == User.objects.get()


def test_who_tagged_the_same_words_before_counts_once(client: Client, article: Article) -> None:
    nora = make_user("nora")
    elsewhere = Client()
    elsewhere.post("/accounts/login/", sign_in(nora))
    put(elsewhere, article, "fact")
    put(client, article, "sarcasm")
    put(client, article, "opinion", "The harbour board")
    assert tally() == Tally(fact=1, sarcasm=1)

    client.post("/accounts/login/", sign_in(nora))

    assert tally() == Tally(fact=1)
    assert tally("The harbour board") == Tally(opinion=1)
    assert Tag.objects.filter(reader__user=nora).count() == Tag.objects.count() == 2


def test_signing_in_again_brings_what_was_tagged_in_between(
    client: Client, article: Article
) -> None:
    nora = make_user("nora")
    for label, words in (("fact", WORDS), ("opinion", "The harbour board")):
        put(client, article, label, words)
        client.post("/accounts/login/", sign_in(nora))
        client.post("/accounts/logout/")

    assert Tag.objects.filter(reader__user=nora).count() == 2
    assert Reader.objects.count() == 1


def test_signing_out_does_not_leave_the_accounts_tags_to_the_browser(
    client: Client, article: Article
) -> None:
    nora = make_user("nora")
    put(client, article, "sarcasm")
    client.post("/accounts/login/", sign_in(nora))
    put(client, article, "fact", "The harbour board")

    client.post("/accounts/logout/")

    assert "mine-" not in client.get(f"/articles/{article.slug}/").content.decode()
    for passage in Passage.objects.all():
        client.post(f"/passages/{passage.pk}/tag/", {"label": ""})
    assert Tag.objects.filter(reader__user=nora).count() == 2
    put(client, article, "opinion")
    assert tally() == Tally(opinion=1, sarcasm=1)


def test_signing_out_asks_first_when_it_is_only_looked_at(client: Client) -> None:
    client.force_login(make_user("nora"))

    assert client.get("/accounts/logout/").status_code == HTTPStatus.OK
    assert "nora" in client.get("/").content.decode()
    client.post("/accounts/logout/")
    assert "nora" not in client.get("/").content.decode()


def test_an_account_that_was_closed_is_signed_out(client: Client) -> None:
    editor = make_editor()
    client.force_login(editor)

    editor.is_active = False
    editor.save()

    assert editor.username not in client.get("/").content.decode()
    client.post("/accounts/login/", sign_in(editor))
    assert editor.username not in client.get("/").content.decode()
