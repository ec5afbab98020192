"""Do comments stand in threads, in an order that everybody can follow?"""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.actions import comments
from annotator.models import Comment
from annotator.threads import threads
from tests.factories import make_comment, make_editor, make_passage, make_reply, make_user

pytestmark = pytest.mark.django_db


def test_threads_begin_with_commentary_and_their_replies_stand_in_the_order_of_time() -> None:
    passage = make_passage()
    first, second = make_comment(passage), make_comment(passage, body="Second.")
    commentary = make_comment(passage, author=make_editor())
    early = make_reply(first)
    by_editor = make_reply(early, author=make_editor())
    late = make_reply(first, body="Once more.")

    found = threads(passage.comments.all())

    assert [(one.first, list(one.replies)) for one in found] == [
        (commentary, []),
        (first, [early, by_editor, late]),
        (second, []),
    ]


def test_what_a_reply_answers_is_known_without_a_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_reply(make_reply(), author=make_user("lena"))
    found = list(Comment.objects.select_related("author"))

    (thread,) = threads(found)

    with django_assert_num_queries(0):
        names = [
            one.parent.author.name for one in thread.replies if one.parent and one.parent.author
        ]
    assert names == ["nora", "omar"]


def test_traces_are_no_replies_that_stand() -> None:
    first = make_comment()
    reply = make_reply(first)
    make_reply(reply, author=make_user("lena"))
    comments.delete(comment=reply)

    (thread,) = threads(first.passage.comments.all())

    assert (len(thread.replies), thread.standing) == (2, 1)
