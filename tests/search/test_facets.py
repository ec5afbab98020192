"""Do times in the index make up exactly the days that are asked for?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.search.facets import of_day, of_days


@pytest.mark.parametrize(
    ("since", "until", "times"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), ["d02026"]),
        (date(2026, 2, 1), date(2026, 3, 1), ["d0202602", "d020260301"]),
        (date(2000, 1, 1), date(2111, 12, 31), ["d020", "d0210", "d02110", "d02111"]),
        (None, date(2001, 12, 31), ["d00", "d01", "d02000", "d02001"]),
        (date(2026, 5, 2), date(2026, 5, 1), []),
    ],
)
def test_the_longest_times_are_told(since: date, until: date, times: list[str]) -> None:
    assert of_days(since, until) == times


@given(st.dates() | st.none(), st.dates() | st.none(), st.dates())
def test_a_day_is_told_by_one_of_them_where_it_is_between(
    since: date | None, until: date | None, day: date
) -> None:
    told = set(of_day(day)) & set(of_days(since, until))

    between = (since or date.min) <= day <= (until or date.max)
    assert len(told) == between
    assert len(of_days(since, until)) < 300
