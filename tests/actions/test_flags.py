"""Is a flag put once a reader, taken back while nobody has looked, and never twice?"""

from __future__ import annotations

import pytest

from annotator.actions import comments, flags, moderation, readers, undoing
from annotator.models import Act, Comment, Flag
from annotator.refusals import ChangedMeanwhile
from tests.factories import make_comment, make_editor, make_reader, make_reply, make_user
from tests.moderating import decide, make_flag

pytestmark = pytest.mark.django_db


def test_a_reader_who_flags_twice_has_another_reason_and_no_second_flag() -> None:
    comment, reader = make_comment(), make_reader()

    make_flag(comment, reader=reader)
    make_flag(comment, reader=reader, reason=Flag.Reason.OTHER, words="It is a poem.")

    flag = Flag.objects.get()
    assert (flag.reason, flag.words) == ("other", "It is a poem.")


def test_a_flag_is_taken_back_once() -> None:
    comment, reader = make_comment(), make_reader()
    make_flag(comment, reader=reader)

    assert flags.take_back(comment=comment, reader=reader)
    assert not flags.take_back(comment=comment, reader=reader)


def test_what_an_editor_has_settled_is_neither_taken_back_nor_put_again() -> None:
    comment, reader = make_comment(), make_reader()
    make_flag(comment, reader=reader)
    moderation.dismiss(comment=comment, editor=make_editor(), seen=moderation.as_seen(comment))

    with pytest.raises(ChangedMeanwhile):
        flags.take_back(comment=comment, reader=reader)
    with pytest.raises(ChangedMeanwhile):
        make_flag(comment, reader=reader)


def test_what_is_not_to_be_read_is_not_flagged() -> None:
    hidden, deleted = make_comment(), make_comment(body="Another.")
    decide(hidden)
    make_reply(deleted)
    comments.delete(comment=deleted)

    for comment in (hidden, deleted):
        with pytest.raises(ChangedMeanwhile):
            make_flag(comment)


def test_flags_go_with_the_comment_and_come_back_with_it() -> None:
    comment, trace = make_comment(), make_comment(body="Another.")
    make_reply(trace)
    for one in (comment, trace):
        make_flag(one)
        number = one.pk
        comments.delete(comment=one)
        assert not Flag.objects.exists()
        undoing.undo(act=Act.objects.latest("pk"))
        assert Flag.objects.get().comment_id == number
        Flag.objects.all().delete()
    assert Comment.objects.said_to(None).count() == 3


def test_a_browsers_flags_come_along_when_it_signs_in_but_none_twice_and_none_on_ones_own() -> None:
    nora, guest = make_user("nora"), make_reader()
    reader = make_reader(nora)
    other, both = (make_comment(author=make_user("omar"), body=body) for body in ("One.", "Two."))
    own = make_comment(author=nora)
    for comment in (other, both, own):
        make_flag(comment, reader=guest)
    make_flag(both, reader=reader, reason=Flag.Reason.SPAM)
    assert guest.browser

    readers.adopt(browser=guest.browser, user=nora)

    assert {(one.comment, one.reason) for one in reader.flags.all()} == {
        (other, "abuse"),
        (both, "spam"),
    }
    assert Flag.objects.count() == 2
