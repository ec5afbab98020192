"""Is the arithmetic on spans right at the edges?"""

from __future__ import annotations

import pytest

from annotator.text.spans import Span, trim


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_bounds_the_wrong_way_round_are_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_span_holds_itself_and_what_lies_within() -> None:
    assert Span(2, 6).holds(Span(2, 6))
    assert Span(2, 6).holds(Span(3, 4))
    assert not Span(2, 6).holds(Span(1, 4))


def test_trimming_takes_white_space_of_every_kind_from_the_edges() -> None:
    text = "\u00a0\u202f one two \n"

    span = trim(text, 0, len(text))

    assert span.of(text) == "one two"


def test_trimming_nothing_but_white_space_leaves_nothing() -> None:
    assert len(trim("a   b", 1, 4)) == 0
