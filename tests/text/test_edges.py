"""Does an edge move to the next bound of a word or sentence, and never over the other edge?"""

from __future__ import annotations

import pytest

from annotator.text import edges, sentences
from annotator.text.edges import Edge, Unit
from annotator.text.spans import Span

TEXT = "One came. Two, then three\N{NO-BREAK SPACE}! 🙂 four came.\n\nFive."


@pytest.mark.parametrize(
    ("words", "edge", "unit", "outward", "expected"),
    [
        ("then", "start", "word", True, "Two, then"),
        ("then", "end", "word", True, "then three"),
        ("Two, then", "start", "word", False, "then"),
        ("Two, then", "end", "word", False, "Two,"),
        ("three", "end", "word", True, "three\N{NO-BREAK SPACE}!"),
        ("four", "start", "word", True, "🙂 four"),
        ("then", "start", "sentence", True, "Two, then"),
        ("One came.", "end", "sentence", True, "One came. Two, then three\N{NO-BREAK SPACE}!"),
        ("One came. Two", "end", "sentence", False, "One came."),
        ("One came. Two", "start", "sentence", False, "Two"),
        ("🙂 four came.", "end", "sentence", True, "🙂 four came.\n\nFive."),
        ("One", "start", "word", True, None),
        ("One", "end", "word", False, None),
        ("One", "start", "word", False, None),
        ("Five.", "end", "sentence", True, None),
        ("Two, then", "start", "sentence", False, None),
    ],
)
def test_an_edge_moves(
    words: str, edge: Edge, unit: Unit, outward: bool, expected: str | None
) -> None:
    start = TEXT.index(words)
    span = Span(start, start + len(words))

    found = edges.moved(
        TEXT, sentences.split(TEXT, "en"), span, edge=edge, unit=unit, outward=outward
    )

    assert (found and found.of(TEXT)) == expected
