"""Are spellings of one name told from other names, and likely likenesses found?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import same_name


@pytest.mark.parametrize(
    "spelling",
    [
        "DANA ROE-CORBEL D'ARC",
        "  Dana\tRoe-Corbel\n d'Arc ",
        "Dana\N{NO-BREAK SPACE}Roe-Corbel\N{NARROW NO-BREAK SPACE}d’Arc",
        "Dana Roe\N{NON-BREAKING HYPHEN}Corbel d\N{MODIFIER LETTER APOSTROPHE}Arc",
        "Dana Roe\N{EN DASH}Corbel d`Arc",
        "Da\N{SOFT HYPHEN}na\N{ZERO WIDTH SPACE} Roe-Corbel d'Arc",
    ],
)
def test_spellings_of_one_name_share_a_key(spelling: str) -> None:
    assert same_name.key(spelling) == same_name.key("Dana Roe-Corbel d’Arc")


def test_a_letter_and_its_accent_are_one_letter_or_two_and_the_name_is_the_same() -> None:
    assert same_name.key("Élodie Roy") == same_name.key("E\N{COMBINING ACUTE ACCENT}lodie Roy")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élodie Roy", "Elodie Roy"),
        ("Dana Roe", "D. Roe"),
        ("Dana Roe", "Dana  Rowe"),
        ("Jean-Luc Roe", "Jean Luc Roe"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert same_name.key(one) != same_name.key(other)


@pytest.mark.parametrize("name", ["", " ", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}"])
def test_what_cannot_be_seen_is_no_name(name: str) -> None:
    assert same_name.key(name) == ""


def test_bare_names_have_no_accents_and_no_ligatures() -> None:
    assert same_name.bare("Œdipe Søren-Élan") == "oedipe soren-elan"


@given(st.text(max_size=200))
def test_a_key_is_its_own_key_and_has_an_end(name: str) -> None:
    key = same_name.key(name)

    assert same_name.key(key) == key
    assert len(key) <= same_name.LONGEST_FOLD * max(len(name), 1)
    assert len(same_name.bare(name)) <= same_name.LONGEST_FOLD * max(len(name), 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("D. Roe", "Dana Roe"),
        ("Dana Roe", "D. Roe"),
        ("Roe", "Dana Roe"),
        ("Dana Roe", "Dana Marie Roe"),
        ("D. M. Roe", "Dana Marie Roe"),
        ("Mme Roe", "Dana Roe"),
        ("M. Corbel", "Marc Corbel"),
        ("M. Corbel", "Yves Corbel"),
        ("J.-P. Corbel", "Jean\N{NON-BREAKING HYPHEN}Pierre  Corbel"),
        ("Élodie Roy", "elodie roy"),
        ("Borealis", "Borealis Labs"),
    ],
)
def test_names_that_could_be_one_persons_are_alike(one: str, other: str) -> None:
    assert same_name.might_be(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Roe", "Dana Roe"),
        ("A. Roe", "Dana Roe"),
        ("D. R.", "Dana Roe"),
        ("Dana Roe", "Dana Corbel"),
        ("Roe Dana", "Dana Roe"),
        ("Mme Corbel", "Mme Roe"),
        ("", "Dana Roe"),
        ("Ro", "Roe"),
    ],
)
def test_names_that_could_not_are_not(one: str, other: str) -> None:
    assert not same_name.might_be(one, other)


def test_initials_and_titles_tell_nobody_from_anybody() -> None:
    assert same_name.telling("Dr D. Roe-Corbel") == ["roe", "corbel"]
