"""Is it told what a phrase points to: a name, a pronoun, somebody known, nobody in particular?"""

import pytest

from annotator.text import phrases
from annotator.text.lexicon import Gender
from annotator.text.phrases import Form, Reference
from tests.text.casts import cast_of, tokens_of


def read(text: str, language: str = "en", place: int = 0) -> Reference | None:
    found = tokens_of(text)
    return phrases.read(found, place, len(found), cast_of(text, language))


@pytest.mark.parametrize(
    ("language", "text", "form", "head"),
    [
        ("en", "she left", Form.PRONOUN, ""),
        ("en", "it closed", Form.THING, ""),
        ("en", "they left", Form.SOMEBODY, ""),
        ("en", "the mayor of Larkport", Form.PERSON, "mayor"),
        ("en", "a health spokesman", Form.SOMEBODY, "spokesman"),
        ("en", "the timber company", Form.THING, "company"),
        ("fr", "la maire de Valbrume", Form.PERSON, "maire"),
        ("fr", "un voisin", Form.SOMEBODY, "voisin"),
        ("fr", "des élus", Form.SOMEBODY, "élu"),
        ("fr", "le rapport", Form.THING, "rapport"),
    ],
)
def test_a_phrase_without_a_name_is_judged_by_its_determiner_and_noun(
    language: str, text: str, form: Form, head: str
) -> None:
    who = read(text, language)

    assert who is not None
    assert (who.form, who.head) == (form, head)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jane Roe left"),
        ("en", "the mayor, Jane Roe, left"),
        ("en", "Acme chief executive Jane Roe left"),
        ("en", "the mayor of Larkport, Jane Roe, left"),
        ("fr", "la maire, Jane Roe, part"),
        ("fr", "le maire de Valbrume, Jane Roe, part"),
    ],
)
def test_a_phrase_with_a_name_points_to_whom_it_names(language: str, text: str) -> None:
    who = read(text, language)

    assert who is not None
    assert (who.form, who.name) == (Form.NAME, "Jane Roe")


def test_a_surname_points_to_the_full_name() -> None:
    text = "Jane Roe came. Roe left."
    who = read(text, place=3)

    assert who is not None
    assert (who.name, text[who.start : who.end]) == ("Jane Roe", "Roe")


def test_a_phrase_knows_the_body_that_it_goes_with_and_its_gender() -> None:
    who = read("la fondatrice d’Acmé part", "fr")

    assert who is not None
    assert (who.head, who.of, who.gender) == ("fondatrice", "Acmé", Gender.FEMALE)


def test_two_names_together_are_nobody_in_particular() -> None:
    who = read("Jane Roe and Sam Poe left")

    assert who is not None
    assert who.form is Form.SOMEBODY


def test_a_noun_that_is_not_known_for_a_person_is_weak() -> None:
    who = read("the gribble of Larkport")

    assert who is not None
    assert who.weak


@pytest.mark.parametrize("text", ["in the harbour", "on Monday they left", "Monday came"])
def test_a_preposition_and_a_day_point_to_nobody(text: str) -> None:
    assert read(text) is None


def test_nothing_is_read_from_the_end_on() -> None:
    text = "Jane Roe"

    assert phrases.read(tokens_of(text), 2, 2, cast_of(text)) is None
