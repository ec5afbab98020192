"""What the words after a name tell of it."""

import pytest

from annotator.text import appositions
from annotator.text.lexicon import lexicon_of


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Tall Pines, which owns the mill, said no.", "Tall Pines"),
        ("en", "Tall Pines, a timber company from Larkport, said no.", "Tall Pines"),
        ("fr", "Les Grands Pins, une société de Valbrume, a dit non.", "Les Grands Pins"),
    ],
)
def test_a_body_is_told_by_what_is_apposed_to_it(language: str, text: str, name: str) -> None:
    assert appositions.tells_body(text, len(name), lexicon_of(language))


@pytest.mark.parametrize(
    ("language", "text", "name", "noun"),
    [
        ("en", "Jane Roe, the mayor of a small company town, said no.", "Jane Roe", "mayor"),
        ("fr", "Anne Roux, la maire de Valbrume, a dit non.", "Anne Roux", "maire"),
    ],
)
def test_a_person_is_told_by_a_title_and_is_no_body(
    language: str, text: str, name: str, noun: str
) -> None:
    lexicon = lexicon_of(language)

    assert noun in appositions.titles(text, len(name), lexicon)
    assert not appositions.tells_body(text, len(name), lexicon)


def test_nothing_apposed_tells_nothing() -> None:
    text, lexicon = "Jane Roe said no.", lexicon_of("en")

    assert appositions.titles(text, 8, lexicon) == []
    assert not appositions.tells_body(text, 8, lexicon)
    assert appositions.after(text, 8) is None
