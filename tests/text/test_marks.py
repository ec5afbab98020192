"""Are quotation marks paired as a reader pairs them?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import marks
from annotator.text.spans import Span

TEXTS = st.text(alphabet="«»“”„\"‘’`' as.,\u00a0", max_size=60)


def inside(text: str, following: str = "") -> list[str]:
    return [pair.inner.of(text) for pair in marks.pairs(text, Span(0, len(text)), following)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“One,” he said, “and two.”", ["One,", "and two."]),
        ("« Un\u00a0», dit-il", ["Un"]),
        ('"One" and "two"', ["One", "two"]),
        ("``One''", ["One"]),
        ("”One,” she said", ["One,"]),
        ('“So he says,"', ["So he says,"]),
        ("« Un « deux » trois »", ["Un « deux » trois"]),
        ("“One ‘two’ three”", ["One ‘two’ three"]),
    ],
)
def test_the_outermost_pairs_of_every_kind_are_found(text: str, words: list[str]) -> None:
    assert inside(text) == words


@pytest.mark.parametrize(
    "text", ["the ’90s", "don’t", "6'2\" tall", "the boats’ owners", "”", "“”"]
)
def test_apostrophes_inches_and_stray_marks_pair_with_nothing(text: str) -> None:
    assert inside(text) == []


def test_a_mark_that_the_next_paragraph_opens_again_holds_to_the_end() -> None:
    text = "He said: “We will go"
    (pair,) = marks.pairs(text, Span(0, len(text)), "“")

    assert (pair.inner.of(text), pair.open_ended) == ("We will go", True)
    assert inside(text, "A") == []


def test_a_mark_that_opens_the_paragraph_and_is_forgotten_holds_to_the_end() -> None:
    assert inside("“We will go") == ["We will go"]


@given(TEXTS)
def test_pairs_of_any_text_are_ordered_disjoint_and_hold_their_inner_words(text: str) -> None:
    reached = 0
    for pair in marks.pairs(text, Span(0, len(text))):
        assert reached <= pair.outer.start < pair.outer.end
        assert pair.outer.holds(pair.inner)
        reached = pair.outer.end
