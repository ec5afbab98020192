"""How is a passage named so that it can be found again? By its words and what stands around them.

The two selectors of the W3C Web Annotation Data Model (sections 4.2.4 and 4.2.5): text quote and
text position, both over the canonical text, in code points. Following a passage into another
revision is `anchoring`.
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


def resolve(text: str, quote: TextQuote) -> Span | None:
    """The one place that `quote` names, or None when there is none or no telling which.

    Where the words stand more than once, the place whose surroundings agree with prefix and
    suffix over most code points wins, if it is alone in that.
    """
    found = occurrences(text, quote.exact)
    if len(found) <= 1:
        return found[0] if found else None
    scored = [(agreement(text, span, quote), span) for span in found]
    best = max(score for score, _ in scored)
    winners = [span for score, span in scored if score == best]
    return winners[0] if len(winners) == 1 else None


def agreement(text: str, span: Span, quote: TextQuote) -> int:
    """Over how many code points the surroundings of `span` agree with the quote's."""
    before = text[max(span.start - len(quote.prefix), 0) : span.start]
    after = text[span.end : span.end + len(quote.suffix)]
    return shared(before[::-1], quote.prefix[::-1]) + shared(after, quote.suffix)


def shared(one: str, other: str) -> int:
    """The length of the beginning that two strings share."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
