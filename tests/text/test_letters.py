"""Which characters are kept, and what is a name from outside made to be?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  A \t title\nof two lines ", "A title of two lines"),
        ("A\x00 ti\x07tle\x9b", "A title"),
        ("\u202eeltit\u202c A \u2066b\u2069", "eltit A b"),
        ("Qui\u00a0: Mme\u202f!", "Qui\u00a0: Mme\u202f!"),
        ("e\u0301te\u0301", "été"),
        ("👩🏽\u200d🚀 שלום", "👩🏽\u200d🚀 שלום"),
        ("\ud83d half an emoji", "half an emoji"),
        ("\u00a0\u2003", ""),
    ],
)
def test_a_title_is_one_composed_line_without_controls(text: str, expected: str) -> None:
    assert letters.plain(text) == expected


@given(st.text())
def test_what_is_plain_stays_as_it_is_and_can_be_written(text: str) -> None:
    plain = letters.plain(text)

    assert letters.plain(plain) == plain
    assert "\n" not in plain
    plain.encode("utf-8")


def test_white_space_collapses_but_spaces_that_do_not_break_stay() -> None:
    assert letters.collapse("a \n\t b\u2028c\u00a0\u00a0d") == "a b c\u00a0\u00a0d"
