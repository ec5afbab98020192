"""Is a passage found again of which only the words are known, and what stood around them?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import selectors
from annotator.text.anchoring import Placed, State, locate
from annotator.text.folding import fold
from annotator.text.spans import Span

TEXT = (
    "“We leave at dawn,” said Ann Roe, who runs the ferry.\n\n"
    "The council puts the bill at 4,200 crowns.\n\n"
    "“We leave at dawn,” said Ben Moss of the crew. 🌊 It was raining."
)
FIRST, SECOND = TEXT.index("We"), TEXT.rindex("We")
QUOTE = "We leave at dawn,"


def words(text: str, placed: Placed) -> tuple[State, str | None]:
    return placed.state, None if placed.start is None else text[placed.start : placed.end]


def test_words_that_stand_once_are_the_same() -> None:
    placed = locate(TEXT, "The council puts the bill")

    assert words(TEXT, placed) == (State.SAME, "The council puts the bill")


def test_words_at_their_offset_are_the_same_even_if_they_stand_elsewhere_too() -> None:
    assert locate(TEXT, QUOTE, start=SECOND) == Placed(State.SAME, SECOND, SECOND + len(QUOTE))


def test_words_at_another_offset_have_moved() -> None:
    placed = locate(TEXT, "4,200 crowns", "the bill at ", ".\n\n", start=3)

    assert words(TEXT, placed) == (State.MOVED, "4,200 crowns")


@pytest.mark.parametrize(
    ("prefix", "suffix", "at"),
    [("", "” said Ann", FIRST), ("", "” said Ben", SECOND), ("crowns.\n\n“", "", SECOND)],
)
def test_what_stands_around_tells_words_apart(prefix: str, suffix: str, at: int) -> None:
    assert locate(TEXT, QUOTE, prefix, suffix) == Placed(State.SAME, at, at + len(QUOTE))
    assert locate(TEXT, QUOTE, prefix, suffix, start=2 + SECOND).state is State.MOVED


def test_words_that_stand_twice_are_ambiguous_where_nothing_tells() -> None:
    assert locate(TEXT, QUOTE) == Placed(State.AMBIGUOUS)
    assert locate(TEXT, QUOTE, "“", "” said") == Placed(State.AMBIGUOUS)
    assert locate("yes no yes", "yes", start=40) == Placed(State.AMBIGUOUS)


def test_typography_does_not_matter() -> None:
    text = "Il résume\u00a0: «\u00a0On a perdu patience\u00a0!\u00a0» Puis il sort."

    placed = locate(text, '"On a perdu patience!"', "Il re\u0301sume: ", " Puis")

    assert words(text, placed) == (State.SAME, "«\u00a0On a perdu patience\u00a0!\u00a0»")


@pytest.mark.parametrize(
    ("text", "exact", "prefix", "suffix", "expected"),
    [
        (TEXT, "3,100 crowns", "the bill at ", ".\n\n“We", "4,200 crowns"),
        (TEXT, "We go at dawn,", "crowns.\n\n“", "” said Ben Moss", QUOTE),
        ("Le chien dort bien.", "chat", "Le ", " dort bien", "chien"),
        ("Je vendrai les quais, dit-il.", "Je ne vendrai pas les quais", "", ", dit-il.",
         "Je vendrai les quais"),
    ],
)  # fmt: skip
def test_other_words_in_the_same_surroundings_are_a_rewording(
    text: str, exact: str, prefix: str, suffix: str, expected: str
) -> None:
    assert words(text, locate(text, exact, prefix, suffix)) == (State.REWORDED, expected)


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix"),
    [
        ("Nobody was there", "", ""),
        ("Nobody was there", "far away from ", " on that day"),
        ("the Council", "", ""),
        ("", "The council", "puts"),
        (" ", "", ""),
        ("ouncil", "The ", " puts"),
    ],
)
def test_words_that_are_not_there_are_gone(exact: str, prefix: str, suffix: str) -> None:
    assert locate(TEXT, exact, prefix, suffix) == Placed(State.GONE)


def test_a_lone_word_in_quite_other_surroundings_is_not_the_one() -> None:
    placed = locate(TEXT, "raining", "they said that it had been ", " for a week", start=900)

    assert placed == Placed(State.GONE)


def test_a_part_of_a_word_is_found_by_what_goes_on_around_it() -> None:
    placed = locate(TEXT, "ouncil", "The c", " puts")

    assert words(TEXT, placed) == (State.SAME, "ouncil")


def test_an_offset_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="offsets count from 0"):
        locate(TEXT, QUOTE, start=-1)


PIECES = st.sampled_from("a b la port « » ’ é e\u0301 🌊 . : \n\n".split(" "))
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map(" ".join)


@given(TEXTS, st.data())
def test_a_passage_described_here_is_found_here_or_not_at_all(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = selectors.describe(text, Span(start, end))

    here = locate(text, quote.exact, quote.prefix, quote.suffix, start)
    anywhere = locate(text, quote.exact, quote.prefix, quote.suffix)

    if quote.exact.strip():
        assert here == Placed(State.SAME, start, end)
    if anywhere.state is State.SAME:
        assert fold(text[anywhere.start : anywhere.end]).strip() == fold(quote.exact).strip()


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_same_and_moved_stand_on_equal_words(
    text: str, exact: str, prefix: str, suffix: str
) -> None:
    placed = locate(text, exact, prefix, suffix, start=1)

    if placed.state in (State.SAME, State.MOVED):
        assert fold(text[placed.start : placed.end]).strip() == fold(exact).strip()
    elif placed.state is State.REWORDED:
        assert placed.start is not None
        assert text[placed.start : placed.end].strip()
