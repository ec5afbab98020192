"""Does whoever is known to us get their own page again, until anything of theirs has changed?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from http import HTTPStatus

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils import timezone

from annotator.actions import accounts, readers, tags
from annotator.models import AccountSession, Article, Comment, Label, Reader, Role, User
from annotator.shared import articles as shared
from annotator.shared.front import kept
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_quote,
    make_reply,
    make_tag,
    make_user,
)
from tests.front import Browser, page
from tests.shared.test_articles import comparable
from tests.shared.test_front import asked_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    kept.clear()
    shared.kept.clear()
    yield
    kept.clear()
    shared.kept.clear()


@pytest.fixture
def article() -> Article:
    article = make_article()
    passage = make_quote(article).passage
    make_tag(passage)
    make_comment(passage, author=make_user("other"))
    return article


def signed_in(user: User, *, enforce_csrf_checks: bool = False) -> Browser:
    """A browser in which an account is signed in and has read already."""
    readers.of_account(user)
    browser = Browser(enforce_csrf_checks=enforce_csrf_checks)
    browser.force_login(user)
    browser.get("/")
    browser.get("/accounts/password/change/")
    return browser


def test_a_page_is_put_together_once_and_asked_for_with_a_few_queries(article: Article) -> None:
    url = article.get_absolute_url()
    browser = signed_in(make_user("nora"))
    first = browser.get(url)

    assert asked_of(lambda: browser.get(url)) == 5
    second = browser.get(url)
    assert first.content == second.content
    assert "nora" in page(second)
    assert second["Cache-Control"] == "private, no-cache"
    assert "Cookie" in second["Vary"]
    assert not second.cookies


def test_who_has_it_is_told_so_and_nobody_else(article: Article) -> None:
    url = article.get_absolute_url()
    nora, olaf = signed_in(make_user("nora")), signed_in(make_user("olaf"))
    etag = nora.get(url)["ETag"]

    again = nora.get(url, headers={"If-None-Match": etag})
    kept.clear()
    anew = nora.get(url, headers={"If-None-Match": etag})
    others = olaf.get(url, headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    assert again["X-Request-ID"] != anew["X-Request-ID"]
    assert anew.status_code == HTTPStatus.NOT_MODIFIED
    assert others.status_code == HTTPStatus.OK
    assert "olaf" in page(others)


def test_a_form_of_a_page_that_was_kept_is_taken(article: Article) -> None:
    url = article.get_absolute_url()
    browser = signed_in(make_user(), enforce_csrf_checks=True)
    browser.get(url)
    token = re.findall(r'csrfmiddlewaretoken" value="(\w+)', page(browser.get(url)))[0]
    passage = article.passages.get()

    sent = {"label": "fact", "csrfmiddlewaretoken": token}
    assert browser.post(f"/passages/{passage.pk}/tag/", sent).status_code == HTTPStatus.FOUND
    sent["csrfmiddlewaretoken"] = "A" * 64
    refused = browser.post(f"/passages/{passage.pk}/tag/", sent)
    assert refused.status_code == HTTPStatus.FORBIDDEN


def comments_and_is_answered(user: User, article: Article) -> None:
    own = make_comment(article.passages.get(), author=user, body="My own word.")
    make_reply(own, author=make_editor("other-editor"))


def is_blocked(user: User, _article: Article) -> None:
    Reader.objects.filter(user=user).update(blocked_at=timezone.now(), blocked_for="Spam.")


def ends_all_sessions(user: User, _article: Article) -> None:
    AccountSession.objects.filter(account=user).delete()


def chooses_a_password(user: User, _article: Article) -> None:
    user.set_password("another one, and long")
    user.save()


# What can happen to somebody, and words that are then on the page or no longer there.
EVENTS: dict[str, tuple[Callable[[User, Article], object], str]] = {
    "another name": (lambda user, _article: accounts.change(user=user, name="Nora Vane"), "Nora V"),
    "another role": (
        lambda user, _article: User.objects.filter(pk=user.pk).update(role=Role.EDITOR),
        "/moderation/",
    ),
    "a tag": (
        lambda user, article: tags.put(
            passage=article.passages.get(), reader=readers.of_account(user), label=Label.SARCASM
        ),
        "mine-sarcasm",
    ),
    "a comment and an answer": (comments_and_is_answered, "My own word."),
    "a block": (is_blocked, "Spam."),
    "a sign-out elsewhere": (ends_all_sessions, "/accounts/login/"),
    "another password": (chooses_a_password, "/accounts/login/"),
}


@pytest.mark.parametrize("event", EVENTS)
def test_what_happens_to_somebody_is_on_their_next_page(article: Article, event: str) -> None:
    happens, words = EVENTS[event]
    url, user = article.get_absolute_url(), make_user("nora")
    browser = signed_in(user)
    before = browser.get(url)
    assert words not in page(before)

    happens(user, article)

    after = browser.get(url, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == HTTPStatus.OK
    assert words in page(after)


@pytest.mark.parametrize("signs_in", [True, False])
def test_what_a_reader_does_is_on_their_next_page_and_on_nobody_elses(
    article: Article, signs_in: bool
) -> None:
    url, comment = article.get_absolute_url(), Comment.objects.get()
    browser = signed_in(make_user("nora")) if signs_in else Browser()
    other = Browser()

    for path, sent in (
        (f"/passages/{comment.passage_id}/tag/", {"label": "sarcasm"}),
        (f"/comments/{comment.pk}/helpful/", {"helpful": "1"}),
        (f"/comments/{comment.pk}/flag/", {"reason": "other", "words": "Why?"}),
        (f"/passages/{comment.passage_id}/tag/", {"label": ""}),
    ):
        pages = [page(one.get(url)) for one in (browser, browser, other, other)]
        browser.post(path, sent)
        browser.cookies.pop(CookieStorage.cookie_name, None)
        after = page(browser.get(url))
        assert after != pages[0], path
        assert page(browser.get(url)) == after
        alone = browser.get(url, {"again": "1"})
        assert comparable(page(alone)) == comparable(after)
        assert "mine-" not in page(other.get(url))


def test_what_is_told_once_is_not_kept(article: Article) -> None:
    url = article.get_absolute_url()
    browser = signed_in(make_user())
    browser.get(url)
    browser.post("/account/sign-out-elsewhere/")

    told, after = browser.get(url), browser.get(url)

    assert "Signed out in" in page(told)
    assert "Signed out in" not in page(after)
