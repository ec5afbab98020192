"""Is agreement reckoned as the literature does, and within the bounds that it must keep to?"""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import NOTHING_TO_AGREE_ON, Agreement

# The examples of Krippendorff (2011): a row an observer, a column a unit, a dot what is missing.
TWO_VALUES = ("0100000010", "1110010000")
FIVE_VALUES = ("aabbdcccedda", "babbbccceddd")
MISSING = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
UNITS = st.lists(st.tuples(*[st.integers(0, 12)] * 3), max_size=20)


def units_of(observers: tuple[str, ...]) -> list[tuple[int, ...]]:
    """How often each value was given to each unit."""
    values = sorted({value for row in observers for value in row} - {"."})
    counted = [Counter(column) for column in zip(*observers, strict=True)]
    return [tuple(unit[value] for value in values) for unit in counted]


@pytest.mark.parametrize(
    ("observers", "alpha", "values"),
    [(TWO_VALUES, 0.095, 20), (FIVE_VALUES, 0.692, 24), (MISSING, 0.743, 40)],
)
def test_alpha_is_what_its_author_reckons(
    observers: tuple[str, ...], alpha: float, values: int
) -> None:
    agreed = Agreement.of(units_of(observers))

    assert agreed.alpha == pytest.approx(alpha, abs=0.0005)
    assert agreed.tags == values


def test_the_share_is_of_those_who_said_what_most_said() -> None:
    agreed = Agreement.of([(3, 1, 0), (0, 2, 2), (1, 0, 0)])

    assert agreed.share == (3 + 2) / 8
    assert (agreed.percent, agreed.tags) == (62, 8)


@pytest.mark.parametrize("units", [[], [(1, 0, 0), (0, 0, 1)], [(0, 0, 0)]])
def test_of_passages_that_nobody_else_tagged_nothing_is_said(units: list[tuple[int, ...]]) -> None:
    agreed = Agreement.of(units)

    assert agreed == NOTHING_TO_AGREE_ON
    assert (agreed.share, agreed.alpha, agreed.tags, agreed.percent) == (None, None, 0, 0)


def test_where_all_say_the_same_of_everything_alpha_is_not_known() -> None:
    agreed = Agreement.of([(4, 0, 0), (7, 0, 0)])

    assert (agreed.share, agreed.alpha) == (1, None)


def test_of_one_passage_alone_no_alpha_is_told() -> None:
    agreed = Agreement.of([(4, 2, 1)])

    assert (agreed.percent, agreed.alpha) == (57, None)


@given(UNITS)
def test_it_keeps_within_its_bounds(units: list[tuple[int, ...]]) -> None:
    agreed = Agreement.of(units)

    if agreed.share is not None:
        assert 1 / 3 <= agreed.share <= 1
    if agreed.alpha is not None:
        assert -1 <= agreed.alpha <= 1 + 1e-9


@given(UNITS)
def test_neither_the_order_of_passages_nor_the_names_of_labels_matter(
    units: list[tuple[int, ...]],
) -> None:
    agreed = Agreement.of(units)

    for order in permutations(range(3)):
        renamed = Agreement.of([tuple(unit[label] for label in order) for unit in reversed(units)])
        assert renamed.share == pytest.approx(agreed.share)
        assert renamed.alpha == pytest.approx(agreed.alpha, abs=1e-9)


@given(st.lists(st.integers(2, 9), min_size=2, max_size=8))
def test_whole_agreement_on_different_labels_is_one(sizes: list[int]) -> None:
    units = [
        tuple(size if label == n % 3 else 0 for label in range(3)) for n, size in enumerate(sizes)
    ]

    agreed = Agreement.of(units)

    assert agreed.share == 1
    assert agreed.alpha == pytest.approx(1)


@given(UNITS, UNITS)
def test_it_can_be_added_up(units: list[tuple[int, ...]], others: list[tuple[int, ...]]) -> None:
    added = Agreement.of(units) + Agreement.of(others)
    whole = Agreement.of(units + others)

    assert added.share == pytest.approx(whole.share)
    assert added.alpha == pytest.approx(whole.alpha, abs=1e-9)
