"""Do people read what changed, and no more than that?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.differences import Kind, compare
from annotator.text.folding import fold

SIGNS = {Kind.SAME: "", Kind.REMOVED: "-", Kind.ADDED: "+"}
PIECES = st.sampled_from([*"le port « » “ ” . , l’ami 12 000 Alder 🌊 é é".split(" "), "\n\n"])
TEXTS = st.lists(PIECES, max_size=30).map(" ".join)


def shown(old: str, new: str, *, typography: bool = False) -> list[str]:
    """Each difference as its words, behind its sign."""
    return [
        SIGNS[one.kind] + (one.new.of(new) if one.kind is Kind.ADDED else one.old.of(old))
        for one in compare(old, new, typography=typography)
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The cat sat.", "The cat sat.", ["The cat sat."]),
        ("The cat, sat.", "The dog, sat.", ["The ", "-cat, ", "+dog, ", "sat."]),
        ("Il ne vient pas ici.", "Il vient ici.", ["Il ", "-ne ", "vient ", "-pas ", "ici."]),
        ("l’ami vient", "l’amie vient", ["-l’ami ", "+l’amie ", "vient"]),
        ("un mot", "un beau mot", ["un ", "+beau ", "mot"]),
        ("", "Words.", ["+Words."]),
        ("Words.", "", ["-Words."]),
        ("", "", []),
        (" ", "\n", [" "]),
        (
            "The big old ship of the line sank near the port today.",
            "The small new boat of the fleet went to the port today.",
            [
                "The ",
                "-big old ship of the line sank near ",
                "+small new boat of the fleet went to ",
                "the port today.",
            ],
        ),
    ],
)
def test_a_change_takes_whole_words_and_does_not_flicker(
    old: str, new: str, expected: list[str]
) -> None:
    assert shown(old, new) == expected


def test_a_paragraph_that_moved_is_removed_here_and_added_there() -> None:
    one, two, three = "One is a ship.\n\n", "Two are better boats.\n\n", "Three of them sank."

    assert shown(one + two + three, two + one + three) == ["+" + two, one, "-" + two, three]


def test_typography_is_the_same_unless_it_is_asked_for() -> None:
    old, new = "« Oui », dit Anne.", "“Oui”, dit Anne."

    assert shown(old, new) == [old]
    assert shown(old, new, typography=True) == ["-« Oui », ", "+“Oui”, ", "dit Anne."]


@given(TEXTS, TEXTS, st.booleans())
def test_the_differences_cover_both_texts(old: str, new: str, typography: bool) -> None:
    found = compare(old, new, typography=typography)

    assert "".join(one.old.of(old) for one in found) == old
    assert "".join(one.new.of(new) for one in found) == new


@given(TEXTS, TEXTS)
def test_what_is_same_folds_to_the_same(old: str, new: str) -> None:
    for one in compare(old, new):
        if one.kind is Kind.SAME:
            assert fold(one.old.of(old)).split() == fold(one.new.of(new)).split()
        else:
            assert not (one.old and one.new)


@given(TEXTS, TEXTS)
def test_with_typography_what_is_same_is_the_same_to_the_code_point(old: str, new: str) -> None:
    for one in compare(old, new, typography=True):
        if one.kind is Kind.SAME:
            assert one.old.of(old) == one.new.of(new)
