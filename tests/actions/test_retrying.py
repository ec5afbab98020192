"""Is an act that lost a race tried once more, and only once?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from annotator.actions.retrying import once_more


def fails(times: int) -> list[int]:
    """The tries of an act that a constraint refuses so many times."""
    tries: list[int] = []

    @once_more
    def act() -> None:
        tries.append(len(tries))
        if len(tries) <= times:
            raise IntegrityError

    act()
    return tries


def test_an_act_that_works_is_done_once() -> None:
    assert fails(0) == [0]


def test_an_act_that_lost_a_race_is_tried_again() -> None:
    assert fails(1) == [0, 1]


def test_an_act_that_fails_twice_fails() -> None:
    with pytest.raises(IntegrityError):
        fails(2)
