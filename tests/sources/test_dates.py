"""Are dates read as articles write them, and left alone where nobody can tell?"""

from __future__ import annotations

from datetime import date

import pytest

from annotator.sources import dates


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("28 janvier 2025", "fr"),
        ("Publié le mardi 28 janvier 2025 à 10h30", "fr"),
        ("28/01/2025", "fr"),
        ("28.01.2025", "en"),
        ("January 28, 2025", "en"),
        ("Tuesday, 28th January 2025", "en"),
        ("Published on Jan. 28, 2025", "en"),
        ("2025-01-28", ""),
        ("2025-01-28T10:00:00+01:00", ""),
    ],
)
def test_a_day_is_read_however_it_is_written(words: str, language: str) -> None:
    assert dates.parse(words, language) == date(2025, 1, 28)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("03/04/2025", "en"),
        ("31 février 2025", "fr"),
        ("28 Brumaire 2025", "fr"),
        ("In 2025 the 28 boats left", "en"),
        ("2025", "en"),
        ("", ""),
    ],
)
def test_what_names_no_day_for_certain_is_none(words: str, language: str) -> None:
    assert dates.parse(words, language) is None


def test_the_first_of_a_month_is_read_in_french() -> None:
    assert dates.parse("1er août 2024", "fr") == date(2024, 8, 1)
