"""Is what somebody was doing when they had to sign in done afterwards, and only if they want it?"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from annotator.models import Article, Comment, Passage, Tag, User
from annotator.views.unfinished import MOST_KEPT
from tests.factories import make_comment, make_passage
from tests.views.sending import HTMX, NUMBER, comment, sign_in, span, typed_in

pytestmark = pytest.mark.django_db
WORDS = "It was a short meeting."


def offered(client: Client) -> str:
    """What the page for signing in says will be done; empty if nothing."""
    page = client.get("/accounts/login/").content.decode()
    found = re.search(r'name="carry_on".*?</div>', page, re.DOTALL)
    return found[0] if found else ""


def signed_in(client: Client, user: User, *, goes_on: bool = True) -> Any:
    fields = {**sign_in(user), "next": "/speakers/"}
    return client.post("/accounts/login/", {**fields, "carry_on": "on"} if goes_on else fields)


def test_a_comment_is_published_once_its_author_has_signed_in(
    client: Client, article: Article, nora: User
) -> None:
    passage = make_passage(article, WORDS)
    answer = client.post(f"/passages/{passage.pk}/comments/", comment("An *hour* of work"))
    assert answer["Location"].startswith("/accounts/login/")
    assert "An *hour* of work" in offered(client)

    answer = signed_in(client, nora)

    written = Comment.objects.get()
    assert (written.author, written.body, written.passage) == (nora, "An *hour* of work", passage)
    assert answer["Location"] == written.get_absolute_url()
    page = client.get(answer["Location"]).content.decode()
    # By its number the browser knows which draft it need not keep any longer.
    assert f'data-sent="{NUMBER}"' in page
    assert typed_in(page) == ""


def test_sent_by_htmx_it_is_the_same(client: Client, article: Article, nora: User) -> None:
    url = f"/articles/{article.slug}/comments/"
    answer = client.post(url, {**span(article, WORDS), **comment("Two words")}, **HTMX)
    assert answer.status_code == HTTPStatus.UNAUTHORIZED
    assert answer["HX-Redirect"].startswith("/accounts/login/")

    signed_in(client, nora)

    assert Comment.objects.get().passage.exact == WORDS


@pytest.mark.parametrize("by", [{}, HTMX], ids=["by a form", "by htmx"])
def test_a_tag_is_given_once_its_reader_has_signed_in_where_only_accounts_may_tag(
    client: Client, article: Article, nora: User, settings: Settings, by: dict[str, Any]
) -> None:
    settings.ANONYMOUS_TAGS = False
    back = f"/articles/{article.slug}/"
    fields = span(article, WORDS, label="sarcasm", next=back)
    client.post(f"{back}tags/", fields, **by)
    assert WORDS in offered(client)

    answer = signed_in(client, nora)

    tag = Tag.objects.get()
    assert (tag.reader.user, tag.label, tag.passage.exact) == (nora, "sarcasm", WORDS)
    assert answer["Location"].startswith(back)


def test_copied_words_are_tagged_after_signing_in_too(
    client: Client, article: Article, nora: User, settings: Settings
) -> None:
    settings.ANONYMOUS_TAGS = False
    url = f"/articles/{article.slug}/blocks/1/"
    client.post(url, {"words": "short meeting", "label": "fact"})

    answer = signed_in(client, nora)

    assert answer["Location"] == url
    assert Tag.objects.get().passage.exact == "short meeting"


def test_somebody_who_signs_up_goes_on_as_well(client: Client, article: Article) -> None:
    passage = make_passage(article, WORDS)
    client.post(f"/passages/{passage.pk}/comments/", comment("My first"))

    client.post(
        "/accounts/signup/",
        {"username": "lena", "password1": "a password for tests", "carry_on": "on"},
    )

    assert Comment.objects.get().author == User.objects.get(username="lena")


def test_who_does_not_want_it_done_only_signs_in_and_finds_what_was_typed(
    client: Client, article: Article, nora: User
) -> None:
    passage = make_passage(article, WORDS)
    client.post(f"/passages/{passage.pk}/comments/", comment("Not in this name"))

    answer = signed_in(client, nora, goes_on=False)

    assert answer["Location"] == "/speakers/"
    assert not Comment.objects.exists()
    page = client.get(passage.get_absolute_url()).content.decode()
    assert typed_in(page) == "Not in this name"


def test_it_is_done_once(client: Client, article: Article, nora: User) -> None:
    passage = make_passage(article, WORDS)
    client.post(f"/passages/{passage.pk}/comments/", comment("Once"))
    signed_in(client, nora)
    client.logout()

    assert not offered(client)
    signed_in(client, nora)

    assert Comment.objects.count() == 1


def test_what_the_account_may_not_do_is_refused_as_it_would_have_been(
    client: Client, article: Article, nora: User
) -> None:
    theirs = make_comment(make_passage(article, WORDS), author=User.objects.create(username="omar"))
    client.post(f"/comments/{theirs.pk}/edit/", comment("Mine now"))

    answer = signed_in(client, nora)

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Mine now" in answer.content.decode()
    theirs.refresh_from_db()
    assert theirs.body != "Mine now"


def test_words_that_have_gone_meanwhile_are_refused_with_what_was_typed(
    client: Client, article: Article, nora: User
) -> None:
    passage = make_passage(article, WORDS)
    client.post(f"/passages/{passage.pk}/comments/", comment("Too late"))
    Passage.objects.all().delete()

    answer = signed_in(client, nora)

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "Too late" in answer.content.decode()


def test_a_form_with_something_wrong_comes_back_to_be_put_right(
    client: Client, article: Article, nora: User
) -> None:
    passage = make_passage(article, WORDS)
    client.post(f"/passages/{passage.pk}/comments/", comment("x" * 10_001))

    answer = signed_in(client, nora)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert typed_in(answer.content.decode()) == "x" * 10_001


def test_a_preview_is_shown_after_signing_in(client: Client, article: Article, nora: User) -> None:
    url = f"/passages/{make_passage(article, WORDS).pk}/comments/"
    client.post("/comments/preview/", comment("So *far*", action=url))

    answer = signed_in(client, nora)

    assert "<em>far</em>" in answer.content.decode()
    assert typed_in(answer.content.decode()) == "So *far*"


def test_more_than_can_be_kept_is_not_done_but_found_again_in_part(
    client: Client, article: Article, nora: User
) -> None:
    passage = make_passage(article, WORDS)
    client.post(f"/passages/{passage.pk}/comments/", comment("x" * (MOST_KEPT + 1)))
    assert not offered(client)

    answer = signed_in(client, nora)

    assert answer["Location"] == "/speakers/"
    page = client.get(passage.get_absolute_url()).content.decode()
    assert typed_in(page) == "x" * MOST_KEPT


def test_signing_in_without_having_done_anything_offers_nothing(client: Client, nora: User) -> None:
    assert not offered(client)
    assert signed_in(client, nora)["Location"] == "/speakers/"


def test_a_form_without_the_token_of_its_page_is_never_kept(nora: User, article: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    passage = make_passage(article, WORDS)

    strict.post(f"/passages/{passage.pk}/comments/", comment("Slipped in"))

    assert not offered(strict)
