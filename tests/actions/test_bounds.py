"""Can a passage be given other bounds while it is only one's own, with nothing lost?"""

from __future__ import annotations

import pytest

from annotator.actions import bounds, readers, tags, undoing
from annotator.models import Comment, Label, Passage, Reader, Tag, Tally
from annotator.refusals import CannotUndo, ChangedMeanwhile, NotAllowed, Refusal, WordsNotThere
from annotator.text.selectors import occurrences
from annotator.text.spans import Span
from tests.factories import (
    TEXT,
    make_article,
    make_comment,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
    make_user,
)
from tests.revising import revise

pytestmark = pytest.mark.django_db
WORDS, LONGER = (
    "It was a short meeting.",
    "The harbour board met on Monday. It was a short meeting.",
)


def nora() -> Reader:
    return readers.of_account(make_user())


def span(words: str = LONGER) -> Span:
    return occurrences(TEXT, words)[0]


def test_a_passage_of_ones_own_gets_other_bounds_and_keeps_its_number() -> None:
    passage = make_tag(reader=nora(), label=Label.OPINION).passage
    make_comment(passage, author=make_user())
    version = Passage.objects.get().version

    into = bounds.move(passage=passage, reader=nora(), span=span())

    stored = Passage.objects.get()
    assert into == stored == passage
    assert (stored.exact, stored.tally) == (LONGER, Tally(opinion=1))
    assert stored.suffix.startswith("\n\n“We have")
    assert stored.version > version
    undoing.undo(act=nora().acts.undoable()[0])
    assert Passage.objects.get().exact == WORDS


def test_where_a_passage_is_already_tag_and_comments_join_it_and_can_come_back() -> None:
    article = make_article()
    there = make_tag(make_passage(article, LONGER), label=Label.FACT).passage
    make_tag(there, reader=nora(), label=Label.FACT)
    passage = make_tag(make_passage(article), reader=nora(), label=Label.SARCASM).passage
    comment = make_comment(passage, author=make_user())

    assert bounds.move(passage=passage, reader=nora(), span=span()) == there
    assert Passage.objects.get().tally == Tally(fact=1, sarcasm=1)
    assert Comment.objects.get().passage == there

    undoing.undo(act=nora().acts.undoable()[0])
    assert {one.exact: one.tally for one in Passage.objects.all()} == {
        WORDS: Tally(sarcasm=1),
        LONGER: Tally(fact=2),
    }
    comment.refresh_from_db()
    assert comment.passage.exact == WORDS


def test_what_nobody_else_is_on_goes_back_and_forth_without_a_trace() -> None:
    passage = make_tag(reader=nora()).passage
    make_tag(make_passage(passage.article, LONGER), reader=nora(), label=Label.SARCASM)
    bounds.move(passage=passage, reader=nora(), span=span())

    for _ in range(3):
        undoing.undo(act=nora().acts.undoable()[0])

    assert not Passage.objects.exists()


@pytest.mark.parametrize(
    ("on_it", "refusal"),
    [
        (lambda passage: make_tag(passage), ChangedMeanwhile),
        (lambda passage: make_comment(passage, author=make_user("omar")), ChangedMeanwhile),
        (lambda passage: make_quote(passage.article, WORDS), ChangedMeanwhile),
        (lambda passage: tags.take_back(passage=passage, reader=nora()), WordsNotThere),
        (lambda passage: revise(passage.article, TEXT.replace("short", "long")), WordsNotThere),
    ],
    ids=["a tag", "a comment", "a quote", "gone", "another text"],
)
def test_it_stays_where_others_are_on_it(on_it: object, refusal: type[Refusal]) -> None:
    passage = make_tag(reader=nora()).passage
    assert callable(on_it)
    on_it(passage)

    with pytest.raises(refusal):
        bounds.move(passage=passage, reader=nora(), span=span())


def test_it_stays_where_nothing_is_ones_own() -> None:
    for passage in (make_tag().passage, make_quote().passage):
        with pytest.raises(NotAllowed):
            bounds.move(passage=passage, reader=make_reader(), span=span())


def test_it_does_not_go_back_under_somebody_elses_tag() -> None:
    passage = make_tag(reader=nora()).passage
    bounds.move(passage=passage, reader=nora(), span=span())
    make_tag(passage)

    with pytest.raises(CannotUndo, match="Others"):
        undoing.undo(act=nora().acts.undoable()[0])
    assert Passage.objects.get().exact == LONGER


def test_what_somebody_else_took_back_comes_back_on_the_words_it_was_on() -> None:
    other = make_reader()
    passage = make_tag(reader=nora()).passage
    make_tag(passage, reader=other, label=Label.SARCASM)
    tags.take_back(passage=passage, reader=other)
    bounds.move(passage=passage, reader=nora(), span=span())

    undoing.undo(act=other.acts.undoable()[0])

    assert Tag.objects.get(reader=other).passage.exact == WORDS
