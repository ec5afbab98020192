"""What is understood of what somebody types?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.search.asking import MOST_TERMS, Asked
from annotator.search.matching import of_postgresql, of_sqlite


def words(typed: str) -> list[str]:
    return [" ".join(term.words) for term in Asked.of(typed).wanted]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Harbour CRANES", ["harbour", "cranes"]),
        ("l’économie", ["economie"]),
        ("aujourd'hui", ["aujourd hui"]),
        ("porte-parole", ["porte parole"]),
        ("Ada's", ["ada"]),
        ("Œuvre Straße Ærø", ["oeuvre", "strasse", "aero"]),
        ("« le dernier train »", ["le dernier train"]),
        ('"never lost a crate', ["never lost a crate"]),
        ("(harbour), vote!", ["harbour", "vote"]),
        ("crate crate", ["crate"]),
        ("* - -- ' \" … 👩‍👩‍👧", []),
    ],
)
def test_words_are_told_apart(typed: str, wanted: list[str]) -> None:
    assert words(typed) == wanted


def test_a_minus_leaves_out_a_word_or_a_phrase() -> None:
    asked = Asked.of('harbour -crane -"the board"')

    assert [one.words for one in asked.wanted] == [("harbour",)]
    assert [one.words for one in asked.unwanted] == [("crane",), ("the", "board")]


def test_a_star_asks_for_a_beginning_of_two_letters_at_least() -> None:
    assert Asked.of("econ*").wanted[0].begins
    assert not Asked.of("e*").wanted[0].begins


def test_no_more_is_asked_than_a_database_answers_quickly() -> None:
    assert len(Asked.of(" ".join(f"w{number}" for number in range(100))).wanted) == MOST_TERMS


@given(st.text())
def test_nothing_that_is_typed_is_an_error(typed: str) -> None:
    asked = Asked.of(typed)

    if asked:
        for query in (of_sqlite(asked), of_postgresql(asked)):
            assert "\0" not in query
