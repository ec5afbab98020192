"""Whom "he", "she" and "the mayor" mean, by what the sentences before tell."""

from annotator.text import salience
from annotator.text.lexicon import Gender
from annotator.text.salience import Choice
from annotator.text.scene import SURE, Scene


def meant(text: str, gender: Gender, *, cited: frozenset[str] = frozenset()) -> Choice | None:
    """Whom a word of this gender means that comes after `text`."""
    scene = Scene(f"{text} X", "en", ())
    return salience.choose(scene.discourse, len(text) + 1, gender, 0, cited)


def test_the_only_person_who_fits_is_meant() -> None:
    chosen = meant("Jane Roe runs the mill with Martin Poe.", Gender.FEMALE)

    assert chosen is not None
    assert chosen.name == "Jane Roe"
    assert chosen.certainty >= SURE


def test_whom_the_sentence_is_about_goes_before_whom_it_names_after_a_preposition() -> None:
    chosen = meant("Jane Roe had a letter from Anna Poe.", Gender.FEMALE)

    assert chosen is not None
    assert chosen.name == "Jane Roe"


def test_two_whom_one_sentence_alone_names_are_not_told_apart_for_sure() -> None:
    chosen = meant("Jane Roe met Anna Poe.", Gender.FEMALE)

    assert chosen is not None
    assert chosen.certainty < SURE


def test_the_nearer_sentence_counts_more() -> None:
    text = "Jane Roe runs the mill. It was sold in May. The town was told. Anna Poe bought it."

    chosen = meant(text, Gender.FEMALE)

    assert chosen is not None
    assert chosen.name == "Anna Poe"


def test_who_is_named_in_the_quoted_words_hardly_says_them() -> None:
    text = "Jane Roe sat down. Anna Poe came in."

    without = meant(text, Gender.FEMALE)
    chosen = meant(text, Gender.FEMALE, cited=frozenset({"Anna Poe"}))

    assert without is not None
    assert chosen is not None
    assert without.name == "Anna Poe"
    assert chosen.certainty < SURE or chosen.name == "Jane Roe"


def test_nobody_is_meant_where_nobody_fits() -> None:
    assert meant("Jane Roe runs the mill.", Gender.MALE) is None


def test_somebody_without_a_name_may_be_meant() -> None:
    chosen = meant("Jane Roe runs the mill. A spokeswoman came out to the gate.", Gender.FEMALE)

    assert chosen is not None
    assert chosen.name == salience.NOBODY
