"""Does a reply stand in its thread, once, and only where there is something to answer?"""

from __future__ import annotations

import uuid

import pytest

from annotator.actions import comments, placements, replies
from annotator.models import Comment, Passage
from annotator.refusals import ChangedMeanwhile, WordsNotThere
from annotator.text.anchoring import State
from annotator.text.markdown import MarkdownError
from tests.factories import make_comment, make_editor, make_passage, make_reply, make_tag, make_user
from tests.revising import REWORDED, make_tagged_article, passage_of, revise, waiting

pytestmark = pytest.mark.django_db


def test_a_reply_stands_in_the_thread_of_what_it_answers() -> None:
    comment = make_comment()

    reply = make_reply(comment)
    answer = make_reply(reply, author=make_user("lena"))

    assert (reply.parent, reply.thread, reply.passage) == (comment, comment, comment.passage)
    assert (answer.parent, answer.thread) == (reply, comment)
    assert not reply.answers_a_reply
    assert answer.answers_a_reply


def test_a_reply_is_sent_once_and_differs_from_the_same_words_elsewhere() -> None:
    comment, author = make_comment(), make_user("omar")
    other = make_comment(comment.passage, body="Another.")
    number = uuid.UUID(int=1)

    sent = [
        replies.write(parent=parent, author=author, body="Yes.", submission=number)
        for parent in (comment, comment, other)
    ]
    comments.write(passage=comment.passage, author=author, body="Yes.", submission=number)

    assert sent[0] == sent[1] != sent[2]
    assert Comment.objects.filter(author=author).count() == 3


def test_a_comment_that_was_deleted_cannot_be_answered() -> None:
    comment = make_comment(make_tag().passage)
    trace = make_comment(comment.passage, body="Mine.")
    make_reply(trace)
    for one in (comment, trace):
        comments.delete(comment=Comment.objects.get(pk=one.pk))

    for parent in (comment, trace):
        with pytest.raises(ChangedMeanwhile):
            make_reply(parent)


def test_a_reply_that_is_too_long_is_refused() -> None:
    with pytest.raises(MarkdownError):
        make_reply(body="a" * 10_001)


def test_nothing_new_is_said_of_words_that_were_changed() -> None:
    article = make_tagged_article()
    comment = make_comment(passage_of(article, REWORDED))
    revise(article)

    with pytest.raises(WordsNotThere):
        make_reply(Comment.objects.get(pk=comment.pk))


def test_a_passage_with_nothing_but_a_thread_is_not_pruned() -> None:
    reply = make_reply()
    tag = make_tag(reply.passage)
    comment = Comment.objects.get(replies=reply)

    comments.delete(comment=comment)
    tag.delete()

    assert not comments.delete(comment=make_comment(reply.passage, body="Another."))
    assert Passage.objects.get() == reply.passage


def test_a_thread_goes_along_when_its_passage_is_joined_to_another() -> None:
    article = make_tagged_article()
    comment = make_comment(passage_of(article, REWORDED))
    reply = make_reply(comment)
    revise(article)
    found = waiting(article, State.REWORDED)
    there = make_passage(article, found.words)
    make_comment(there, body="Of the new words.")

    into = placements.confirm(placement=found, editor=make_editor())

    assert into == there
    assert into.comments.count() == 3
    reply.refresh_from_db()
    assert (reply.passage, reply.thread) == (into, comment)
