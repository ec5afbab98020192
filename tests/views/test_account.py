"""Does everybody see, take out and delete their own, and nobody anybody else's?"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth import get_user
from django.test import Client

from annotator.models import Article, Comment, Label, Tag, User
from tests.factories import (
    PASSWORD,
    make_comment,
    make_passage,
    make_reader,
    make_reply,
    make_tag,
    make_user,
)
from tests.views.sending import span

pytestmark = pytest.mark.django_db
SETTINGS = {"shown_name": "Nora Quill", "language": "fr", "mail_mentions": "on"}
LEAVING = {"tags": "removed", "said": "removed", "password": PASSWORD}


def taken_out(browser: Client) -> dict[str, Any]:
    """The file with somebody's data, read."""
    answer = browser.get("/account/data.json")
    assert answer.status_code == HTTPStatus.OK
    assert answer["Content-Disposition"].startswith('attachment; filename="annotator-')
    assert "no-store" in answer["Cache-Control"]
    found: dict[str, Any] = json.loads(answer.getvalue())
    return found


def tag(browser: Client, article: Article, words: str = "It was a short meeting.") -> None:
    browser.post(f"/articles/{article.slug}/tags/", span(article, words, label="fact"))


def test_the_account_is_linked_from_every_page_by_its_name(as_nora: Client) -> None:
    assert '<a class="account-name" href="/account/">nora' in as_nora.get("/").content.decode()


def test_the_account_is_changed(as_nora: Client, nora: User) -> None:
    answer = as_nora.post("/account/", SETTINGS, follow=True)

    assert "Saved." in answer.content.decode()
    nora.refresh_from_db()
    assert (nora.name, nora.language) == ("Nora Quill", "fr")
    assert (nora.mail_replies, nora.mail_mentions, nora.mail_moderation) == (False, True, False)
    assert "Nora Quill" in as_nora.get("/account/").content.decode()


@pytest.mark.parametrize("name", ["omar", "OMAR", "Omar Reed"])
def test_nobody_takes_somebody_elses_name(as_nora: Client, nora: User, name: str) -> None:
    omar = make_user("omar")
    omar.first_name = "Omar Reed"
    omar.save()

    answer = as_nora.post("/account/", SETTINGS | {"shown_name": name})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = answer.content.decode()
    assert "Somebody else is called so already." in page
    assert f'value="{name}"' in page
    nora.refresh_from_db()
    assert nora.name == "nora"


@pytest.mark.parametrize("language", ["", "de", "xx-xx"])
def test_a_language_that_there_is_not_is_refused(
    as_nora: Client, nora: User, language: str
) -> None:
    answer = as_nora.post("/account/", SETTINGS | {"language": language})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    nora.refresh_from_db()
    assert not nora.get_full_name()


def test_nothing_else_of_the_account_is_changed_by_its_form(as_nora: Client, nora: User) -> None:
    more = {"role": "editor", "is_superuser": "on", "email": "x@example.org", "username": "root"}

    as_nora.post("/account/", SETTINGS | more)

    nora.refresh_from_db()
    assert (nora.username, nora.email) == ("nora", "nora@example.org")
    assert not nora.is_editor


@pytest.mark.parametrize("address", ["/account/", "/account/sign-out-elsewhere/"])
def test_who_is_not_signed_in_changes_no_account(client: Client, nora: User, address: str) -> None:
    answer = client.post(address, SETTINGS)

    assert answer["Location"].startswith("/accounts/login/")
    nora.refresh_from_db()
    assert not nora.get_full_name()


def test_signing_in_notes_the_language_until_somebody_chooses(client: Client, nora: User) -> None:
    fields = {"login": "nora", "password": PASSWORD}
    for language, expected in (("fr", "fr"), ("en", "fr")):
        client.post("/accounts/login/", fields, headers={"Accept-Language": language})
        client.post("/accounts/logout/")
        nora.refresh_from_db()
        assert nora.language == expected


def test_everything_of_an_account_is_taken_out(as_nora: Client, nora: User) -> None:
    reader = make_reader(nora)
    passage = make_passage()
    given = make_tag(passage, reader=reader, label=Label.SARCASM)
    comment = make_comment(passage, author=nora, body="Words of *Nora*.")
    make_reply(comment, body="Words of Omar.")

    found = taken_out(as_nora)

    assert (found["format"], found["version"]) == ("annotator-own-data", 1)
    assert found["account"]["username"] == "nora"
    assert found["account"]["email"] == "nora@example.org"
    assert found["pseudonym"] == reader.pseudonym
    (one,) = found["tags"]
    assert (one["words"], one["label"]) == (passage.exact, "sarcasm")
    assert one["article"] == "http://testserver/articles/the-harbour-vote/"
    assert one["passage"] == f"http://testserver/passages/{given.passage_id}/"
    (said,) = found["comments"]
    assert (said["body"], said["answers"], said["sources"]) == ("Words of *Nora*.", None, [])
    assert [notice["reason"] for notice in found["notices"]] == ["reply"]
    assert {done["did"] for done in found["undoable"]} == {"tagged", "commented"}
    assert "Omar" not in json.dumps(found)
    assert "password" not in json.dumps(found)


def test_nobody_takes_out_what_is_somebody_elses(
    client: Client, as_omar: Client, nora: User
) -> None:
    make_comment(make_tag(reader=make_reader(nora)).passage, author=nora)

    for browser in (client, as_omar):
        found = taken_out(browser)
        assert found["tags"] == found["comments"] == found["notices"] == []
    assert taken_out(client)["account"] is None
    assert taken_out(as_omar)["account"]["username"] == "omar"


def test_the_file_costs_as_many_queries_whatever_there_is(
    as_nora: Client, nora: User, article: Article, django_assert_max_num_queries: Any
) -> None:
    reader = make_reader(nora)
    for words in ("The harbour board", "met on Monday.", "laughed."):
        passage = make_passage(article, words)
        make_tag(passage, reader=reader)
        make_reply(make_comment(passage, author=nora))

    # The session, the account, its addresses, seven kinds of rows; comments' sources and changes.
    with django_assert_max_num_queries(12):
        found = taken_out(as_nora)

    assert len(found["tags"]) == len(found["comments"]) == 3


def test_a_browser_without_an_account_takes_out_its_tags_and_removes_them(
    client: Client, article: Article
) -> None:
    other = Client()
    for browser in (client, other):
        browser.get(f"/articles/{article.slug}/")
        tag(browser, article)
    assert "1 tag," in client.get("/account/").content.decode()
    assert len(taken_out(client)["tags"]) == 1

    answer = client.post("/account/forget/", follow=True)

    assert "1 tag of this browser is removed." in answer.content.decode()
    assert taken_out(client)["tags"] == []
    assert Tag.objects.get().passage.tally.fact == 1
    assert len(taken_out(other)["tags"]) == 1


def test_an_account_is_not_emptied_by_what_browsers_can_do(as_nora: Client, nora: User) -> None:
    make_tag(reader=make_reader(nora))

    as_nora.post("/account/forget/")

    assert Tag.objects.count() == 1


def test_the_account_goes_when_its_password_is_given(as_nora: Client, nora: User) -> None:
    make_comment(make_tag(reader=make_reader(nora)).passage, author=nora)
    page = as_nora.get("/account/delete/").content.decode()
    assert "1 tag," in page
    assert "1 comment of your own" in page

    answer = as_nora.post("/account/delete/", LEAVING, follow=True)

    assert "Your account is deleted." in answer.content.decode()
    assert not User.objects.exists()
    assert not Tag.objects.exists()
    assert not Comment.objects.exists()
    assert not get_user(as_nora).is_authenticated


@pytest.mark.parametrize(
    ("field", "value"),
    [("password", "guessed"), ("password", ""), ("tags", ""), ("said", ""), ("tags", "sold")],
)
def test_nothing_goes_without_the_password_and_a_choice(
    as_nora: Client, nora: User, field: str, value: str
) -> None:
    answer = as_nora.post("/account/delete/", LEAVING | {field: value})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'class="error"' in answer.content.decode()
    assert User.objects.get() == nora


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_deletes_nobody(client: Client, nora: User, method: str) -> None:
    answer = getattr(client, method)("/account/delete/", LEAVING)

    assert answer["Location"].startswith("/accounts/login/")
    assert User.objects.get() == nora


def test_the_last_administrator_is_told_what_to_do_first(client: Client) -> None:
    root = User.objects.create_superuser("root", "", PASSWORD)
    client.force_login(root)

    page = client.get("/account/delete/").content.decode()
    answer = client.post("/account/delete/", LEAVING)

    assert "You are the only administrator of this site." in page
    assert 'name="password"' not in page
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert User.objects.get() == root


def test_who_has_no_password_chooses_one_first(as_nora: Client, nora: User) -> None:
    nora.set_unusable_password()
    nora.save()
    as_nora.force_login(nora)

    assert "/accounts/password/set/" in as_nora.get("/account/delete/").content.decode()


def test_other_browsers_are_signed_out(as_nora: Client, as_omar: Client, nora: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(nora)

    answer = as_nora.post("/account/sign-out-elsewhere/", follow=True)

    assert "Signed out in 1 other browser." in answer.content.decode()
    assert get_user(as_nora).is_authenticated
    assert get_user(as_omar).is_authenticated
    assert not get_user(elsewhere).is_authenticated


def test_sessions_elsewhere_end_with_the_account(as_nora: Client, nora: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(nora)

    as_nora.post("/account/delete/", LEAVING)

    assert not get_user(elsewhere).is_authenticated
    assert "/accounts/login/" in elsewhere.get("/").content.decode()
