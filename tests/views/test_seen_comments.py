"""Does every page, export and answer show what is to be read, and nothing of what waits or went?"""

from __future__ import annotations

import json
from functools import partial

import pytest
from django.test import Client

from annotator.formats import FORMATS
from annotator.models import Article, Comment, CommentState, Passage, User
from annotator.queries import news
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reply,
    make_tag,
    make_user,
)
from tests.moderating import decide
from tests.queries.test_reading import asked
from tests.views.sending import HTMX

pytestmark = pytest.mark.django_db
WORDS = "Crates by the dozen, cheap!"
STATES = [one for one in CommentState if one != CommentState.PUBLISHED]


def pages(comment: Comment) -> list[str]:
    """Wherever a comment may be read, or counted."""
    article = comment.passage.article.get_absolute_url()
    return [
        article,
        comment.passage.get_absolute_url(),
        f"{article}passages/",
        f"{article}revisions/1/",
        f"{article}news/blocks/?revision={comment.passage.article.current_id}&b=1&b=2&b=3",
        # The PDF is the annotated HTML, printed.
        *(f"{article}{one.file}" for one in FORMATS.values() if one.key != "pdf"),
        "/speakers/ada-brook/",
        "/for-you/",
    ]


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    return b"".join(answer if answer.streaming else [answer.content]).decode()


def put(comment: Comment, state: CommentState) -> None:
    """As an editor leaves it, or as it waits from the beginning."""
    if state == CommentState.WAITING:
        Comment.objects.filter(pk=comment.pk).update(state=state)
    else:
        decide(comment, state, reason="It is an advertisement.")


@pytest.mark.parametrize("state", STATES)
def test_what_is_not_published_is_nowhere_but_where_its_author_looks(
    client: Client,
    as_nora: Client,
    as_omar: Client,
    as_editor: Client,
    nora: User,
    article: Article,
    state: CommentState,
) -> None:
    passage = make_quote(article).passage
    comment = make_comment(passage, author=nora, body=WORDS)
    kept = make_comment(passage, author=make_user("lena"), body="A remark that stays.")
    put(comment, state)

    for browser in (client, as_omar, as_editor):
        for address in pages(comment):
            assert WORDS not in read(browser, address), address
    assert kept.body in read(client, article.get_absolute_url())
    for address in (article.get_absolute_url(), passage.get_absolute_url()):
        page = read(as_nora, address)
        assert WORDS in page
        assert str(CommentState(state).label)[1:] in page


@pytest.mark.parametrize("state", STATES)
def test_words_on_which_nothing_is_to_be_read_are_not_marked(
    client: Client, as_nora: Client, nora: User, article: Article, state: CommentState
) -> None:
    comment = make_comment(make_passage(article), author=nora, body=WORDS)
    put(comment, state)
    mark = f'data-passages="{comment.passage_id}"'
    listed = f"#p{comment.passage_id}"
    home = article.get_absolute_url()

    for address in (home, f"{home}revisions/1/"):
        assert mark not in read(client, address)
    assert listed not in read(client, f"{home}passages/")
    assert "#note-1" not in read(client, f"{home}annotated.html")
    assert mark in read(as_nora, home)
    assert listed in read(as_nora, f"{home}passages/")

    make_tag(comment.passage)

    assert mark in read(client, home)


@pytest.mark.parametrize("state", STATES)
def test_a_page_that_hides_something_has_the_articles_version_all_the_same(
    client: Client, article: Article, state: CommentState
) -> None:
    comment = make_comment(make_passage(article), body=WORDS)
    put(comment, state)
    home = article.get_absolute_url()

    version = news.version(article.slug)

    assert f'data-version="{version}"' in read(client, home)
    told = json.loads(read(client, f"{home}news/"))["blocks"]
    assert told == {"1": str(Passage.objects.get().version)}
    assert client.get(f"{home}news/", headers={"If-None-Match": f'"{version}"'}).status_code == 304


def test_what_was_taken_away_and_has_answers_leaves_a_trace_that_says_so(
    client: Client, article: Article
) -> None:
    comment = make_comment(make_passage(article), body=WORDS)
    make_reply(comment, body="I do not buy crates.")
    answer = make_reply(comment, author=make_user("lena"), body="Nor do I.")
    make_reply(answer, body="Nobody does.")
    decide(comment, reason="It is an advertisement.")
    decide(answer, CommentState.SPAM)

    page = read(client, comment.passage.get_absolute_url())
    assert "Removed by an editor" in page
    assert "Marked as spam by an editor" in page
    assert "in reply to a comment that is not shown" in page
    assert "I do not buy crates." in page
    for words in (WORDS, "It is an advertisement.", "Nor do I."):
        assert words not in page
    assert ">2 replies</a>" in read(client, article.get_absolute_url())

    home = article.get_absolute_url()
    exported = json.loads(read(client, f"{home}annotations.jsonld"))["first"]["items"]
    traces = [one for one in exported if "annotator:state" in one]
    assert {(one["annotator:state"], "body" in one, "creator" in one) for one in traces} == {
        ("removed", False, False),
        ("spam", False, False),
    }
    assert "Removed by an editor" in read(client, f"{home}annotated.html")


@pytest.mark.parametrize("state", STATES)
def test_what_is_not_published_is_neither_answered_nor_found_helpful(
    as_omar: Client, as_nora: Client, nora: User, article: Article, state: CommentState
) -> None:
    comment = make_comment(make_passage(article), author=nora)
    put(comment, state)

    for browser in (as_omar, as_nora):
        for address in ("reply/", "helpful/"):
            answer = browser.post(f"/comments/{comment.pk}/{address}", {"helpful": "1"})
            assert answer.status_code == 404
    for address in ("edit/", "delete/"):
        assert as_omar.post(f"/comments/{comment.pk}/{address}").status_code == 404


def test_the_author_of_what_was_taken_away_is_offered_to_delete_it_and_not_to_change_it(
    as_nora: Client, nora: User, article: Article
) -> None:
    comment = make_comment(make_passage(article), author=nora)
    decide(comment, reason="An insult.")

    page = read(as_nora, comment.passage.get_absolute_url())

    assert "An insult." in page
    assert f"/comments/{comment.pk}/edit/" not in page
    assert f"/comments/{comment.pk}/reply/" not in page
    fields = {"body": "Other words."}
    assert as_nora.post(f"/comments/{comment.pk}/edit/", fields, **HTMX).status_code == 409
    assert as_nora.post(f"/comments/{comment.pk}/delete/").status_code == 302


def test_what_was_taken_away_costs_no_further_query() -> None:
    few, many = make_article(title="Few"), make_article(title="Many")
    for article, count in ((few, 1), (many, 12)):
        passage = make_quote(article).passage
        for number in range(count):
            comment = make_comment(passage, body=f"{number}")
            make_reply(make_reply(comment, body="So?"), author=make_editor(), body="So.")
            decide(comment)

    counts = [asked(partial(Client().get, one.get_absolute_url())) for one in (few, many)]
    assert counts[0] == counts[1] <= 9
