"""Is what was found shown in place, in the words of the text?"""

from __future__ import annotations

import pytest

from annotator.search.asking import Asked
from annotator.search.excerpts import excerpt, fragment
from annotator.search.indexed import MOST_WORDS_A_PART, parts


def marked(text: str, typed: str, language: str = "en") -> str:
    shown = excerpt(text, Asked.of(typed), language)
    return "".join(f"[{one.words}]" if one.is_asked else one.words for one in shown.pieces)


@pytest.mark.parametrize(
    ("text", "typed", "language", "expected"),
    [
        ("Two Crates were lost.", "crate", "en", "Two [Crates] were lost."),
        ("L’Économie va mal.", "economies", "fr", "L’[Économie] va mal."),
        ("Pommes mangées.", "mangee", "fr", "Pommes [mangées]."),
        ("Un porte-parole parle.", "porte-parole", "fr", "Un [porte-parole] parle."),
        ("The board; a board.", '"a board"', "en", "The board; [a board]."),
        ("Œuvres et cœurs", "oeuvre coeur", "fr", "[Œuvres] et [cœurs]"),
        ("e\u0301cole", "ecole", "fr", "[e\u0301cole]"),
        ("Economy and ecology", "eco*", "en", "[Economy] and [ecology]"),
        ("Crates", "crate", "he", "Crates"),
        ("مجلس الميناء", "الميناء", "ar", "مجلس [الميناء]"),
    ],
)
def test_words_are_marked_as_the_text_has_them(
    text: str, typed: str, language: str, expected: str
) -> None:
    assert marked(text, typed, language) == expected


def test_the_stretch_with_most_of_what_was_asked_is_shown() -> None:
    text = "A crane. " + "Nothing here. " * 60 + "The crane and the harbour. " + "More. " * 60

    shown = excerpt(text, Asked.of("crane harbour"), "en")

    assert shown.cut_before
    assert shown.cut_after
    assert [one.words for one in shown.pieces if one.is_asked] == ["crane", "harbour"]


def test_an_address_leads_to_the_very_words() -> None:
    text = "The harbour. A well-known, old harbour board met."
    place = excerpt(text, Asked.of('"well known"'), "en").place

    assert place is not None
    assert fragment(text, place) == ":~:text=A-,well%2Dknown%2C,-old"


def test_a_long_text_is_indexed_in_parts_that_leave_nothing_out() -> None:
    words = [f"word{number}" for number in range(MOST_WORDS_A_PART + 5)]
    text = " ".join(words)
    blocks = [0, text.index("word100 "), text.index("word8001 ")]

    first, second = parts(["Title"], text, "en", blocks)

    assert first.terms.split()[:2] == ["title", "word0"]
    assert second.terms.split() == ["title", *words[MOST_WORDS_A_PART:], "en0titl"]
    assert text[second.start : second.start + second.length] == " ".join(words[MOST_WORDS_A_PART:])
    assert (first.first_block, second.first_block) == (1, 2)
