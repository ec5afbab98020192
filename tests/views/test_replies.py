"""Can whoever has an account answer a comment, and does the thread show it to everybody?"""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client

from annotator.actions import comments
from annotator.models import Article, Comment, Passage, User
from tests.factories import make_comment, make_quote, make_reply, make_user
from tests.revising import REWORDED, make_tagged_article, passage_of, revise
from tests.views.sending import HTMX, comment, sign_in, typed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage(article: Article) -> Passage:
    return make_quote(article).passage


@pytest.fixture
def first(passage: Passage) -> Comment:
    return make_comment(passage, author=make_user("lena"), body="As the minutes have it.")


def test_a_reader_answers_a_comment_and_lands_on_the_answer(
    as_nora: Client, nora: User, first: Comment
) -> None:
    address = f"/comments/{first.pk}/reply/"

    page = as_nora.get(address).content.decode()
    assert "As the minutes have it." in page
    assert f'action="{address}"' in page
    answer = as_nora.post(address, comment("They do *not*."))

    reply = Comment.objects.get(author=nora)
    assert reply.parent == first
    assert answer["Location"] == f"/passages/{first.passage_id}/#comment-{reply.pk}"


def test_a_thread_is_shown_with_what_answers_what(client: Client, first: Comment) -> None:
    reply = make_reply(first, author=make_user("omar"), body="Second.")
    answer = make_reply(reply, author=make_user("nora"), body="Third.")
    make_comment(first.passage, author=make_user("nora"), body="Apart.")

    page = client.get(f"/passages/{first.passage_id}/").content.decode()

    places = [page.index(words) for words in ("As the minutes", "Second.", "Third.", "Apart.")]
    assert places == sorted(places)
    assert page.count('class="thread"') == 2
    assert re.findall(r'href="#comment-(\d+)">in reply to (\w+)', page) == [(str(reply.pk), "omar")]
    assert f'id="comment-{answer.pk}"' in page


def test_the_reading_page_shows_what_began_a_thread_and_counts_the_rest(
    client: Client, first: Comment
) -> None:
    make_reply(make_reply(first, body="Second."), author=make_user("nora"), body="Third.")

    page = client.get(first.passage.article.get_absolute_url()).content.decode()

    assert f'id="note-{first.pk}"' in page
    assert "Second." not in page
    own = f"/passages/{first.passage_id}/#comment-{first.pk}"
    assert f'<a href="{own}" data-panel>2 replies</a>' in page


def test_htmx_gets_the_card_and_the_margin(as_nora: Client, first: Comment) -> None:
    html = as_nora.post(f"/comments/{first.pk}/reply/", comment("So."), **HTMX).content.decode()

    for target in ("#b2-notes", "#card"):
        assert f'hx-target="{target}"' in html
    assert "1 reply</a>" in html
    assert "<p>So.</p>" in html


def test_a_form_on_a_page_of_its_own_leads_to_the_page_of_the_passage(
    as_nora: Client, first: Comment
) -> None:
    address = f"/comments/{first.pk}/reply/"
    page = first.passage.get_absolute_url()
    for here, leads in ((address, True), (page, False)):
        headers = HTMX["headers"] | {"HX-Current-URL": f"http://testserver{here}#comment"}
        answer = as_nora.post(address, comment(f"From {here}."), headers=headers)
        reply = Comment.objects.latest("pk")
        assert (answer.get("HX-Redirect") == f"{page}#comment-{reply.pk}") is leads
        told = f'id="comment-{reply.pk}" aria-current="true"'
        assert (told in answer.content.decode()) is not leads


def test_a_reply_is_taken_once(as_nora: Client, nora: User, first: Comment) -> None:
    for _ in range(2):
        as_nora.post(f"/comments/{first.pk}/reply/", comment("Once."))

    assert nora.comments.count() == 1


def test_a_reply_that_cannot_be_taken_comes_back(as_nora: Client, first: Comment) -> None:
    for body in ("", "a" * 10_001):
        for more in ({}, HTMX):
            answer = as_nora.post(f"/comments/{first.pk}/reply/", comment(body), **more)
            page = answer.content.decode()
            assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
            assert typed_in(page) == body
            assert ("<html" in page) is (more == {})
    assert Comment.objects.count() == 1


def test_without_an_account_nobody_answers_and_what_was_typed_is_kept(
    client: Client, nora: User, first: Comment
) -> None:
    address = f"/comments/{first.pk}/reply/"
    page = client.get(f"/passages/{first.passage_id}/").content.decode()
    assert address not in page
    assert client.get(address)["Location"].startswith("/accounts/login/")

    answer = client.post(
        address, comment("All I said"), headers={"Referer": f"http://testserver{address}"}
    )
    client.post(answer["Location"], sign_in(nora))

    assert typed_in(client.get(address).content.decode()) == "All I said"


def test_everybody_with_an_account_is_offered_to_answer(
    as_nora: Client, as_editor: Client, first: Comment
) -> None:
    for browser in (as_nora, as_editor):
        for page in (f"/passages/{first.passage_id}/", first.passage.article.get_absolute_url()):
            assert f"/comments/{first.pk}/reply/" in browser.get(page).content.decode()


def test_what_was_deleted_leaves_a_trace_that_nobody_answers(
    as_nora: Client, nora: User, passage: Passage
) -> None:
    own = make_comment(passage, author=nora, body="My words.")
    reply = make_reply(own, body="Your words.")
    make_reply(reply, author=nora, body="And mine.")

    page = as_nora.get(f"/comments/{own.pk}/delete/").content.decode()
    assert "It has replies, which stay." in page
    as_nora.post(f"/comments/{own.pk}/delete/")
    comments.delete(comment=reply)

    page = as_nora.get(f"/passages/{passage.pk}/").content.decode()
    assert page.count("Deleted by its author") == 2
    assert "in reply to a deleted comment" in page
    assert "words." not in page
    assert "omar" not in page
    answer = as_nora.post(f"/comments/{own.pk}/reply/", comment("Late"))
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "Late</textarea>" in answer.content.decode()
    assert f"/comments/{own.pk}/" not in page


def test_words_that_were_changed_are_not_talked_about_any_further(as_nora: Client) -> None:
    article = make_tagged_article()
    first = make_comment(passage_of(article, REWORDED))
    revise(article)

    page = as_nora.get(f"/passages/{first.passage_id}/").content.decode()
    assert "This is <em>not</em>" in page
    assert f"/comments/{first.pk}/reply/" not in page
    for method in ("get", "post"):
        answer = getattr(as_nora, method)(f"/comments/{first.pk}/reply/", comment("Late"))
        assert answer.status_code == HTTPStatus.CONFLICT


def test_a_preview_of_a_reply_leads_back_to_it(as_nora: Client, first: Comment) -> None:
    action = f"/comments/{first.pk}/reply/"

    page = as_nora.post("/comments/preview/", comment("So.", action=action)).content.decode()

    assert f'<form class="comment-form" id="comment" method="post" action="{action}"' in page


def test_whoever_left_is_named_by_nobody(client: Client, first: Comment) -> None:
    reply = make_reply(first, author=make_user("omar"))
    make_reply(reply, author=make_user("nora"))
    make_user("omar").delete()

    page = client.get(f"/passages/{first.passage_id}/").content.decode()

    assert "in reply to somebody who left" in page


@pytest.mark.parametrize("pk", [12345, 10**30, "-1", "one"])
def test_what_is_not_there_is_not_answered(as_nora: Client, pk: object) -> None:
    for method in ("get", "post"):
        answer = getattr(as_nora, method)(f"/comments/{pk}/reply/", comment())
        assert answer.status_code == HTTPStatus.NOT_FOUND
