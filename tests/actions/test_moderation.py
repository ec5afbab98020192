"""Is a decision made once, logged, told to whom it concerns, and seen by everybody at once?"""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage

from annotator.actions import comments, moderation
from annotator.mail import post
from annotator.models import Comment, CommentState, Notice, Step
from annotator.queries import news
from annotator.refusals import (
    ChangedMeanwhile,
    DecidedAlready,
    NotAllowed,
    NothingChanged,
    Outdated,
)
from tests.factories import make_comment, make_editor, make_reply, make_user
from tests.moderating import decide, make_flag

pytestmark = pytest.mark.django_db
TAKEN_AWAY = [CommentState.HIDDEN, CommentState.REMOVED, CommentState.SPAM]


@pytest.mark.parametrize("state", TAKEN_AWAY)
def test_what_is_taken_away_is_there_for_its_author_alone(state: CommentState) -> None:
    nora = make_user("nora")
    comment = make_comment(author=nora)

    decide(comment, state)

    assert list(Comment.objects.said_to(nora)) == [comment]
    for other in (None, make_user("omar"), make_editor()):
        assert list(Comment.objects.said_to(other)) == []
        assert list(Comment.objects.seen_by(other)) == []


@pytest.mark.parametrize("state", TAKEN_AWAY)
def test_what_is_taken_away_leaves_a_trace_while_it_has_answers_to_read(
    state: CommentState,
) -> None:
    nora = make_user("nora")
    comment = make_comment(author=nora)
    reply = make_reply(make_reply(comment), body="Further down.")
    between = reply.parent
    assert between

    decide(comment, state)
    decide(between, state)

    seen = Comment.objects.seen_by(None).in_bulk()
    assert set(seen) == {comment.pk, between.pk, reply.pk}
    assert [seen[one.pk].is_trace for one in (comment, between, reply)] == [True, True, False]
    assert not Comment.objects.seen_by(nora).get(pk=comment.pk).is_trace

    decide(reply, state)

    assert not Comment.objects.seen_by(None).exists()


def test_a_decision_says_who_made_it_when_why_and_what_it_was_before() -> None:
    edith, nora = make_editor("edith"), make_user("nora")
    comment = make_comment(author=nora)

    step = decide(comment, CommentState.HIDDEN, editor=edith, reason="Off the point.")

    assert Step.objects.get() == step
    assert (step.by, step.reason, step.comment_number) == (edith, "Off the point.", comment.pk)
    assert (step.before, step.after, step.reader) == ("published", "hidden", nora.reader)
    comment.refresh_from_db()
    assert (comment.state, comment.reason) == (CommentState.HIDDEN, "Off the point.")


def test_whatever_was_decided_can_be_decided_otherwise() -> None:
    comment = make_comment()

    for state in (CommentState.SPAM, CommentState.REMOVED, CommentState.PUBLISHED):
        decide(comment, state)

    assert list(Comment.objects.said_to(None)) == [comment]
    assert Step.objects.count() == 3


def test_the_second_of_two_editors_is_told_what_the_first_one_did() -> None:
    comment = make_comment()
    seen = moderation.as_seen(comment)
    moderation.decide(
        comment=comment,
        editor=make_editor("edith"),
        state=CommentState.REMOVED,
        seen=seen,
        reason="An insult.",
    )

    with pytest.raises(DecidedAlready, match=r"edith .* removed by an editor.* An insult\."):
        moderation.decide(
            comment=comment, editor=make_editor("omar"), state=CommentState.HIDDEN, seen=seen
        )

    assert Step.objects.count() == Notice.objects.count() == 1


def test_the_second_of_two_editors_is_told_that_the_flags_were_dismissed() -> None:
    comment = make_comment()
    make_flag(comment)
    seen = moderation.as_seen(comment)
    moderation.dismiss(comment=comment, editor=make_editor("edith"), seen=seen)

    omar = make_editor("omar")
    with pytest.raises(DecidedAlready, match="edith was quicker and dismissed"):
        moderation.dismiss(comment=comment, editor=omar, seen=seen)
    with pytest.raises(DecidedAlready, match="edith was quicker and dismissed"):
        moderation.decide(comment=comment, editor=omar, state=CommentState.SPAM, seen=seen)

    assert Step.objects.count() == 1


def test_words_that_were_changed_since_are_looked_at_again() -> None:
    comment = make_comment()
    seen = moderation.as_seen(comment)
    comments.rewrite(comment=comment, body="Other words.")

    with pytest.raises(Outdated):
        moderation.decide(
            comment=comment, editor=make_editor(), state=CommentState.REMOVED, seen=seen
        )

    assert not Step.objects.exists()


def test_of_what_was_deleted_and_of_what_is_so_already_nothing_is_decided() -> None:
    comment = make_comment()
    with pytest.raises(NothingChanged):
        decide(comment, CommentState.PUBLISHED)
    with pytest.raises(NothingChanged):
        moderation.dismiss(comment=comment, editor=make_editor(), seen=moderation.as_seen(comment))
    make_reply(comment)
    seen = moderation.as_seen(comment)
    comments.delete(comment=comment)
    with pytest.raises(ChangedMeanwhile):
        moderation.decide(
            comment=comment, editor=make_editor(), state=CommentState.REMOVED, seen=seen
        )


def test_a_decision_settles_the_flags_and_dismissing_leaves_the_comment() -> None:
    comment, other = make_comment(), make_comment(body="Another.")
    for _ in range(3):
        make_flag(comment)
    make_flag(other)

    decide(comment)
    step = moderation.dismiss(
        comment=other, editor=make_editor(), seen=moderation.as_seen(other), reason="Fair."
    )

    assert not comment.flags.open().exists()
    assert not other.flags.open().exists()
    assert (step.kind, step.count, step.before, step.after) == (
        "dismissed",
        1,
        "published",
        "published",
    )
    assert list(Comment.objects.said_to(None)) == [other]


def test_an_author_is_told_the_latest_that_became_of_theirs_and_nobody_else_is() -> None:
    nora, edith = make_user("nora"), make_editor("edith")
    comment = make_comment(author=nora)

    for state in (CommentState.HIDDEN, CommentState.PUBLISHED, CommentState.REMOVED):
        decide(comment, state, editor=edith)
        nora.notices.update(seen_at="2026-11-01T12:00Z")
    decide(comment, CommentState.SPAM, editor=edith)

    notice = Notice.objects.get()
    assert (notice.user, notice.reason, notice.seen_at) == (nora, "spam", None)


def test_an_editor_is_not_told_what_they_decided_of_their_own() -> None:
    edith = make_editor("edith")

    decide(make_comment(author=edith), editor=edith)

    assert not Notice.objects.exists()


def test_nobody_reads_of_a_comment_that_was_taken_away_in_what_they_were_told() -> None:
    nora = make_user("nora")
    reply = make_reply(make_comment(author=nora))
    assert nora.notices.standing().count() == 1

    decide(reply)
    assert not nora.notices.standing().exists()

    decide(reply, CommentState.PUBLISHED)
    assert nora.notices.standing().count() == 1


@pytest.mark.parametrize("state", TAKEN_AWAY)
def test_open_pages_learn_of_what_was_taken_away_and_of_what_came_back(
    state: CommentState,
) -> None:
    comment = make_comment()
    slug = comment.passage.article.slug
    versions = [news.version(slug)]

    for one in (state, CommentState.PUBLISHED):
        decide(comment, one)
        versions.append(news.version(slug))

    assert len(set(versions)) == 3


def test_what_an_editor_took_away_its_author_can_delete_and_not_change() -> None:
    comment = make_comment()
    decide(comment)

    with pytest.raises(ChangedMeanwhile):
        comments.rewrite(comment=comment, body="Once more.")
    comments.delete(comment=comment)

    assert not Comment.objects.exists()
    assert Step.objects.count() == 1


def test_all_that_an_account_said_is_hidden_at_once_and_each_is_logged() -> None:
    spammer, edith = make_user("spammer"), make_editor("edith")
    said = [make_comment(author=spammer, body=f"Buy {number}.") for number in range(3)]
    decide(said[0], CommentState.SPAM)
    theirs = make_comment(author=make_user("omar"))
    make_flag(said[1])

    assert moderation.hide_all(author=spammer, editor=edith, reason="Spam.") == 2

    assert list(Comment.objects.said_to(None)) == [theirs]
    assert [one.state for one in spammer.comments.order_by("pk")] == ["spam", "hidden", "hidden"]
    assert Step.objects.filter(after="hidden", by=edith, reason="Spam.").count() == 2
    assert not said[1].flags.open().exists()
    assert moderation.hide_all(author=spammer, editor=edith, reason="Spam.") == 0


def test_of_all_that_was_hidden_at_once_one_e_mail_tells(
    mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Any
) -> None:
    spammer = make_user("spammer")
    EmailAddress.objects.create(user=spammer, email=spammer.email, verified=True)
    for number in range(3):
        make_comment(author=spammer, body=f"Buy {number}.")

    with django_capture_on_commit_callbacks(execute=True):
        moderation.hide_all(author=spammer, editor=make_editor(), reason="Spam.")
    post.wait()

    assert spammer.notices.filter(reason="hidden").count() == 3
    (letter,) = mailoutbox
    assert "Buy 2." in str(letter.body)


def test_what_an_editor_said_is_not_hidden_at_once() -> None:
    with pytest.raises(NotAllowed):
        moderation.hide_all(author=make_editor("lena"), editor=make_editor(), reason="Spam.")
