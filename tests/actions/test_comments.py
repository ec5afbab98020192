"""Is a comment written once, rendered safely, changed, and deleted with its passage?"""

from __future__ import annotations

import uuid
from datetime import date
from functools import partial

import pytest

from annotator.actions import comments
from annotator.models import Cited, Comment, Passage, Source
from annotator.refusals import ChangedMeanwhile, WordsNotThere
from annotator.text.markdown import MarkdownError
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_reply,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db
SUBMISSION = uuid.UUID(int=1)
MINUTES = Cited("https://gull.example/minutes", "Minutes of the board", date(2026, 5, 12))
LEDGER = Cited("http://gull.example/ledger?year=2025", "", date(2026, 5, 11))


def test_a_comment_is_rendered_when_it_is_written() -> None:
    comment = make_comment(body="This is *not* so.")

    assert comment.html == "<p>This is <em>not</em> so.</p>"
    assert not comment.is_commentary


def test_what_an_editor_writes_is_commentary() -> None:
    assert make_comment(author=make_editor()).is_commentary


def test_sending_a_comment_twice_makes_one() -> None:
    passage, author = make_passage(), make_user()

    sent = [
        comments.write(passage=passage, author=author, body="Once.", submission=SUBMISSION)
        for _ in range(2)
    ]

    assert sent[0] == sent[1] == Comment.objects.get()


def test_the_form_sent_again_with_other_words_makes_another_comment() -> None:
    # The Back button brings the form back with the number that it had.
    passage, author = make_passage(), make_user()

    for body in ("First.", "Second.", "Second."):
        comments.write(passage=passage, author=author, body=body, submission=SUBMISSION)

    assert [comment.body for comment in Comment.objects.all()] == ["First.", "Second."]


def test_two_people_may_send_the_same_number() -> None:
    passage = make_passage()

    for name in ("nora", "omar"):
        comments.write(passage=passage, author=make_user(name), body="?", submission=SUBMISSION)

    assert passage.comments.count() == 2


def test_a_comment_on_words_makes_their_passage_once() -> None:
    article, author = make_article("It rained. Nobody minded."), make_user()
    span = make_passage(article, "It rained.").span
    Passage.objects.all().delete()

    sent = [
        comments.write_on_span(
            article=article, span=span, author=author, body="Did it?", submission=SUBMISSION
        )
        for _ in range(2)
    ]

    assert sent[0] == sent[1]
    assert Passage.objects.get().exact == "It rained."


def test_a_comment_that_is_too_long_is_refused() -> None:
    with pytest.raises(MarkdownError):
        make_comment(body="a" * 10_001)
    assert not Comment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_comment_on_a_passage_that_went_a_moment_ago_is_refused() -> None:
    passage = make_passage()
    Passage.objects.all().delete()

    with pytest.raises(WordsNotThere):
        make_comment(passage)

    assert not Comment.objects.exists()


def test_a_changed_comment_says_that_it_was() -> None:
    comment = make_comment(body="It rained.")

    comments.rewrite(comment=comment, body="It **poured**.")

    comment.refresh_from_db()
    assert comment.html == "<p>It <strong>poured</strong>.</p>"
    assert comment.edited_at is not None


def test_saving_a_comment_as_it_was_changes_nothing() -> None:
    comment = make_comment(body="It rained.")

    comments.rewrite(comment=comment, body="It rained.")

    comment.refresh_from_db()
    assert comment.edited_at is None


def test_the_last_comment_takes_its_passage_along() -> None:
    comment = make_comment()

    assert comments.delete(comment=comment)

    assert not Passage.objects.exists()


def test_a_passage_with_tags_outlives_its_comments() -> None:
    comment = make_comment(make_tag().passage)

    assert not comments.delete(comment=comment)

    assert Passage.objects.exists()
    assert not Comment.objects.exists()


# Sources -----------------------------------------------------------------------------------------


def test_a_comment_keeps_its_sources_in_their_order() -> None:
    comment = make_comment(sources=[MINUTES, LEDGER])

    assert [(one.place, one.url) for one in comment.sources.all()] == [
        (1, MINUTES.url),
        (2, LEDGER.url),
    ]


def test_the_form_sent_again_with_other_sources_makes_another_comment() -> None:
    passage, author = make_passage(), make_user()

    for sources in ((MINUTES,), (MINUTES,), (MINUTES, LEDGER)):
        comments.write(
            passage=passage, author=author, body="So.", submission=SUBMISSION, sources=sources
        )

    assert [one.sources.count() for one in Comment.objects.all()] == [1, 2]


def test_changing_the_sources_alone_changes_the_comment() -> None:
    comment = make_comment(sources=[MINUTES, LEDGER])

    comments.rewrite(comment=comment, body=comment.body, sources=[MINUTES, LEDGER])
    assert comment.edited_at is None
    comments.rewrite(comment=comment, body=comment.body, sources=[LEDGER])

    comment.refresh_from_db()
    assert comment.edited_at is not None
    assert [one.url for one in comment.sources.all()] == [LEDGER.url]


# What stays of a comment -------------------------------------------------------------------------


def test_a_comment_that_has_replies_leaves_a_trace_without_any_words() -> None:
    comment = make_comment(author=make_editor(), body="Mine.", sources=[MINUTES])
    reply = make_reply(comment)

    assert not comments.delete(comment=comment)

    comment.refresh_from_db()
    assert comment.is_trace
    assert (comment.body, comment.html) == ("", "")
    assert not Source.objects.exists()
    assert list(comment.replies.all()) == [reply]


def test_the_same_form_after_a_trace_was_left_makes_another_comment() -> None:
    send = partial(
        comments.write,
        passage=make_passage(),
        author=make_user(),
        body="Once.",
        submission=SUBMISSION,
    )
    first = send()
    make_reply(first)
    comments.delete(comment=first)

    assert send() != first


def test_a_trace_goes_with_the_last_reply_and_takes_the_passage_along() -> None:
    comment = make_comment()
    reply = make_reply(comment)
    answer = make_reply(reply, author=make_user("lena"))
    for one in (comment, reply):
        assert not comments.delete(comment=one)
    assert Comment.objects.count() == 3

    assert comments.delete(comment=Comment.objects.get(pk=answer.pk))

    assert not Comment.objects.exists()
    assert not Passage.objects.exists()


def test_a_comment_stays_when_all_its_replies_go() -> None:
    comment = make_comment()
    for reply in (make_reply(comment), make_reply(comment, author=make_user("lena"))):
        assert not comments.delete(comment=reply)

    assert Comment.objects.get() == comment


def test_a_trace_goes_also_when_it_was_none_yet_as_the_last_reply_was_fetched() -> None:
    comment = make_comment()
    make_reply(comment)
    reply = Comment.objects.select_related("parent").get(parent=comment)
    comments.delete(comment=comment)

    assert comments.delete(comment=reply)

    assert not Comment.objects.exists()


def test_what_was_deleted_meanwhile_is_neither_changed_nor_deleted_again() -> None:
    comment = make_comment(make_tag().passage)
    trace = make_comment(comment.passage, body="Mine.")
    make_reply(trace)
    for one in (comment, trace):
        stale = Comment.objects.get(pk=one.pk)
        comments.delete(comment=Comment.objects.get(pk=one.pk))
        with pytest.raises(ChangedMeanwhile):
            comments.rewrite(comment=stale, body="Late.")
        with pytest.raises(ChangedMeanwhile):
            comments.delete(comment=stale)

    assert not Comment.objects.filter(body="Late.").exists()
    assert Comment.objects.count() == 2


def test_an_article_goes_with_all_its_threads() -> None:
    reply = make_reply(make_reply())

    reply.passage.article.delete()

    assert not Comment.objects.exists()
