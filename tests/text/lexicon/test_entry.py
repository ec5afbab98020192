"""Are words looked up in the forms in which a text has them?"""

import pytest

from annotator.text.lexicon import NEUTRAL, Gender, lexicon_of
from annotator.text.lexicon.entry import genders, inflect, words


def test_lists_of_words_are_sets() -> None:
    assert words("one two", "two three") == {"one", "two", "three"}


def test_stems_take_every_ending() -> None:
    assert inflect("clos open", "- ed") == {"clos", "closed", "open", "opened"}


def test_a_name_of_both_genders_tells_none() -> None:
    assert genders(["otto", "kim"], ["jane", "kim"]) == {
        "otto": Gender.MALE,
        "jane": Gender.FEMALE,
        "kim": Gender.EITHER,
    }


@pytest.mark.parametrize(
    ("language", "word", "noun"),
    [
        ("en", "mayor", "mayor"),
        ("en", "mayors", "mayor"),
        ("en", "harbour-mayor", "mayor"),
        ("en", "gribble", "gribble"),
        ("en", "gas", "gas"),
        ("fr", "sous-maire", "maire"),
        ("fr", "élus", "élu"),
    ],
)
def test_the_noun_of_a_word_is_its_singular_or_the_last_of_its_parts(
    language: str, word: str, noun: str
) -> None:
    assert lexicon_of(language).noun(word) == noun


def test_a_given_name_is_known_by_its_first_part() -> None:
    lexicon = lexicon_of("fr")

    assert lexicon.is_given("Anne-Sophie")
    assert lexicon.given_gender("Anne-Sophie") is Gender.FEMALE
    assert not lexicon.is_given("Valbrume-sur-Mer")
    assert lexicon.given_gender("Valbrume") is Gender.EITHER


@pytest.mark.parametrize("code", ["fr", "fr-CA", "FR_be"])
def test_a_region_does_not_matter(code: str) -> None:
    assert lexicon_of(code).code == "fr"


def test_a_language_without_data_has_no_words() -> None:
    assert lexicon_of("xx") is NEUTRAL
    assert not NEUTRAL.speech
