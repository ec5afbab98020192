"""Do the links at the top count what is new and what is to be decided, in one query?"""

from __future__ import annotations

import pytest

from annotator.models import User
from annotator.navigation import Counts
from tests.factories import make_comment, make_editor, make_reply, make_user
from tests.moderating import decide, make_flag
from tests.queries.test_reading import asked

pytestmark = pytest.mark.django_db


def counted(user: User | None) -> tuple[int, int]:
    """What is new for somebody, and what is to be decided."""
    counts = Counts(user)
    return counts.new_for_you(), counts.to_decide()


def test_what_is_new_is_counted_for_everybody_and_what_is_to_be_decided_for_editors() -> None:
    nora, edith = make_user("nora"), make_editor("edith")
    make_reply(make_comment(author=nora))
    make_flag(make_comment(author=edith, body="Another."))

    assert counted(nora) == (1, 0)
    assert counted(edith) == (0, 1)
    assert counted(None) == (0, 0)


def test_a_comment_is_counted_once_however_many_flagged_it_and_no_more_when_decided() -> None:
    edith, comment = make_editor("edith"), make_comment()
    for _ in range(3):
        make_flag(comment)
    assert counted(edith) == (0, 1)

    decide(comment, editor=edith)

    assert counted(edith) == (0, 0)


def test_both_are_one_query_and_none_for_a_browser() -> None:
    edith = make_editor("edith")

    assert asked(lambda: counted(edith)) == 1
    assert asked(lambda: counted(None)) == 0
