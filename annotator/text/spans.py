"""What is a stretch of text? Half-open spans in code points, and the little arithmetic on them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to, not including, `end`.

    Raises ValueError when the bounds are negative or the wrong way round.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


def trim(text: str, start: int, end: int) -> Span:
    """The span from `start` to `end` without the white space at its edges.

    No-break spaces count as white space. A span of nothing but white space becomes the empty
    span at `start`.
    """
    words = text[start:end]
    if not (bare := words.strip()):
        return Span(start, start)
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, start + lead + len(bare))
