"""Are the names of a text found, with what they say of who bears them?"""

import pytest

from annotator.text import names
from annotator.text.lexicon import Gender, lexicon_of
from annotator.text.names import Name

EN, FR = lexicon_of("en"), lexicon_of("fr")


def found(text: str, language: str = "en") -> list[str]:
    return [name.text for name in names.find(text, lexicon_of(language))]


def only(text: str, language: str = "en") -> Name:
    (name,) = names.find(text, lexicon_of(language))
    return name


def test_names_are_found_in_order_without_the_first_words_of_sentences() -> None:
    assert found("But Jane Roe met Sam Poe. The ferry left on Monday.") == ["Jane Roe", "Sam Poe"]
    assert found("L’été, Anne Roux rit. Mais Roux part lundi.", "fr") == ["Anne Roux", "Roux"]


def test_a_title_of_address_tells_a_person_and_the_gender() -> None:
    name = only("Hier, Mme Roux est partie.", "fr")

    assert (name.text, name.person, name.gender) == ("Roux", True, Gender.FEMALE)


def test_a_role_before_a_name_is_its_own_and_the_body_before_it_too() -> None:
    text = "Acme CEO Jane Roe left"
    name = only(text)

    assert (name.text, name.role, name.body) == ("Jane Roe", "ceo", "Acme")
    assert text[name.lead : name.end] == "Acme CEO Jane Roe"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "We met Dr. A. B. Moss there", "A. B. Moss"),
        ("en", "We met Prince Otto there", "Prince Otto"),
        ("fr", "Hier Jeanne d’Orval est partie", "Jeanne d’Orval"),
        ("fr", "Hier Anne\u00a0Roux est partie", "Anne Roux"),
    ],
)
def test_initials_particles_and_no_break_spaces_belong_to_a_name(
    language: str, text: str, name: str
) -> None:
    assert only(text, language).text == name


def test_a_name_stands_where_it_says() -> None:
    text = "Yesterday Mayor Jane Roe met Sam Poe, of Acme Corp."

    for name in names.find(text, EN):
        assert text[name.start : name.end] == name.text


@pytest.mark.parametrize(
    ("language", "line", "who", "title"),
    [
        ("en", "Jane Roe, CEO of Acme", "Jane Roe", "CEO of Acme"),
        ("en", "— Sam Poe (Acme)", "Sam Poe", "Acme"),
        ("fr", "Anne Roux, maire de Valbrume", "Anne Roux", "maire de Valbrume"),
        ("fr", "Anne Roux, porte-parole du collectif", "Anne Roux", "porte-parole du collectif"),
        ("fr", "Mme Roux", "Roux", ""),
    ],
)
def test_a_line_may_hold_a_name_with_its_title_and_nothing_else(
    language: str, line: str, who: str, title: str
) -> None:
    read = names.name_line(line, lexicon_of(language), 100)

    assert read is not None
    assert (read.name.text, read.title) == (who, title)
    assert read.name.start == 100 + line.index(who)


@pytest.mark.parametrize(
    "line", ["Roe", "Acme Corp", "Jane Roe went home.", "Jane Roe, who said no, left.", "hello", ""]
)
def test_a_single_word_a_body_and_a_sentence_are_no_name_lines(line: str) -> None:
    assert names.name_line(line, EN) is None
