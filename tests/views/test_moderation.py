"""Do editors find what is to be decided, decide it once, and is all of it in the log?"""

from __future__ import annotations

import re
from functools import partial
from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import Settings

from annotator.actions import comments
from annotator.models import Article, Comment, CommentState, Flag, Step, User
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
from tests.moderating import decide, make_flag
from tests.queries.test_reading import asked
from tests.views.conftest import signed_in
from tests.views.sending import HTMX

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(article: Article, nora: User) -> Comment:
    return make_comment(make_quote(article).passage, author=nora, body="Is it *so*?")


def fields(browser: Client, comment: Comment, **more: str) -> dict[str, str]:
    """What the form of a comment sends, as the page has it now."""
    page = browser.get(f"/moderation/comments/{comment.pk}/").content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen
    return {"seen": seen[1], **more}


def test_what_is_flagged_most_comes_first_and_what_waits_from_the_oldest_on(
    as_editor: Client, comment: Comment, settings: Settings
) -> None:
    once = make_comment(comment.passage, author=make_user("omar"), body="Once.")
    for one, times in ((once, 1), (comment, 2)):
        for number in range(times):
            make_flag(one, reason=Flag.Reason.ABUSE, words=f"It is rude, {number}.")
    make_comment(comment.passage, author=make_user("lena"), body="Nobody minds this.")
    settings.HOLD_COMMENTS = 1
    make_comment(comment.passage, author=make_user("newcomer"), body="I am new here.")

    page = as_editor.get("/moderation/").content.decode()

    order = [page.index(words) for words in ("Is it <em>so</em>?", "Once.", "I am new here.")]
    assert order == sorted(order)
    assert "Nobody minds this." not in page
    for told in ("3 comments are to be decided.", "2 flags", "It is rude, 1.", "Ada Brook"):
        assert told in page
    assert "<b>Insults, threatens or incites hatred</b> × 2" in page
    assert 'id="moderation">Moderation <span class="badge">3</span>' in page
    waiting = as_editor.get("/moderation/?only=waiting").content.decode()
    assert ("I am new here." in waiting, "Once." in waiting) == (True, False)
    flagged = as_editor.get("/moderation/?only=flagged").content.decode()
    assert ("I am new here." in flagged, "Once." in flagged) == (False, True)


def test_what_a_comment_said_before_is_within_reach(as_editor: Client, comment: Comment) -> None:
    comments.rewrite(comment=comment, body="It is so.")
    make_flag(comment)

    page = as_editor.get("/moderation/").content.decode()

    assert f'href="/comments/{comment.pk}/history/"' in page
    earlier = as_editor.get(f"/comments/{comment.pk}/history/").content.decode()
    assert "Is it" in earlier


def test_a_queue_with_nothing_in_it_says_so(as_editor: Client) -> None:
    assert "Nothing waits" in as_editor.get("/moderation/").content.decode()


@pytest.mark.parametrize(
    ("decision", "state", "told"),
    [
        ("published", "published", "Published. Its author is told."),
        ("hidden", "hidden", "Hidden. Its author is told."),
        ("removed", "removed", "Removed. Its author is told."),
        ("spam", "spam", "Marked as spam. Its author is told."),
    ],
)
def test_an_editor_decides_by_a_plain_form(
    as_editor: Client, comment: Comment, decision: str, state: str, told: str
) -> None:
    if decision == "published":
        decide(comment, CommentState.HIDDEN)
    sent = fields(as_editor, comment, decision=decision, reason="It is rude.")

    answer = as_editor.post(f"/moderation/comments/{comment.pk}/decide/", sent)

    spam = f"/moderation/comments/{comment.pk}/"
    assert answer["Location"] == (spam if state == "spam" else "/moderation/")
    assert told in as_editor.get(answer["Location"]).content.decode()
    comment.refresh_from_db()
    assert (comment.state, comment.reason) == (state, "It is rude.")
    history = as_editor.get(f"/moderation/comments/{comment.pk}/").content.decode()
    assert "edith" in history


def test_flags_are_dismissed_and_the_comment_stays(as_editor: Client, comment: Comment) -> None:
    make_flag(comment)

    sent = fields(as_editor, comment, decision="dismiss")
    as_editor.post(f"/moderation/comments/{comment.pk}/decide/", sent)

    assert Step.objects.get().kind == Step.Kind.DISMISSED
    assert "Nothing waits" in as_editor.get("/moderation/").content.decode()
    assert comment in Comment.objects.said_to(None)


def test_htmx_gets_the_row_with_what_became_of_it_and_the_counts(
    as_editor: Client, comment: Comment
) -> None:
    make_flag(comment)
    make_flag(make_comment(comment.passage, body="Another."))
    sent = fields(as_editor, comment, decision="spam")

    html = as_editor.post(
        f"/moderation/comments/{comment.pk}/decide/", sent, **HTMX
    ).content.decode()

    assert f'<li class="decided" id="case-{comment.pk}"' in html
    assert "1 comment is to be decided." in html
    assert 'id="moderation">Moderation <span class="badge">1</span>' in html
    pseudonym = comment.author.reader.pseudonym if comment.author else ""
    assert f'href="/moderation/readers/{pseudonym}/comments/hide/"' in html


@pytest.mark.parametrize("decision", ["hidden", "removed"])
def test_who_takes_something_away_says_why_and_loses_nothing(
    as_editor: Client, comment: Comment, decision: str
) -> None:
    sent = fields(as_editor, comment, decision=decision)
    for reason in ("", "x" * 301):
        answer = as_editor.post(
            f"/moderation/comments/{comment.pk}/decide/", sent | {"reason": reason}
        )
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert f'name="reason" maxlength="300" value="{reason}" autofocus' in (
            answer.content.decode()
        )
    row = as_editor.post(f"/moderation/comments/{comment.pk}/decide/", sent, **HTMX)
    assert row.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert row.content.decode().startswith('<li class="waiting case"')
    assert not Step.objects.exists()


def test_a_form_that_is_not_whole_is_refused(as_editor: Client, comment: Comment) -> None:
    sent = fields(as_editor, comment, decision="removed", reason="Rude.")
    for wrong in ({"decision": "forgiven"}, {"decision": "waiting"}, {"seen": ""}):
        answer = as_editor.post(f"/moderation/comments/{comment.pk}/decide/", sent | wrong)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Step.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX["headers"]])
def test_the_second_of_two_editors_is_told_what_the_first_one_did(
    as_editor: Client, comment: Comment, headers: dict[str, str]
) -> None:
    second = signed_in(make_editor("theo"))
    address = f"/moderation/comments/{comment.pk}/decide/"
    sent = fields(second, comment, decision="spam")
    first = fields(as_editor, comment, decision="removed", reason="An insult.")
    as_editor.post(address, first)

    answer = second.post(address, sent, headers=headers)

    assert answer.status_code == HTTPStatus.CONFLICT
    told = "edith was quicker: this comment is removed by an editor. The reason: An insult."
    assert told in answer.content.decode()
    assert Step.objects.count() == 1


def test_what_its_author_changed_or_deleted_meanwhile_is_not_decided(
    as_editor: Client, comment: Comment
) -> None:
    address = f"/moderation/comments/{comment.pk}/decide/"
    sent = fields(as_editor, comment, decision="spam")
    comments.rewrite(comment=comment, body="Otherwise.")
    assert as_editor.post(address, sent).status_code == HTTPStatus.CONFLICT

    comments.delete(comment=comment)
    assert as_editor.post(address, sent).status_code == HTTPStatus.NOT_FOUND
    assert not Step.objects.exists()


def test_the_author_finds_what_became_of_it_and_why(
    as_editor: Client, as_nora: Client, comment: Comment
) -> None:
    sent = fields(as_editor, comment, decision="removed", reason="It is <rude>.")
    as_editor.post(f"/moderation/comments/{comment.pk}/decide/", sent)

    page = as_nora.get("/for-you/").content.decode()

    assert ">1 new</span>" in page
    assert "Your comment was removed by an editor" in page
    assert "It is &lt;rude&gt;." in page
    assert "Is it <em>so</em>?" in page


def test_the_log_tells_every_step_and_is_narrowed_by_comment_author_and_editor(
    as_editor: Client, comment: Comment, nora: User
) -> None:
    other = make_comment(comment.passage, author=make_user("omar"), body="The other one.")
    decide(comment, editor=make_editor("edith"), reason="An insult.")
    decide(other, CommentState.SPAM, editor=make_editor("theo"))
    make_reply(make_comment(comment.passage, author=nora, body="A third."))
    gone = make_comment(comment.passage, author=nora, body="Soon gone.")
    decide(gone, editor=make_editor("edith"), reason="Gone.")
    comments.delete(comment=gone)

    def listed(query: str = "") -> list[bool]:
        page = as_editor.get(f"/moderation/log/{query}").content.decode()
        told = ("An insult.", "The other one.", "Gone.", "Soon gone.")
        return [words in page for words in told]

    assert listed() == [True, True, True, False]
    assert listed(f"?comment={comment.pk}") == [True, False, False, False]
    assert listed(f"?reader={nora.reader.pseudonym}") == [True, False, True, False]
    assert listed("?reader=nora") == [True, False, True, False]
    assert listed("?editor=theo") == [False, True, False, False]
    assert listed("?editor=nobody") == [False] * 4
    for wrong in ("x", "-1", "9" * 40):
        assert as_editor.get(f"/moderation/log/?comment={wrong}").status_code == 422


def test_a_reader_is_found_by_the_pseudonym_that_exported_tags_have(as_editor: Client) -> None:
    reader = make_tag().reader

    assert 'action="/moderation/log/"' in as_editor.get("/moderation/").content.decode()
    page = as_editor.get(f"/moderation/log/?reader={reader.pseudonym}").content.decode()

    assert f'href="/moderation/readers/{reader.pseudonym}/"' in page
    assert "/moderation/readers/" not in as_editor.get("/moderation/log/?reader=x").content.decode()


@pytest.mark.parametrize("path", ["", "log/", "comments/{pk}/"])
def test_editors_alone_moderate(
    client: Client, as_nora: Client, comment: Comment, path: str
) -> None:
    address = f"/moderation/{path.format(pk=comment.pk)}"
    assert client.get(address)["Location"].startswith("/accounts/login/")
    assert as_nora.get(address).status_code == HTTPStatus.FORBIDDEN
    assert "/moderation/" not in as_nora.get("/").content.decode()


def test_nobody_else_decides(client: Client, as_nora: Client, comment: Comment) -> None:
    address = f"/moderation/comments/{comment.pk}/decide/"
    sent = {"decision": "spam", "seen": "0-0"}
    assert client.post(address, sent)["Location"].startswith("/accounts/login/")
    assert as_nora.post(address, sent).status_code == HTTPStatus.FORBIDDEN
    assert comment in Comment.objects.said_to(None)


def test_traces_and_what_is_not_there_are_not_found(as_editor: Client, comment: Comment) -> None:
    make_reply(comment)
    comments.delete(comment=comment)

    for pk in (comment.pk, 12345):
        assert as_editor.get(f"/moderation/comments/{pk}/").status_code == HTTPStatus.NOT_FOUND


def test_queue_and_log_take_as_many_queries_for_many_as_for_few(as_editor: Client) -> None:
    passage = make_passage(make_article(title="Much to do"))
    counts = []
    for more in (2, 30):
        for number in range(more):
            author = make_user(f"author-{more}-{number}")
            comment = make_reply(make_comment(passage, author=author), author=author)
            for _ in range(2):
                make_flag(comment)
            decide(make_comment(passage, author=author, body=f"{more} {number}"))
        counts.append(
            [asked(partial(as_editor.get, f"/moderation/{path}")) for path in ("", "log/")]
        )

    assert counts[0] == counts[1]
    assert max(counts[0]) <= 10
    assert b"Page 1 of 2" in as_editor.get("/moderation/").content
    assert b"Page 1 of 2" in as_editor.get("/moderation/log/").content
