"""One name, spelt in full, as a surname and in capitals."""

from annotator.text import names, spelling
from annotator.text.lexicon import lexicon_of


def test_the_surname_is_what_short_forms_share() -> None:
    assert spelling.key("Jane Mary Roe") == spelling.key("Roe") == "roe"
    assert spelling.key("Sam Poe Jr.") == "poe"


def test_a_name_abridges_another_with_more_words() -> None:
    assert spelling.abridges("Roe", "Jane Roe")
    assert spelling.abridges("Jane Roe", "Jane Mary Roe")
    assert not spelling.abridges("Jane Roe", "Roe")
    assert not spelling.abridges("Jane Poe", "Jane Mary Roe")


def test_a_name_in_capitals_is_spelt_as_elsewhere() -> None:
    found = names.find(
        "JANE ROE is back. The mill of Jane Roe and SAM POE opens.", lexicon_of("en")
    )

    assert [name.text for name in spelling.recased(found)] == ["Jane Roe", "Jane Roe", "SAM POE"]
