"""Does somebody leave with nothing of theirs behind, tallies right and others' words in place?"""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core import serializers

from annotator.actions import comments, flags, helpful, leaving, moderation, tallies, undoing
from annotator.actions.leaving import Fate
from annotator.models import (
    Act,
    Comment,
    CommentState,
    Flag,
    Label,
    Passage,
    Reader,
    Role,
    Tag,
    Tally,
    User,
)
from annotator.refusals import NotAllowed, WordsNotThere
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_reader,
    make_reply,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db
EVERY_FATE = [(tags, said) for tags in Fate for said in Fate]


def leave(user: User, tags: Fate = Fate.REMOVED, said: Fate = Fate.REMOVED) -> None:
    leaving.leave(user=user, tags=tags, said=said)


def versions() -> dict[int, int]:
    return dict(Passage.objects.values_list("pk", "version"))


def everything_stored() -> list[dict[str, Any]]:
    """All rows of all models."""
    return [
        row
        for model in apps.get_models()
        for row in serializers.serialize("python", model._default_manager.all())
    ]


def test_tags_that_are_kept_stay_counted_under_the_pseudonym_alone() -> None:
    nora = make_user("nora")
    tag = make_tag(reader=make_reader(nora), label=Label.OPINION)

    leave(nora, tags=Fate.KEPT)

    tag.refresh_from_db()
    assert tag.passage.tally == Tally(opinion=1)
    assert tag.reader.user is None
    assert str(tag.reader) == tag.reader.pseudonym
    assert not User.objects.exists()


def test_tags_that_are_removed_are_taken_out_of_the_tallies_and_pages_are_told() -> None:
    nora, omar = make_reader(make_user("nora")), make_reader(make_user("omar"))
    article = make_article()
    shared, own = make_passage(article, "The harbour board"), make_passage(article, "laughed.")
    for reader in (nora, omar):
        make_tag(shared, reader=reader, label=Label.FACT)
    make_tag(own, reader=nora, label=Label.SARCASM)
    before = versions()

    leave(make_user("nora"))

    assert Passage.objects.get().tally == Tally(fact=1)
    assert versions()[shared.pk] > before[shared.pk]
    assert tallies.mend() == []
    assert Reader.objects.get() == omar


def test_marks_go_where_tags_do() -> None:
    kept, removed = make_user("nora"), make_user("lena")
    comment = make_comment(author=make_user("omar"))
    for user in (kept, removed):
        helpful.put(comment=comment, reader=make_reader(user))

    leave(kept, tags=Fate.KEPT)
    leave(removed)

    comment.refresh_from_db()
    assert comment.helpful == comment.helpful_marks.count() == 1


def test_comments_that_are_kept_are_by_somebody_who_left_and_pages_are_told() -> None:
    comment = make_comment()
    before = versions()

    leave(make_user("nora"), said=Fate.KEPT)

    comment.refresh_from_db()
    assert comment.author is None
    assert comment.body
    assert versions()[comment.passage_id] > before[comment.passage_id]


def test_comments_that_are_removed_leave_a_trace_where_others_answered_and_else_nothing() -> None:
    nora, omar = make_user("nora"), make_user("omar")
    answered = make_comment(author=nora, body="Words of Nora.")
    reply = make_reply(answered, author=omar)
    make_reply(reply, author=nora, body="More words of Nora.")
    own_thread = make_comment(answered.passage, author=nora)
    make_reply(make_reply(own_thread, author=nora), author=nora)
    alone = make_comment(make_passage(answered.passage.article, "laughed."), author=nora)

    leave(nora)

    assert set(Comment.objects.all()) == {answered, reply}
    trace = Comment.objects.get(pk=answered.pk)
    assert (trace.body, trace.html, trace.author) == ("", "", None)
    assert trace.deleted_at
    assert not Passage.objects.filter(pk=alone.passage_id).exists()


def test_a_trace_of_somebody_else_goes_with_the_last_answer_to_it() -> None:
    nora = make_user("nora")
    first = make_comment(author=make_user("omar"))
    second = make_reply(first, author=make_user("lena"))
    make_reply(second, author=nora)
    for one in (second, first):
        comments.delete(comment=one)

    leave(nora)

    assert not Comment.objects.exists()
    assert not Passage.objects.exists()


@pytest.mark.parametrize(("tags", "said"), EVERY_FATE)
def test_nothing_tells_who_it_was(tags: Fate, said: Fate) -> None:
    zelda = User.objects.create_user("zelda", "zelda@example.org", "secret", first_name="Zelda")
    EmailAddress.objects.create(user=zelda, email="zelda@example.org", verified=True)
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.create(
        user=make_editor(),
        content_type=kind,
        object_id=str(zelda.pk),
        object_repr="zelda",
        action_flag=CHANGE,
    )
    zelda.sessions.create(session_key="a", session_data="", expire_date="2030-01-01T00:00Z")
    passage = make_passage()
    make_tag(passage, reader=make_reader(zelda))
    comment = make_comment(passage, author=zelda, body="What I said first.")
    comments.rewrite(comment=comment, body="My own words.")
    make_reply(comment)
    make_reply(make_comment(passage), author=zelda)
    editor = make_editor()
    seen = moderation.as_seen(comment)
    moderation.decide(comment=comment, editor=editor, state=CommentState.HIDDEN, seen=seen)
    flags.put(
        comment=make_comment(passage, author=editor),
        reader=make_reader(zelda),
        reason=Flag.Reason.OTHER,
        words="As Zelda sees it.",
    )
    number = zelda.pk

    leave(zelda, tags, said)

    left = everything_stored()
    assert "zelda" not in str(left).lower()
    for words in ("What I said first.", "My own words."):
        assert (words in str(left)) == (said == Fate.KEPT)
    for row in left:
        of_people = {name for name, value in row["fields"].items() if value == number}
        assert not {"user", "author", "account", "by"} & of_people, row


@pytest.mark.parametrize(("tags", "said"), EVERY_FATE)
def test_nobody_elses_is_touched(tags: Fate, said: Fate) -> None:
    omar = make_user("omar")
    passage = make_passage()
    make_tag(passage, reader=make_reader(omar))
    by_nora = make_comment(passage)
    reply = make_reply(by_nora, author=omar, body="By Omar.")
    helpful.put(comment=reply, reader=make_reader(make_user("lena")))

    leave(make_user("nora"), tags, said)

    assert Tag.objects.get().reader.user == omar
    reply.refresh_from_db()
    assert (reply.author, reply.body, reply.helpful) == (omar, "By Omar.", 1)
    assert Act.objects.filter(reader__user=omar).exists()


def test_somebody_can_still_undo_what_stood_under_words_of_who_left() -> None:
    nora, omar = make_user("nora"), make_user("omar")
    first = make_comment(author=nora)
    reply = make_reply(first, author=omar)
    numbers = first.pk, reply.pk
    comments.delete(comment=first)
    comments.delete(comment=reply)
    leave(nora)

    undoing.undo(act=make_reader(omar).acts.undoable()[0])

    found = Comment.objects.in_bulk(numbers)
    assert [found[pk].author for pk in numbers] == [None, omar]


def test_who_leaves_twice_at_once_leaves_once() -> None:
    nora = make_user("nora")
    make_tag(reader=make_reader(nora))
    again = User.objects.get(pk=nora.pk)

    leave(nora)
    leave(again)

    assert not User.objects.exists()
    assert not Tag.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_they_do_in_another_window_meanwhile_is_by_nobody_and_so_not_saved() -> None:
    nora = make_user("nora")
    passage, reader = make_passage(), make_reader(nora)
    leave(User.objects.get(pk=nora.pk))

    with pytest.raises(WordsNotThere):
        make_tag(passage, reader=reader)
    with pytest.raises(WordsNotThere):
        make_comment(passage, author=nora)

    assert not Tag.objects.exists()
    assert not Comment.objects.exists()


def test_the_last_administrator_stays() -> None:
    root = User.objects.create_superuser("root")
    make_tag(reader=make_reader(root))

    with pytest.raises(NotAllowed, match="only administrator"):
        leave(root)

    assert Tag.objects.count() == User.objects.count() == 1
    make_user("rosa", role=Role.ADMINISTRATOR)
    leave(root)
    assert User.objects.get().username == "rosa"


def test_a_closed_administrator_does_not_count() -> None:
    root = User.objects.create_superuser("root")
    User.objects.create_superuser("closed", is_active=False)

    with pytest.raises(NotAllowed):
        leave(root)


def test_a_browser_is_forgotten_with_all_that_it_gave() -> None:
    browser = make_reader()
    passage = make_tag(reader=browser).passage
    comment = make_comment(passage)
    helpful.put(comment=comment, reader=browser)

    assert leaving.forget(reader=browser) == 1

    comment.refresh_from_db()
    assert comment.helpful == 0
    assert Passage.objects.get().tally == Tally()
    assert not Reader.objects.filter(pk=browser.pk).exists()
