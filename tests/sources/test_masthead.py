"""Is what stands above an article told from its text?"""

from __future__ import annotations

from datetime import date

import pytest

from annotator.sources import masthead
from annotator.sources.masthead import Credits

DAY = date(2025, 1, 28)


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("By Jane Roe", "en", Credits("Jane Roe")),
        ("BY JANE ROE", "en", Credits("JANE ROE")),
        ("Par Jean-Marc d’Untel et Ève Le Goff", "fr", Credits("Jean-Marc d’Untel et Ève Le Goff")),
        ("By Jane Roe, 28 January 2025", "en", Credits("Jane Roe", "", DAY)),
        ("By Jane Roe, technology editor", "en", Credits("Jane Roe, technology editor")),
        ("Par Ève Roe | La Dépêche | 28 janvier 2025", "fr", Credits("Ève Roe", "La Dépêche", DAY)),
        ("La Dépêche du silicium · 28 janvier 2025 · 6 min", "fr",
         Credits("", "La Dépêche du silicium", DAY)),
        ("28 January 2025 — Jane Roe", "en", Credits("Jane Roe", "", DAY)),
        ("Publié le 28 janvier 2025", "fr", Credits("", "", DAY)),
    ],
)  # fmt: skip
def test_credits_are_read(line: str, language: str, expected: Credits) -> None:
    assert masthead.credits_of(line, language) == expected


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("By the river, nobody had seen the boats", "en"),
        ("By Friday, Mara Quill had left the town.", "en"),
        ("Par exemple, le port de Valmorin", "fr"),
        ("Par Toutatis !", "fr"),
        ("The vote was held on 28 January 2025", "en"),
        ("Amodei — la suite | demain", "fr"),
        ("6 min", "fr"),
        ("", "en"),
    ],
)
def test_a_line_of_the_text_is_no_credits(line: str, language: str) -> None:
    assert masthead.credits_of(line, language) is None


@pytest.mark.parametrize("line", ["The bridge that waited", "Rien que ça ?", "« On verra »", "A B"])
def test_a_short_line_without_a_final_stop_reads_as_a_title(line: str) -> None:
    assert masthead.reads_as_title(line)


@pytest.mark.parametrize("line", ["It was late.", "He said:", "word " * 50, "***", "Yes, but,"])
def test_a_sentence_does_not_read_as_a_title(line: str) -> None:
    assert not masthead.reads_as_title(line)


def test_a_made_title_ends_between_two_words() -> None:
    title = masthead.made_title(
        "The rain began on Sunday, and it had not stopped by Thursday at noon"
    )

    assert title == "The rain began on Sunday, and it had not stopped by…"


def test_titles_are_the_same_whatever_their_spaces_and_marks() -> None:
    assert masthead.same_words("L’été : enfin !", "l'été\u00a0: ENFIN!")
    assert not masthead.same_words("Un", "Deux")
    assert not masthead.same_words("…", "!")
