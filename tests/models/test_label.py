"""Does a tally say who is ahead, who disagrees, and shares that add up?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.models import Label, Tally

counts = st.integers(0, 10_000)
tallies = st.builds(Tally, counts, counts, counts)


def test_the_label_that_most_readers_gave_is_ahead() -> None:
    assert Tally(1, 5, 2).dominant is Label.OPINION


@pytest.mark.parametrize("tally", [Tally(), Tally(2, 2, 0), Tally(1, 1, 1)])
def test_without_readings_and_in_a_tie_no_label_is_ahead(tally: Tally) -> None:
    assert tally.dominant is None


@pytest.mark.parametrize(
    ("tally", "contested"),
    [
        (Tally(), False),
        (Tally(1, 1, 1), False),  # too few to speak of
        (Tally(2, 2, 0), True),
        (Tally(2, 1, 1), True),
        (Tally(3, 1, 0), False),
        (Tally(4, 3, 2), True),
    ],
)
def test_a_passage_is_contested_when_enough_read_it_and_no_label_has_more_than_half(
    tally: Tally, contested: bool
) -> None:
    assert tally.contested is contested


@given(tallies)
def test_the_shares_of_a_tally_add_up_to_a_hundred(tally: Tally) -> None:
    percents = [share.percent for share in tally.shares]

    assert sum(percents) == (100 if tally.total else 0)
    assert [share.count for share in tally.shares] == [tally.fact, tally.opinion, tally.sarcasm]


@given(tallies)
def test_no_share_is_a_whole_per_cent_away_from_the_truth(tally: Tally) -> None:
    for share in tally.shares:
        assert abs(share.percent - 100 * share.count / (tally.total or 1)) < 1


@given(tallies)
def test_the_parts_of_a_bar_lie_side_by_side(tally: Tally) -> None:
    position = 0
    for share in tally.shares:
        assert share.offset == position
        position += share.percent


@given(st.lists(tallies, max_size=6))
def test_a_total_is_the_sum_of_each_label(many: list[Tally]) -> None:
    total = Tally.total_of(many)

    assert total.total == sum(tally.total for tally in many)
    assert total.sarcasm == sum(tally.sarcasm for tally in many)


@pytest.mark.parametrize(
    ("tally", "few", "sure"),
    [
        (Tally(), False, False),
        (Tally(3, 0, 0), True, False),
        (Tally(4, 0, 0), False, False),  # enough to disagree, not to leave no doubt
        (Tally(8, 1, 1), False, True),
        (Tally(7, 2, 1), False, False),
    ],
)
def test_few_readers_are_told_from_many_who_agree(tally: Tally, few: bool, sure: bool) -> None:
    assert (tally.few, tally.sure) == (few, sure)
