"""Does a comment lead to where it stands, and outlive its author?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError
from django.utils import timezone

from annotator.models import Comment
from tests.factories import make_comment, make_editor, make_passage, make_reply, make_user

pytestmark = pytest.mark.django_db


def test_a_comment_leads_to_its_place_on_the_page_of_its_passage() -> None:
    comment = make_comment()

    assert comment.get_absolute_url() == f"/passages/{comment.passage_id}/#comment-{comment.pk}"


def test_commentary_comes_before_what_readers_say() -> None:
    passage = make_passage()
    by_reader = make_comment(passage)
    by_editor = make_comment(passage, author=make_editor())

    assert list(passage.comments.all()) == [by_editor, by_reader]


def test_a_comment_outlives_the_account_that_wrote_it() -> None:
    nora = make_user("nora")
    comment = make_comment(author=nora)

    nora.delete()

    assert Comment.objects.get(pk=comment.pk).author is None


def test_a_trace_has_no_words() -> None:
    comment = make_comment()

    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(deleted_at=timezone.now())


def test_what_answers_something_is_in_a_thread() -> None:
    comment, other = make_comment(), make_comment(body="Another.")

    for wrong in ({"parent": other}, {"thread": other}, {"parent": comment, "thread": other}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Comment.objects.filter(pk=comment.pk).update(**wrong)


def test_nobodys_words_go_with_those_that_they_answer() -> None:
    reply = make_reply()

    with pytest.raises(RestrictedError):
        Comment.objects.get(replies=reply).delete()


def test_a_comment_has_a_state_that_is_known() -> None:
    comment = make_comment()

    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(state="doubtful")


def test_what_is_not_published_is_a_trace_to_everybody_of_whom_nothing_is_known() -> None:
    comment = make_comment()
    Comment.objects.update(state="removed")

    assert Comment.objects.get(pk=comment.pk).is_trace
    assert not Comment.objects.seen_by(comment.author).get().is_trace
