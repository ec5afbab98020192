"""Are editors told what is held against a comment, and what became of an author's others?"""

from __future__ import annotations

import pytest
from django.db import connection

from annotator.actions import comments, moderation
from annotator.models import CommentState, Flag
from annotator.queries import moderation as queries
from tests.factories import (
    make_comment,
    make_editor,
    make_passage,
    make_reader,
    make_reply,
    make_tag,
    make_user,
)
from tests.moderating import decide, make_flag

pytestmark = pytest.mark.django_db


def test_a_case_has_the_reasons_by_how_many_gave_them_and_the_words_newest_first() -> None:
    comment = make_comment()
    for reason, words in (("wrong", "One."), ("abuse", ""), ("wrong", "Two.")):
        make_flag(comment, reason=Flag.Reason(reason), words=words)

    case = queries.case(comment)

    assert case.reasons == [
        ("says what is not true", 2),
        ("insults, threatens or incites hatred", 1),
    ]
    assert case.words == ["Two.", "One."]
    assert case.seen == moderation.as_seen(comment)


def test_flags_that_were_settled_are_held_against_nobody() -> None:
    comment = make_comment()
    make_flag(comment)
    decide(comment)
    decide(comment, CommentState.PUBLISHED)

    assert not queries.case(comment).flags
    assert not queries.to_decide().exists()


def test_what_its_author_deleted_is_not_to_be_decided() -> None:
    comment = make_comment()
    make_flag(comment)
    make_reply(comment)

    comments.delete(comment=comment)

    assert queries.count() == queries.Queue(total=0, waiting=0, flagged=0)


def test_a_record_tells_what_became_of_all_comments_of_an_account() -> None:
    nora = make_user("nora")
    said = [make_comment(author=nora, body=f"Number {n}.") for n in range(5)]
    make_comment(author=make_user("omar"))
    for comment, state in zip(said, list(CommentState)[2:], strict=False):
        decide(comment, state)

    assert queries.records([nora.pk]) == {nora.pk: queries.Record(published=2, taken_away=3)}
    assert queries.records([]) == {}


def test_a_person_is_told_with_tags_flags_comments_and_steps() -> None:
    nora = make_user("nora")
    reader = make_reader(nora)
    make_tag(make_passage(), reader=reader)
    make_tag(make_passage(), reader=reader)
    make_flag(make_comment(author=make_user("omar")), reader=reader)
    decide(make_comment(author=nora), CommentState.SPAM, editor=make_editor())

    person = queries.person(reader)

    assert (person.tags, person.articles, person.flags, person.flags_settled) == (2, 2, 1, 0)
    assert (len(person.comments), person.to_hide, len(person.steps)) == (1, 0, 1)
    browser = queries.person(make_reader())
    assert (browser.tags, browser.commented, list(browser.comments)) == (0, 0, [])


def test_what_is_to_be_decided_is_found_without_looking_at_every_comment() -> None:
    if connection.vendor == "postgresql":
        # It reads a small table from end to end, unless told not to.
        connection.cursor().execute("SET LOCAL enable_seqscan = off")

    plan = queries.to_decide().order_by().explain()

    assert "comment_state" in plan
    assert "flag_open" in plan
    assert "SCAN annotator_comment" not in plan
    assert "Seq Scan" not in plan
