"""Is a comment written once, rendered safely, changed, and deleted with its passage?"""

from __future__ import annotations

import uuid

import pytest

from annotator.actions import comments
from annotator.models import Comment, Passage
from annotator.refusals import WordsNotThere
from annotator.text.markdown import MarkdownError
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db
SUBMISSION = uuid.UUID(int=1)


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
