"""Where does a span begin or end when one of its edges moves by a word or by a sentence?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from annotator.text.spans import Span

Edge = Literal["start", "end"]
Unit = Literal["word", "sentence"]
WORD = re.compile(r"\S+")


def moved(
    text: str, sentences: Sequence[Span], span: Span, *, edge: Edge, unit: Unit, outward: bool
) -> Span | None:
    """`span` with one edge at the next bound of a word or sentence; None where there is none left.

    A word is what stands between white space. `sentences` are those of `text`, in order.
    """
    pieces = sentences if unit == "sentence" else words(text)
    if edge == "start":
        starts = (one.start for one in pieces)
        start = last(starts, below=span.start) if outward else first(starts, above=span.start)
        return None if start is None or start >= span.end else Span(start, span.end)
    ends = (one.end for one in pieces)
    end = first(ends, above=span.end) if outward else last(ends, below=span.end)
    return None if end is None or end <= span.start else Span(span.start, end)


def words(text: str) -> Iterable[Span]:
    """The words of a text, in order."""
    return (Span(*match.span()) for match in WORD.finditer(text))


def first(bounds: Iterable[int], *, above: int) -> int | None:
    """The lowest of ascending `bounds` that is higher than `above`."""
    return next((bound for bound in bounds if bound > above), None)


def last(bounds: Iterable[int], *, below: int) -> int | None:
    """The highest of ascending `bounds` that is lower than `below`."""
    found = None
    for bound in bounds:
        if bound >= below:
            break
        found = bound
    return found
