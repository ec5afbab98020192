"""Does recounting say what it mended, and fail when it had to?"""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from annotator.actions import helpful
from annotator.models import Comment, Passage
from tests.factories import make_comment, make_reader, make_tag

pytestmark = pytest.mark.django_db


def test_it_says_that_all_is_right() -> None:
    make_tag()
    out = io.StringIO()

    call_command("recount", stdout=out)

    assert out.getvalue() == "All tallies are right. Passages: 1. Comments: 0.\n"


def test_it_tells_what_was_wrong_mends_it_and_fails() -> None:
    tag = make_tag()
    Passage.objects.update(opinion=7)
    out = io.StringIO()

    with pytest.raises(CommandError, match="mended: 1") as failed:
        call_command("recount", stdout=out)

    assert failed.value.returncode == 1
    assert out.getvalue() == (
        f"the-harbour-vote: passage {tag.passage.pk}"
        " had 1 fact, 7 opinion, 0 sarcasm, has 1 fact, 0 opinion, 0 sarcasm\n"
    )
    call_command("recount", stdout=out)


def test_it_counts_whom_a_comment_helped_too() -> None:
    comment, right = make_comment(), make_comment(body="Another.")
    for one in (comment, right):
        helpful.put(comment=one, reader=make_reader())
    Comment.objects.filter(pk=comment.pk).update(helpful=5)
    out = io.StringIO()

    with pytest.raises(CommandError, match="mended: 1"):
        call_command("recount", stdout=out)

    assert out.getvalue() == (f"the-harbour-vote: comment {comment.pk} was helpful to 5, is to 1\n")
    call_command("recount", stdout=out)
