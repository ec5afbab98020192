"""Do the pages of revisions get what was there, and all of it?"""

from __future__ import annotations

import pytest

from annotator.actions import placements, revisions
from annotator.models import Passage
from annotator.queries import history
from annotator.text.anchoring import State
from tests.factories import make_article, make_editor, make_passage, make_tag
from tests.revising import (
    AFTER,
    AMBIGUOUS,
    BEFORE,
    REWORDED,
    REWORDED_TO,
    WORDS,
    make_revised_article,
    passage_of,
    revise,
    waiting,
)

pytestmark = pytest.mark.django_db


def test_every_revision_is_listed_with_what_became_of_passages() -> None:
    article = make_revised_article()

    newest, first = history.revisions(article)

    assert (newest.revision.number, first.revision.number) == (2, 1)
    assert newest.told == [(state, 1) for state in State]
    assert first.told == []
    assert history.numbers(article) == [1, 2]


def test_a_revision_has_the_passages_that_stood_in_it_on_their_words_there() -> None:
    article = make_revised_article()
    revise(article, f"It began like this.\n\n{AFTER}")
    placements.confirm(placement=waiting(article), editor=make_editor())

    first = history.reading(article.revisions.get(number=1))

    assert {one.passage.exact for one in first.passages} == set(WORDS.values())
    for one in first.passages:
        assert one.passage.span.of(BEFORE) == one.passage.exact
    second = history.reading(article.revisions.get(number=2))
    assert REWORDED_TO not in {one.passage.exact for one in second.passages}
    third = history.reading(article.revisions.get(number=3))
    assert REWORDED_TO in {one.passage.exact for one in third.passages}


def test_reading_the_past_changes_nothing() -> None:
    article = make_revised_article()
    before = list(Passage.objects.order_by("pk").values())

    for revision in article.revisions.all():
        _ = history.reading(revision).blocks

    assert list(Passage.objects.order_by("pk").values()) == before


def test_the_queue_offers_the_places_of_what_may_stand_in_several() -> None:
    article = make_revised_article()

    forks = {State(one.placement.state): one for one in history.queue(article, None)}

    assert list(forks) == [State.REWORDED, State.AMBIGUOUS, State.GONE]
    places = forks[State.AMBIGUOUS].offered
    assert [words.exact for _, words in places] == [AMBIGUOUS, AMBIGUOUS]
    assert not forks[State.REWORDED].offered
    assert "".join(piece.words for piece in forks[State.REWORDED].pieces if piece.element != "del")
    assert not forks[State.GONE].pieces


def test_a_passage_knows_what_it_was_and_who_moved_it() -> None:
    article = make_revised_article()
    passage = passage_of(article, REWORDED)
    assert history.past(passage).now is not None
    placements.confirm(placement=waiting(article), editor=make_editor())
    revise(article, f"{AFTER}\n\nMore.")

    past = history.past(passage_of(article, REWORDED_TO))

    assert past.now is None
    assert past.moved is not None
    assert past.moved.placement.from_exact == REWORDED
    assert str(past.moved.placement.decided_by) == "edith"


def test_a_passage_that_only_moved_has_nothing_to_tell() -> None:
    article = make_article("It rained. It snowed.")
    make_tag(make_passage(article, "It snowed."))
    revise(article, "It rained and it rained. It snowed.")
    revisions.restore(revision=article.revisions.get(number=1))

    past = history.past(passage_of(article, "It snowed."))

    assert (past.now, past.moved) == (None, None)
