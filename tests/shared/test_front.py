"""Does everybody get the page as it is now, whatever was changed, and nobody else’s?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.actions import accounts, describing, leaving, merging, quotes, speakers, tags
from annotator.actions.leaving import Fate
from annotator.models import Article, Label, Passage, User
from annotator.shared.front import kept
from tests.factories import (
    TEXT,
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
)
from tests.front import Browser, page
from tests.revising import revise

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    kept.clear()
    yield
    kept.clear()


@pytest.fixture
def article() -> Article:
    return make_article()


def read(path: str, **headers: str) -> Any:
    """The answer to a browser that has never been here."""
    return Browser(headers=headers).get(path)


def asked_of(read: Callable[[], object]) -> int:
    """How many queries it takes."""
    with CaptureQueriesContext(connection) as asked:
        read()
    return len(asked)


def author_of(passage: Passage) -> User:
    author = passage.comments.get().author
    assert author is not None
    return author


def test_a_page_is_drawn_once_and_asked_for_with_one_query(article: Article) -> None:
    url = article.get_absolute_url()
    first = read(url)

    assert asked_of(lambda: read(url)) == 1
    second = read(url)
    assert page(first) == page(second)
    assert len(second.content) < len(first.content)
    assert dict(first.items()).keys() - dict(second.items()).keys() == {"Content-Length"}
    assert second["Cache-Control"] == "public, max-age=0, s-maxage=10"
    assert {"Cookie", "Accept-Language", "Accept-Encoding"} <= set(second["Vary"].split(", "))
    assert not second.cookies


def test_it_is_the_page_that_is_drawn_otherwise(article: Article) -> None:
    make_tag(make_passage(article))

    drawn = Client().get(article.get_absolute_url(), headers={"Accept-Language": "en"})

    assert page(read(article.get_absolute_url())) == drawn.content.decode()
    headers = {name: value for name, value in drawn.items() if name not in NOT_COMPARED}
    kept_ones = dict(read(article.get_absolute_url()).items())
    assert headers == {name: kept_ones.get(name) for name in headers}


NOT_COMPARED = ("Content-Length", "X-Request-ID", "Vary")


def test_who_has_it_is_told_so_until_it_changes(article: Article) -> None:
    url = article.get_absolute_url()
    tag = read(url)["ETag"]

    again = read(url, **{"If-None-Match": f'"other", {tag}'})
    make_tag(make_passage(article))
    changed = read(url, **{"If-None-Match": tag})

    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    assert again["ETag"] == tag
    assert changed.status_code == HTTPStatus.OK
    assert changed["ETag"] != tag


def test_languages_and_hosts_have_pages_of_their_own(article: Article) -> None:
    url = article.get_absolute_url()

    assert 'lang="en"' in page(read(url))[:100]
    assert 'lang="fr"' in page(read(url, **{"Accept-Language": "fr, en;q=0.5"}))[:100]
    chosen = Browser()
    chosen.cookies["django_language"] = "fr"
    assert 'lang="fr"' in page(chosen.get(url))[:100]
    assert "http://127.0.0.1" in page(read(url, Host="127.0.0.1"))
    assert "http://127.0.0.1" not in page(read(url))
    assert read(url, Host="evil.example").status_code == HTTPStatus.BAD_REQUEST


def test_whoever_brings_a_cookie_gets_a_page_of_their_own(article: Article) -> None:
    passage = make_passage(article)
    read(article.get_absolute_url())
    browser = Browser()
    browser.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})

    own = browser.get(article.get_absolute_url())

    assert own["Cache-Control"] == "private, no-cache"
    assert "mine-fact" in page(own)
    assert "mine-fact" not in page(read(article.get_absolute_url()))


def change_speaker(passage: Passage) -> None:
    speaker = passage.quote.speaker
    assert speaker is not None
    speakers.change(
        speaker=speaker,
        editor=make_editor(),
        seen=speaker.version,
        name="Ada Stone",
        other_names=[],
        description="",
        wikidata="",
        homepage="",
    )


def merge_speaker(passage: Passage) -> None:
    speaker = passage.quote.speaker
    assert speaker is not None
    merging.merge(kept=speakers.named("Nils Ford"), gone=speaker, editor=make_editor())


# What can be changed of what the page shows, each with its words before and after.
CHANGES: dict[str, tuple[Callable[[Passage], object], str]] = {
    "a tag": (
        lambda one: tags.put(passage=one, reader=make_reader(), label=Label.SARCASM),
        "1 reading",
    ),
    "a comment": (lambda one: make_comment(one, body="A second word."), "A second word."),
    "an author’s name": (
        lambda one: accounts.change(user=author_of(one), name="Nora Vane"),
        "Nora Vane",
    ),
    "an author who leaves": (
        lambda one: leaving.leave(user=author_of(one), tags=Fate.KEPT, said=Fate.KEPT),
        "somebody who left",
    ),
    "a speaker’s name": (change_speaker, "Ada Stone"),
    "a speaker who is another’s": (merge_speaker, "Nils Ford"),
    "a title": (
        lambda one: describing.describe(
            article=one.article, editor=make_editor(), fields={"title": "Low Water"}
        ),
        "Low Water",
    ),
    "who may tag": (
        lambda one: describing.describe(
            article=one.article, editor=make_editor(), fields={"taggers": "editors"}
        ),
        "Only editors tag this article",
    ),
    "a text": (
        lambda one: revise(one.article, TEXT.replace("short meeting", "long meeting")),
        "long meeting",
    ),
    "a quote that is none": (
        lambda one: quotes.retract(quote=one.quote, editor=make_editor()),
        "Nobody, as far as is known.",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_on_the_next_page(article: Article, change: str) -> None:
    act, words = CHANGES[change]
    passage = make_quote(article).passage
    make_comment(passage, body="A first word.")
    url = article.get_absolute_url()
    before = read(url)
    assert words not in page(before)

    act(Passage.objects.get(pk=passage.pk))

    after = read(url, **{"If-None-Match": before["ETag"]})
    drawn = Client().get(url, headers={"Accept-Language": "en"})
    assert words in page(after)
    assert page(after) == drawn.content.decode()


def test_what_is_no_longer_public_is_there_for_nobody(article: Article) -> None:
    url = article.get_absolute_url()
    read(url)

    describing.describe(article=article, editor=make_editor(), fields={"status": "draft"})

    assert read(url).status_code == HTTPStatus.NOT_FOUND
    assert read("/articles/none/").status_code == HTTPStatus.NOT_FOUND


def test_pages_that_readers_share_are_for_proxies_too_and_no_other(article: Article) -> None:
    passage = make_quote(article).passage
    for path in ("/", "/search/?q=board", "/speakers/", f"/passages/{passage.pk}/"):
        assert "s-maxage" in read(path)["Cache-Control"], path
    for path in ("/accounts/login/", "/account/", "/articles/new/", "/articles/none/"):
        assert "s-maxage" not in read(path).get("Cache-Control", ""), path


def test_a_notice_for_one_browser_is_kept_from_all_others(article: Article) -> None:
    url = article.get_absolute_url()
    browser = Browser()
    browser.get("/articles/new/")

    assert "messages" in browser.cookies or "sessionid" in browser.cookies
    assert "Sign in as an editor" in page(browser.get(url))
    assert "Sign in as an editor" not in page(read(url))


def test_an_open_page_is_told_that_there_is_no_news_by_one_query() -> None:
    # So long that it is compressed, which makes its tag a weak one.
    article = make_article(html="".join(f"<p>Crate {n} fell.</p>" for n in range(100, 350)))
    passages = [make_passage(article, f"Crate {n}") for n in range(100, 350)]
    url, editor = f"{article.get_absolute_url()}news/", Browser()
    editor.force_login(make_editor())
    shown = page(read(article.get_absolute_url()))
    version = re.findall(r'<live-article[^>]* data-version="([^"]+)"', shown)[0]
    etag = f'"{version}"'

    first = read(url)
    again = read(url, **{"If-None-Match": etag})
    assert asked_of(lambda: read(url, **{"If-None-Match": etag})) == 1
    same = editor.get(url, headers={"If-None-Match": etag})
    make_tag(passages[0])
    changed = read(url, **{"If-None-Match": etag})
    describing.describe(article=article, editor=make_editor(), fields={"status": "draft"})

    assert first["ETag"] == f"W/{etag}"
    assert again.status_code == same.status_code == HTTPStatus.NOT_MODIFIED
    assert json.loads(page(changed))["blocks"]
    assert changed["Cache-Control"] == "no-cache"
    assert read(url).status_code == HTTPStatus.NOT_FOUND
    assert editor.get(url).status_code == HTTPStatus.OK
