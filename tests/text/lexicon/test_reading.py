"""Are the word lists read as they say at their top?"""

import pytest

from annotator.text.lexicon import Gender, reading


@pytest.mark.parametrize("language", ["en", "fr"])
def test_verbs_have_finite_forms_and_participles_strong_and_weak(language: str) -> None:
    strong, weak = reading.verbs(f"{language}/speech.txt")

    assert {"en": "says", "fr": "dit"}[language] in strong.finite
    assert {"en": "saying", "fr": "disant"}[language] in strong.present
    assert weak.forms
    assert strong.forms == strong.finite | strong.past | strong.present


def test_given_names_have_a_gender() -> None:
    names = reading.genders("given.txt")

    assert (names["jane"], names["paul"]) == (Gender.FEMALE, Gender.MALE)


@pytest.mark.parametrize("name", ["en/bodies.txt", "fr/bodies.txt", "en/prenominal.txt"])
def test_lists_hold_words_in_lower_case_and_no_comments(name: str) -> None:
    found = reading.words(name)

    assert found
    assert all(word == word.lower() and "#" not in word for word in found)


def test_verbs_that_need_a_reflexive_are_verbs_of_speech_with_all_their_forms() -> None:
    strong, _ = reading.verbs("fr/speech.txt")

    assert reading.words("fr/pronominal.txt") <= strong.bare
    assert {"emporte", "emporté"} <= reading.forms("fr/speech.txt", "fr/pronominal.txt")


def test_a_noun_may_stand_for_what_its_lines_say() -> None:
    kinds = reading.kinds("fr/kinds.txt")

    assert {"maire", "mairesse"} <= kinds["élue"]
    assert "boulanger" not in kinds["élue"]


def test_a_list_that_is_not_there_cannot_be_read() -> None:
    with pytest.raises(FileNotFoundError):
        reading.words("xx/bodies.txt")
