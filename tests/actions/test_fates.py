"""Do no two passages meet on the same words, and does none leave the list?"""

from __future__ import annotations

from annotator.actions.fates import Fate, one_a_place, placed_from
from annotator.models import Passage
from annotator.text.anchoring import State
from annotator.text.spans import Span
from tests.revising import AFTER, BEFORE, WORDS

HERE, THERE = Span(0, 9), Span(20, 29)


def fate(state: State, span: Span | None) -> Fate:
    return Fate(Passage(start=0, end=9), state, span)


def test_passages_are_placed_in_the_order_that_they_are_given_in() -> None:
    passages = []
    for words in WORDS.values():
        start = BEFORE.index(words)
        passages.append(Passage(start=start, end=start + len(words), exact=words))

    fates = placed_from(BEFORE, AFTER, passages)

    assert [one.passage for one in fates] == passages
    assert [one.state for one in fates] == list(WORDS)
    assert [one.lives for one in fates] == [True, True, False, False, False]


def test_what_stayed_in_its_place_goes_before_what_moved_there() -> None:
    fates = one_a_place([fate(State.MOVED, HERE), fate(State.SAME, HERE), fate(State.SAME, THERE)])

    assert [one.state for one in fates] == [State.AMBIGUOUS, State.SAME, State.SAME]
    assert fates[0].span == HERE


def test_of_equals_the_first_stays() -> None:
    fates = one_a_place([fate(State.MOVED, HERE), fate(State.MOVED, HERE)])

    assert [one.state for one in fates] == [State.MOVED, State.AMBIGUOUS]


def test_what_waits_is_in_nobodys_way() -> None:
    fates = [fate(State.REWORDED, HERE), fate(State.SAME, HERE), fate(State.GONE, None)]

    assert one_a_place(fates) == fates
