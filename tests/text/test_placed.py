"""Do states read as their words, and have those without a place none?"""

from __future__ import annotations

import pytest

from annotator.text.placed import AMBIGUOUS, GONE, Placed, State


@pytest.mark.parametrize("placed", [AMBIGUOUS, GONE])
def test_what_has_no_place_has_neither_bound(placed: Placed) -> None:
    assert (placed.start, placed.end) == (None, None)


def test_a_state_is_stored_and_read_as_its_word() -> None:
    for word in ("same", "moved", "reworded", "ambiguous", "gone"):
        assert f"{State(word)}" == word


def test_places_are_compared_by_what_they_say_and_never_changed() -> None:
    placed = Placed(State.MOVED, 3, 7)

    assert len({placed, Placed(State.MOVED, 3, 7), Placed(State.SAME, 3, 7)}) == 2
    with pytest.raises(AttributeError):
        placed.end = 8  # type: ignore[misc]
