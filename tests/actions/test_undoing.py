"""Is what somebody did undone exactly, and nothing that became of it since?"""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from annotator.actions import acts, comments, helpful, placements, readers, snapshots, tags, undoing
from annotator.models import Act, Cited, Comment, Label, Passage, Reader, Tag, Tally
from annotator.models.act import UNDO_FOR
from annotator.refusals import CannotUndo, WordsNotThere
from annotator.text.anchoring import State
from annotator.text.spans import Span
from tests.factories import (
    TEXT,
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_reply,
    make_tag,
    make_user,
)
from tests.revising import make_revised_article, revise, waiting

pytestmark = pytest.mark.django_db
WORDS = "It was a short meeting."


def last(reader: Reader) -> Act:
    """What `reader` can undo next."""
    return reader.acts.undoable()[0]


def state() -> dict[str, Any]:
    """All that readers see of the tags and comments."""
    return {
        "tags": sorted(Tag.objects.values_list("passage__exact", "reader", "label")),
        "tallies": sorted(Passage.objects.values_list("exact", "fact", "opinion", "sarcasm")),
        "comments": sorted(Comment.objects.values_list("pk", "passage__exact", "body", "html")),
        "edited": sorted(Comment.objects.filter(edited_at=None).values_list("pk")),
    }


def test_every_step_of_tagging_is_undone_one_after_the_other() -> None:
    article, reader = make_article(), make_reader()
    make_tag(make_quote(article).passage)
    states = [state()]
    start = article.revision.text.index(WORDS)
    span = Span(start, start + len(WORDS))
    tag = tags.put_on_span(article=article, span=span, reader=reader, label=Label.FACT)
    states.append(state())
    tags.put(passage=tag.passage, reader=reader, label=Label.SARCASM)
    states.append(state())
    tags.take_back(passage=tag.passage, reader=reader)
    assert not Passage.objects.filter(exact=WORDS).exists()

    while states:
        undoing.undo(act=last(reader))
        assert state() == states.pop()

    assert not reader.acts.undoable().exists()


def test_every_step_of_commenting_is_undone_one_after_the_other() -> None:
    nora = make_user()
    reader = readers.of_account(nora)
    states = [state()]
    comment = make_comment(author=nora, body="One.")
    states.append(state())
    comments.rewrite(comment=comment, body="Two.")
    states.append(state())
    comments.rewrite(comment=comment, body="*Three.*")
    states.append(state())
    comments.delete(comment=comment)
    assert not Passage.objects.exists()

    while states:
        undoing.undo(act=last(reader))
        expected = states.pop()
        if not expected["comments"]:
            expected["tallies"] = []
        assert state() == expected


def test_a_comment_that_comes_back_has_its_number_its_time_and_its_author() -> None:
    comment = make_comment(author=make_user())
    before = Comment.objects.values().get()
    comments.delete(comment=comment)

    passage = undoing.undo(act=last(readers.of_account(make_user())))

    after = Comment.objects.values().get()
    assert passage is not None
    assert after == {**before, "passage_id": passage.pk}


def test_a_comment_comes_back_with_its_sources_and_whom_it_helped() -> None:
    cited = [Cited("https://example.org/a", "A", date(2026, 3, 1))]
    passage = make_quote().passage
    comment = make_comment(passage, author=make_user(), body="@edith knows.", sources=cited)
    for reader in (make_reader(), make_reader()):
        helpful.put(comment=comment, reader=reader)
    comments.delete(comment=comment)

    undoing.undo(act=last(readers.of_account(make_user())))

    comment = Comment.objects.get()
    assert (comment.helpful, comment.helpful_marks.count()) == (2, 2)
    assert snapshots.cited(snapshots.words(comment)) == cited


def test_a_comment_that_left_a_trace_comes_back_over_it_with_its_replies() -> None:
    comment = make_comment(author=make_user(), body="One.")
    reply = make_reply(comment, author=make_user("omar"))
    comments.delete(comment=comment)
    assert Comment.objects.get(pk=comment.pk).is_trace

    undoing.undo(act=last(readers.of_account(make_user())))

    comment.refresh_from_db()
    assert (comment.is_trace, comment.body) == (False, "One.")
    assert list(comment.replies.all()) == [reply]


def test_a_last_reply_comes_back_with_the_trace_that_went_with_it() -> None:
    comment = make_comment(author=make_user())
    reply = make_reply(comment, author=make_user("omar"), body="Two.")
    comments.delete(comment=comment)
    reply.refresh_from_db()
    comments.delete(comment=reply)
    assert not Comment.objects.exists()

    undoing.undo(act=last(readers.of_account(make_user("omar"))))

    reply = Comment.objects.get(body="Two.")
    assert reply.parent is not None
    assert (reply.parent.pk, reply.parent.is_trace) == (comment.pk, True)


def test_a_reply_whose_comment_has_gone_does_not_come_back() -> None:
    comment = make_comment(make_quote().passage, author=make_user())
    comments.delete(comment=make_reply(comment, author=make_user("omar")))
    comments.delete(comment=Comment.objects.get())

    with pytest.raises(CannotUndo, match="answered"):
        undoing.undo(act=last(readers.of_account(make_user("omar"))))


def test_a_comment_that_was_answered_leaves_a_trace_when_it_is_undone() -> None:
    comment = make_comment(author=make_user())
    make_reply(comment, author=make_user("omar"))

    passage = undoing.undo(act=last(readers.of_account(make_user())))

    comment.refresh_from_db()
    assert passage is not None
    assert comment.is_trace


def test_sources_go_back_to_what_they_were() -> None:
    one, two = (Cited(f"https://example.org/{n}", n, date(2026, 3, 1)) for n in "ab")
    comment = make_comment(author=make_user(), sources=[one])
    comments.rewrite(comment=comment, body=comment.body, sources=[two])

    undoing.undo(act=last(readers.of_account(make_user())))

    comment.refresh_from_db()
    assert snapshots.cited(snapshots.words(comment)) == [one]
    assert comment.edited_at is None


def test_a_mark_on_a_comment_is_put_and_taken_back() -> None:
    comment, reader = make_comment(), make_reader()
    helpful.put(comment=comment, reader=reader)
    marked = last(reader)
    helpful.take_back(comment=comment, reader=reader)

    for count in (1, 0):
        undoing.undo(act=last(reader))
        comment.refresh_from_db()
        assert (comment.helpful, comment.helpful_marks.count()) == (count, count)
    Act.objects.filter(pk=marked.pk).update(settled_at=None)
    with pytest.raises(CannotUndo, match="not what it was"):
        undoing.undo(act=marked)


def test_a_comment_that_was_sent_again_does_not_come_back_twice() -> None:
    nora, number = make_user(), uuid.UUID(int=3)
    passage = make_quote().passage
    send = partial(comments.write, passage=passage, author=nora, body="Once.", submission=number)
    comments.delete(comment=send())
    deleted = last(readers.of_account(nora))
    send()

    with pytest.raises(CannotUndo):
        undoing.undo(act=deleted)
    assert Comment.objects.count() == 1


def test_nothing_is_undone_twice() -> None:
    reader = make_reader()
    passage = make_quote().passage
    make_tag(passage, reader=reader)
    act = last(reader)
    undoing.undo(act=act)
    make_tag(passage, reader=reader)

    with pytest.raises(CannotUndo, match="already"):
        undoing.undo(act=act)
    assert Tag.objects.count() == 1


def test_what_was_changed_since_is_left_and_can_still_be_undone_in_turn() -> None:
    reader = make_reader()
    passage = make_quote().passage
    make_tag(passage, reader=reader, label=Label.FACT)
    first = last(reader)
    make_tag(passage, reader=reader, label=Label.OPINION)

    with pytest.raises(CannotUndo, match="not what it was"):
        undoing.undo(act=first)
    assert Tag.objects.get().label == Label.OPINION
    undoing.undo(act=last(reader))
    undoing.undo(act=first)
    assert not Tag.objects.exists()


def test_a_comment_that_was_changed_or_deleted_since_is_left() -> None:
    comment = make_comment(author=make_user(), body="One.")
    reader = readers.of_account(make_user())
    written = last(reader)
    comments.rewrite(comment=comment, body="Two.")

    with pytest.raises(CannotUndo, match="changed"):
        undoing.undo(act=written)
    assert Comment.objects.get().body == "Two."
    comments.delete(comment=comment)
    with pytest.raises(CannotUndo, match="deleted"):
        undoing.undo(act=written)


def test_an_undo_counts_with_what_others_gave_meanwhile() -> None:
    reader = make_reader()
    passage = make_passage()
    make_tag(passage, reader=reader, label=Label.SARCASM)
    make_tag(passage, label=Label.SARCASM)
    make_tag(passage, label=Label.FACT)

    undoing.undo(act=last(reader))

    assert Passage.objects.get().tally == Tally(fact=1, sarcasm=1)


def test_a_tag_comes_back_on_the_passage_that_somebody_else_made_of_the_same_words() -> None:
    article, reader = make_article(), make_reader()
    tag = make_tag(make_passage(article), reader=reader, label=Label.FACT)
    tags.take_back(passage=tag.passage, reader=reader)
    other = make_tag(make_passage(article), label=Label.OPINION)

    assert undoing.undo(act=last(reader)) == other.passage
    assert Passage.objects.get().tally == Tally(fact=1, opinion=1)


def test_what_went_with_its_words_cannot_come_back_and_is_in_nobodys_way() -> None:
    article, reader = make_article(), make_reader()
    make_tag(make_quote(article).passage, reader=reader)
    tag = make_tag(make_passage(article), reader=reader)
    tags.take_back(passage=tag.passage, reader=reader)
    revise(article, TEXT.replace("short", "long"))

    with pytest.raises(CannotUndo, match="changed"):
        undoing.undo(act=last(reader))
    with pytest.raises(CannotUndo, match="not what it was"):
        undoing.undo(act=last(reader))
    undoing.undo(act=last(reader))
    assert not Tag.objects.exists()


def test_on_words_that_were_changed_a_tag_can_be_undone_but_not_come_back() -> None:
    article, reader = make_article(), make_reader()
    passage = make_passage(article)
    make_comment(passage)
    make_tag(passage, reader=reader)
    revise(article, TEXT.replace("short", "long"))

    undoing.undo(act=last(reader))
    assert not Tag.objects.exists()

    passage = make_passage(article, "Nobody in the room laughed.")
    make_comment(passage)
    tags.take_back(passage=make_tag(passage, reader=reader).passage, reader=reader)
    revise(article, TEXT.replace("laughed", "wept"))
    with pytest.raises(WordsNotThere):
        undoing.undo(act=last(reader))


def test_a_tag_is_undone_where_an_editor_carried_it_over() -> None:
    article = make_revised_article()
    placement = waiting(article, State.REWORDED)
    tag = placement.passage.tags.select_related("reader").first()
    assert tag is not None
    placements.confirm(placement=placement, editor=make_editor())

    assert undoing.undo(act=last(tag.reader)) is None or not Tag.objects.filter(pk=tag.pk).exists()


def test_after_an_hour_nothing_is_undone_and_nothing_is_kept() -> None:
    comment = make_comment(author=make_user())
    comments.delete(comment=comment)
    reader = readers.of_account(make_user())
    act = last(reader)
    Act.objects.update(done_at=timezone.now() - UNDO_FOR)

    assert not reader.acts.undoable().exists()
    with pytest.raises(CannotUndo, match="hour"):
        undoing.undo(act=act)
    # Whoever does something may sweep out what is past.
    tag = make_tag()
    acts.sweep()
    assert Act.objects.get() == tag.noted
    with pytest.raises(CannotUndo, match="hour"):
        undoing.undo(act=act)


def test_almost_an_hour_later_it_is_undone() -> None:
    reader = make_reader()
    make_tag(reader=reader)
    Act.objects.update(done_at=timezone.now() - UNDO_FOR + timedelta(minutes=1))

    undoing.undo(act=last(reader))

    assert not Tag.objects.exists()


def test_what_is_past_is_swept_out_as_others_act(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "SWEEP_EVERY", 8)
    passage = make_quote().passage
    make_tag(passage)
    old = Act.objects.get()
    Act.objects.update(done_at=timezone.now() - UNDO_FOR)

    for _ in range(acts.SWEEP_EVERY):
        make_tag(passage)

    assert not Act.objects.filter(pk=old.pk).exists()


def test_what_a_browser_did_is_undone_by_the_account_that_signed_in_there() -> None:
    nora, guest = make_user(), make_reader()
    make_tag(reader=guest)
    assert guest.browser is not None
    readers.adopt(browser=guest.browser, user=nora)

    undoing.undo(act=last(readers.of_account(nora)))

    assert not Tag.objects.exists()


def test_of_long_words_the_beginning_is_kept() -> None:
    make_tag(make_quote(make_article("word " * 100), ("word " * 100).strip()).passage)

    assert Act.objects.get().words == "word " * 23 + "word…"
