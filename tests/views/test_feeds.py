"""Do feeds tell what is new, and nothing that is not for everybody?"""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from annotator.models import CommentState, Status
from tests.factories import make_article, make_comment, make_editor, make_passage, make_user

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, address: str) -> list[dict[str, str]]:
    """What a feed says in each of its entries."""
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    assert feed.find(f"{ATOM}link[@rel='self']") is not None
    return [
        {child.tag.removeprefix(ATOM): child.text or child.get("href") or "" for child in entry}
        for entry in feed.findall(f"{ATOM}entry")
    ]


def test_new_articles_are_told_the_newest_first_and_only_public_ones(client: Client) -> None:
    make_article(title="First <b>")
    make_article(title="Second")
    make_article(title="Secret", status=Status.DRAFT)
    make_article(title="Hidden", status=Status.UNLISTED)

    found = entries(client, "/feed.atom")

    assert [one["title"] for one in found] == ["Second", "First <b>"]
    assert found[0]["link"] == "http://testserver/articles/second/"


def test_commentary_is_told_and_neither_readers_comments_nor_what_is_not_published(
    client: Client,
) -> None:
    passage = make_passage()
    make_comment(passage, author=make_user("nora"), body="A reader’s.")
    said = make_comment(passage, author=make_editor("edith"), body="An *editor’s*.")
    hidden = make_comment(passage, author=make_editor("edwin"), body="Not this.")
    hidden.state = CommentState.HIDDEN
    hidden.save(update_fields=["state"])

    (one,) = entries(client, f"/articles/{passage.article.slug}/commentary.atom")

    assert one["title"] == passage.exact
    assert one["summary"] == "<p>An <em>editor’s</em>.</p>"
    assert one["link"] == f"http://testserver{said.get_absolute_url()}"


def test_a_draft_has_no_feed_but_for_editors(client: Client) -> None:
    address = f"/articles/{make_article(status=Status.DRAFT).slug}/commentary.atom"

    assert client.get(address).status_code == 404
    client.force_login(make_editor())
    assert client.get(address).status_code == 200


def test_a_feed_asks_two_queries_at_most(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    passage = make_passage()
    for name in ("edith", "edwin"):
        make_comment(passage, author=make_editor(name))

    with django_assert_num_queries(1):
        client.get("/feed.atom")
    with django_assert_num_queries(2):
        client.get(f"/articles/{passage.article.slug}/commentary.atom")


def test_pages_lead_to_the_feeds(client: Client) -> None:
    article = make_article()

    assert 'type="application/atom+xml"' in client.get("/").content.decode()
    page = client.get(f"/articles/{article.slug}/").content.decode()
    assert f'href="/articles/{article.slug}/commentary.atom"' in page


def test_commentary_that_was_brought_in_is_by_whoever_wrote_it_elsewhere(client: Client) -> None:
    said = make_comment(make_passage(), author=make_editor("edith"))
    said.author, said.author_name = None, "Vera Lund"
    said.save(update_fields=["author", "author_name"])

    answer = client.get(f"/articles/{said.passage.article.slug}/commentary.atom")

    assert "<author><name>Vera Lund</name></author>" in answer.text
