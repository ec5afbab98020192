"""Is a passage described by its words, and is every place found where they stand?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text import selectors
from annotator.text.spans import Span

TEXT = "The sea rose. 🌊 The sea fell. The sea rose again."


def test_a_passage_is_described_by_its_words_and_what_stands_around_them() -> None:
    start = TEXT.index("fell")

    quote = selectors.describe(TEXT, Span(start, start + 4))

    assert quote.exact == "fell"
    assert quote.prefix.endswith("🌊 The sea ")
    assert quote.suffix.startswith(". The sea")


def test_words_that_are_not_there_are_not_found() -> None:
    assert selectors.occurrences(TEXT, "the sea") == []
    assert selectors.occurrences(TEXT, "") == []


@given(st.text(alphabet="ab", max_size=30), st.text(alphabet="ab", min_size=1, max_size=3))
def test_every_occurrence_is_found_overlaps_included(text: str, exact: str) -> None:
    found = selectors.occurrences(text, exact)

    starts = [at for at in range(len(text)) if text.startswith(exact, at)]
    assert [span.start for span in found] == starts
