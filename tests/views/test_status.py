"""Who finds a draft, an unlisted article, and what readers say there? Nobody else is told of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from annotator.models import Article, Commenters, Status, Taggers
from tests.factories import make_article, make_comment, make_quote, make_reply, make_tag, make_user
from tests.views.conftest import signed_in
from tests.views.sending import HTMX, comment, span

pytestmark = pytest.mark.django_db

DRAFT, UNLISTED = Status.DRAFT, Status.UNLISTED


def quoted(status: str = Status.PUBLIC, **chosen: Any) -> Article:
    """An article with a quote of Ada Brook's that somebody tagged."""
    article = make_article(title=f"A {status} article", status=status, **chosen)
    make_tag(make_quote(article).passage)
    return article


def page(browser: Client, address: str, *, status: int = HTTPStatus.OK, **query: str) -> str:
    answer = browser.get(address, query)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("status", [DRAFT, UNLISTED])
def test_what_is_not_public_is_in_no_list_and_no_search_but_editors_see_it_named(
    client: Client, as_nora: Client, as_editor: Client, status: Status
) -> None:
    quoted(status)

    for browser in (client, as_nora):
        assert f"A {status} article" not in page(browser, "/") + page(browser, "/", q="harbour")
    listed = page(as_editor, "/", q="harbour")
    assert f"A {status} article" in listed
    assert f'<span class="badge">{status.label}</span>' in listed


@pytest.mark.parametrize("status", [DRAFT, UNLISTED])
def test_a_speakers_page_counts_and_shows_only_what_is_public(
    client: Client, as_editor: Client, status: Status
) -> None:
    quoted()
    quoted(status)

    for address in ("/speakers/", "/speakers/?sort=quotes", "/speakers/ada-brook/"):
        assert "2 quotes" not in page(client, address)
    told = page(client, "/speakers/ada-brook/")
    assert "1 quote ·" in told
    assert "1 reader<" in told
    assert f"A {status} article" not in told
    assert "2 quotes" in page(as_editor, "/speakers/ada-brook/")


def test_who_is_quoted_in_drafts_alone_is_nobody_but_to_editors(
    client: Client, as_editor: Client
) -> None:
    draft = quoted(DRAFT)

    assert "Ada Brook" not in page(client, "/speakers/")
    page(client, "/speakers/ada-brook/", status=HTTPStatus.NOT_FOUND)
    page(as_editor, "/speakers/ada-brook/")
    Article.objects.filter(pk=draft.pk).update(status=UNLISTED)
    page(client, "/speakers/ada-brook/")


def test_an_unlisted_article_is_there_for_who_has_its_address_but_not_for_robots(
    client: Client,
) -> None:
    article = quoted(UNLISTED)
    passage = article.passages.get()

    for address in (
        article.get_absolute_url(),
        f"{article.get_absolute_url()}annotated.html",
        f"{article.get_absolute_url()}tags.csv",
        f"{article.get_absolute_url()}revisions/1/",
        passage.get_absolute_url(),
    ):
        answer = client.get(address)
        assert answer.status_code == HTTPStatus.OK
        assert answer["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(quoted().get_absolute_url())


def test_a_page_left_open_hears_nothing_more_of_an_article_that_became_a_draft(
    client: Client, as_editor: Client
) -> None:
    article = quoted()
    news = f"{article.get_absolute_url()}news/"
    known = {"If-None-Match": client.get(news)["ETag"]}
    assert client.get(news, headers=known).status_code == HTTPStatus.NOT_MODIFIED

    Article.objects.update(status=DRAFT)

    assert client.get(news, headers=known).status_code == HTTPStatus.NOT_FOUND
    assert as_editor.get(news, headers=known).status_code == HTTPStatus.NOT_MODIFIED


def test_what_answers_somebody_in_a_draft_is_for_them_again_when_it_is_public() -> None:
    nora = make_user("nora")
    reply = make_reply(make_comment(author=nora))
    browser = signed_in(nora)
    Article.objects.update(status=DRAFT)

    assert reply.body not in page(browser, "/for-you/")
    browser.post("/for-you/seen/")
    Article.objects.update(status=Status.PUBLIC)

    assert reply.body in page(browser, "/for-you/")
    assert nora.notices.filter(seen_at=None).exists()


def test_nobody_undoes_what_they_may_not_do_any_more(as_nora: Client) -> None:
    article = make_article()
    as_nora.post(f"/articles/{article.slug}/tags/", span(article, "met", label="fact"))
    act = article.acts.get()
    page_of = article.get_absolute_url()
    assert f"/acts/{act.pk}/undo/" in page(as_nora, page_of)

    Article.objects.update(taggers=Taggers.EDITORS)

    assert f"/acts/{act.pk}/undo/" not in page(as_nora, page_of)
    refused = as_nora.post(f"/acts/{act.pk}/undo/")
    assert refused.status_code == HTTPStatus.FORBIDDEN
    assert article.passages.exists()


@pytest.mark.parametrize(
    ("taggers", "commenters", "tags", "comments"),
    [
        (Taggers.EVERYBODY, Commenters.ACCOUNTS, True, True),
        (Taggers.ACCOUNTS, Commenters.ACCOUNTS, True, True),
        (Taggers.EDITORS, Commenters.ACCOUNTS, False, True),
        (Taggers.EVERYBODY, Commenters.EDITORS, True, False),
        (Taggers.EDITORS, Commenters.EDITORS, False, False),
    ],
)
def test_nothing_is_offered_that_is_not_allowed(
    as_nora: Client,
    as_editor: Client,
    taggers: Taggers,
    commenters: Commenters,
    tags: bool,
    comments: bool,
) -> None:
    article = quoted(taggers=taggers, commenters=commenters)
    passage = article.passages.get()
    make_comment(passage)
    address = article.get_absolute_url()
    for path in (address, passage.get_absolute_url(), f"{address}blocks/2/"):
        for browser, may_tag, may_comment in (
            (as_nora, tags, comments),
            (as_editor, True, True),
        ):
            shown = page(browser, path)
            assert ('name="label"' in shown) == may_tag
            assert (f"/passages/{passage.pk}/tag/" in shown) == may_tag
            ways = ("/comments/new/", f"/passages/{passage.pk}/comments/", "/reply/")
            assert any(way in shown for way in ways) == may_comment
    said = page(as_nora, address)
    assert ("Only editors tag" in said) == (not tags)
    assert ("comment on this article" in said or "and comment on it;" in said) == (not comments)


def test_what_is_not_allowed_is_refused_whoever_knows_how_to_send_it(
    as_nora: Client, as_editor: Client
) -> None:
    article = quoted(taggers=Taggers.EDITORS, commenters=Commenters.EDITORS)
    passage = article.passages.get()
    note = make_comment(passage, author=make_user("nora"))
    acts: list[tuple[str, dict[str, object]]] = [
        (f"/articles/{article.slug}/tags/", span(article, "met", label="fact")),
        (f"/articles/{article.slug}/blocks/1/", {"words": "met", "label": "fact"}),
        (f"/passages/{passage.pk}/tag/", {"label": "fact"}),
        (f"/passages/{passage.pk}/comments/", comment()),
        (f"/articles/{article.slug}/comments/", comment("!", **span(article, "met"))),
        (f"/comments/{note.pk}/reply/", comment("Do they?")),
        (f"/comments/{note.pk}/edit/", comment("They do.")),
    ]
    for address, fields in acts:
        refused = as_nora.post(address, fields, **HTMX)
        assert refused.status_code == HTTPStatus.FORBIDDEN, address
        assert "Only editors" in refused.content.decode()
    for address, fields in acts[:6]:
        assert as_editor.post(address, fields).status_code == HTTPStatus.FOUND, address
    assert as_nora.post(f"/comments/{note.pk}/delete/").status_code == HTTPStatus.FOUND
