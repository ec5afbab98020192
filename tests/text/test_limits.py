"""Are the bounds where they are said to be, and do they speak to people?"""

from __future__ import annotations

import pytest

from annotator.text import limits
from annotator.text.limits import SanitizeError, TooDeep, TooLarge


def test_what_reaches_a_bound_is_taken_and_what_passes_it_is_not() -> None:
    limits.check_length("ab", 2)
    limits.check_elements(2, 2)
    limits.check_depth(2, 2)
    with pytest.raises(TooLarge, match=r"has 3 characters of HTML; at most 2"):
        limits.check_length("abc", 2)
    with pytest.raises(TooLarge, match=r"more than 2 HTML elements"):
        limits.check_elements(3, 2)
    with pytest.raises(TooDeep, match=r"more than 2 HTML elements inside one another"):
        limits.check_depth(3, 2)


def test_all_refusals_can_be_caught_as_one() -> None:
    assert issubclass(TooLarge, SanitizeError)
    assert issubclass(TooDeep, SanitizeError)
    assert issubclass(SanitizeError, ValueError)


def test_an_article_of_five_megabytes_is_taken_and_one_of_twenty_is_not() -> None:
    assert 5_000_000 < limits.MAX_HTML < 20_000_000
