"""Is a passage found again by its words?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text import selectors
from annotator.text.selectors import TextQuote
from annotator.text.spans import Span

TEXT = "The sea rose. 🌊 The sea fell. The sea rose again."


def test_a_passage_is_described_by_its_words_and_what_stands_around_them() -> None:
    start = TEXT.index("fell")

    quote = selectors.describe(TEXT, Span(start, start + 4))

    assert quote.exact == "fell"
    assert quote.prefix.endswith("🌊 The sea ")
    assert quote.suffix.startswith(". The sea")


def test_words_that_stand_twice_are_told_apart_by_what_is_around_them() -> None:
    last = TEXT.rindex("The sea rose")

    found = selectors.resolve(TEXT, selectors.describe(TEXT, Span(last, last + 12)))

    assert found == Span(last, last + 12)


def test_there_is_no_guess_where_the_surroundings_do_not_tell() -> None:
    assert selectors.resolve("yes no yes", TextQuote("yes", "", "")) is None


def test_words_that_are_not_there_are_not_found() -> None:
    assert selectors.resolve(TEXT, TextQuote("the sea", "", "")) is None
    assert selectors.occurrences(TEXT, "") == []


@given(st.text(alphabet="ab ", max_size=40), st.data())
def test_a_passage_is_found_where_it_was_or_not_at_all(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start == end:
        return

    found = selectors.resolve(text, selectors.describe(text, Span(start, end)))

    assert found in (None, Span(start, end))


@given(st.text(alphabet="ab", max_size=30), st.text(alphabet="ab", min_size=1, max_size=3))
def test_every_occurrence_is_found_overlaps_included(text: str, exact: str) -> None:
    found = selectors.occurrences(text, exact)

    starts = [at for at in range(len(text)) if text.startswith(exact, at)]
    assert [span.start for span in found] == starts
