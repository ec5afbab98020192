"""Are comments changed and deleted by their authors, and by nobody else?"""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Article, Comment, Passage, User
from tests.factories import make_comment, make_editor, make_passage, make_quote, make_tag, make_user
from tests.views.sending import HTMX, comment, typed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage(article: Article) -> Passage:
    return make_quote(article).passage


def test_authors_change_their_comments(as_nora: Client, nora: User, passage: Passage) -> None:
    own = make_comment(passage, author=nora, body="As it was.")

    form = as_nora.get(f"/comments/{own.pk}/edit/").content.decode()
    assert typed_in(form) == "As it was."
    as_nora.post(f"/comments/{own.pk}/edit/", comment("As it is **now**."))

    page = as_nora.get(f"/passages/{passage.pk}/").content.decode()
    assert "As it is <strong>now</strong>." in page
    assert re.search(r'<span class="edited">edited <time datetime="\d{4}-', page)


def test_a_change_that_cannot_be_taken_comes_back(as_nora: Client, nora: User) -> None:
    own = make_comment(author=nora, body="As it was.")

    for more in ({}, HTMX):
        answer = as_nora.post(f"/comments/{own.pk}/edit/", comment("a" * 10_001), **more)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert typed_in(answer.content.decode()) == "a" * 10_001
    own.refresh_from_db()
    assert own.body == "As it was."


def test_authors_delete_their_comments_once(as_nora: Client, nora: User, article: Article) -> None:
    own = make_comment(make_tag(make_passage(article)).passage, author=nora)
    address = f"/comments/{own.pk}/delete/"

    assert "Delete it" in as_nora.get(address).content.decode()
    assert Comment.objects.exists()
    assert as_nora.post(address)["Location"] == f"/passages/{own.passage_id}/"
    assert not Comment.objects.exists()
    for change in (address, f"/comments/{own.pk}/edit/"):
        answer = as_nora.post(change, comment("Too late"))
        assert answer.status_code == HTTPStatus.NOT_FOUND


def test_after_the_last_word_on_a_passage_its_author_is_led_to_the_article(
    as_nora: Client, nora: User, article: Article
) -> None:
    own = make_comment(make_passage(article), author=nora)

    answer = as_nora.post(f"/comments/{own.pk}/delete/")

    assert answer["Location"] == f"/articles/{article.slug}/"
    assert not Passage.objects.exists()


@pytest.mark.parametrize("change", ["edit", "delete"])
def test_nobody_changes_somebody_elses_comment(
    client: Client, as_omar: Client, as_editor: Client, nora: User, change: str
) -> None:
    own = make_comment(author=nora, body="As it was.")
    address = f"/comments/{own.pk}/{change}/"

    for method in ("get", "post"):
        for browser in (as_omar, as_editor):
            answer = getattr(browser, method)(address, comment("Mine now"))
            assert answer.status_code == HTTPStatus.FORBIDDEN
            assert "somebody else’s" in answer.content.decode()
        answer = getattr(client, method)(address, comment("Mine now"))
        assert answer["Location"].startswith("/accounts/login/")
    own.refresh_from_db()
    assert own.body == "As it was."


def test_only_authors_are_offered_to_change_a_comment(
    as_nora: Client, as_omar: Client, as_editor: Client, nora: User, passage: Passage
) -> None:
    own = make_comment(passage, author=nora)
    address = f"/comments/{own.pk}/edit/"

    assert address in as_nora.get(f"/passages/{passage.pk}/").content.decode()
    for browser in (as_omar, as_editor, Client()):
        assert address not in browser.get(f"/passages/{passage.pk}/").content.decode()


def test_a_comment_whose_author_left_stands_and_is_nobodys(
    client: Client, as_nora: Client, passage: Passage
) -> None:
    left = make_user("lena")
    orphan = make_comment(passage, author=left)
    left.delete()

    assert "somebody who left" in client.get(f"/passages/{passage.pk}/").content.decode()
    answer = as_nora.post(f"/comments/{orphan.pk}/delete/")
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_an_account_that_was_closed_writes_nothing(as_editor: Client, passage: Passage) -> None:
    editor = make_editor("edith")
    editor.is_active = False
    editor.save()

    answer = as_editor.post(f"/passages/{passage.pk}/comments/", comment())

    assert answer["Location"].startswith("/accounts/login/")
    assert not Comment.objects.exists()


# What does not work ------------------------------------------------------------------------------


def test_the_addresses_of_comments_take_their_methods_only(
    as_nora: Client, nora: User, article: Article, passage: Passage
) -> None:
    own = make_comment(passage, author=nora)
    takes = {
        f"/passages/{passage.pk}/comments/": {"post"},
        f"/articles/{article.slug}/comments/": {"post"},
        f"/articles/{article.slug}/comments/new/": {"get", "head"},
        "/comments/preview/": {"post"},
        f"/comments/{own.pk}/edit/": {"get", "head", "post"},
        f"/comments/{own.pk}/delete/": {"get", "head", "post"},
        f"/comments/{own.pk}/reply/": {"get", "head", "post"},
        f"/comments/{own.pk}/helpful/": {"post"},
    }
    for address, methods in takes.items():
        for method in {"get", "head", "post", "put", "patch", "delete"} - methods:
            answer = getattr(as_nora, method)(address)
            assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize("pk", [12345, 10**30, "-1", "one"])
def test_what_is_not_there_is_not_found(as_nora: Client, pk: object) -> None:
    for address in (
        f"/passages/{pk}/comments/",
        f"/comments/{pk}/edit/",
        f"/comments/{pk}/delete/",
    ):
        assert as_nora.post(address, comment()).status_code == HTTPStatus.NOT_FOUND
    for address in ("/articles/none/comments/new/", f"/comments/{pk}/edit/"):
        assert as_nora.get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_form_that_is_too_old_is_refused_and_shows_what_was_typed(
    nora: User, passage: Passage
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(nora)

    answer = strict.post(f"/passages/{passage.pk}/comments/", comment("All <b>I</b> said"))
    page = answer.content.decode()

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "All &lt;b&gt;I&lt;/b&gt; said</textarea>" in page
    assert "nothing was saved" in page
    assert (
        "evil.example"
        not in strict.post(
            f"/passages/{passage.pk}/comments/",
            comment(next="http://testserver//evil.example/"),
        ).content.decode()
    )
