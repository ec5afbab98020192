"""How is a passage named so that it can be found again? By its words and what stands around them.

The two selectors of the W3C Web Annotation Data Model (sections 4.2.4 and 4.2.5): text quote and
text position, both over the canonical text, in code points. Finding a passage again by them is
`locating`; following it into another revision is `anchoring`.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.text.spans import Span

CONTEXT = 48


@dataclass(frozen=True, slots=True)
class TextQuote:
    """A passage by its words: `exact`, and up to `CONTEXT` code points before and after."""

    exact: str
    prefix: str
    suffix: str


def describe(text: str, span: Span) -> TextQuote:
    """The text quote selector of `span` in `text`."""
    return TextQuote(
        exact=span.of(text),
        prefix=text[max(span.start - CONTEXT, 0) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def occurrences(text: str, exact: str, *, start: int = 0, end: int | None = None) -> list[Span]:
    """Every place where `exact` stands in `text` between `start` and `end`, overlaps included.

    Nothing is folded: the words must be the same code points.
    """
    if not exact:
        return []
    found = []
    at = text.find(exact, start, end)
    while at >= 0:
        found.append(Span(at, at + len(exact)))
        at = text.find(exact, at + 1, end)
    return found
