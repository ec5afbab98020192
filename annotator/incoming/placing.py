"""Where do annotations stand in an article? Each is placed by its words, or it is said why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.incoming.annotation import Annotation, Incoming, Words
from annotator.sources.draft import SourceError
from annotator.text.explained import gettext_noop
from annotator.text.locating import locate
from annotator.text.placed import GONE, Placed, State
from annotator.text.spans import Span, trim

# So many characters may be searched in all: what is where it was is not searched for.
MOST_SEARCHED = 400_000_000

TOO_MUCH = gettext_noop(
    "Too many of these annotations have to be searched for in so long an article: are they of"
    " another one? If not, split the file."
)


@dataclass(frozen=True, slots=True)
class Place:
    """What became of an annotation's words; `span` is there for the same and reworded ones."""

    state: State
    span: Span | None = None


def places(text: str, annotations: Iterable[Incoming]) -> dict[Words, Place]:
    """The place of each passage that annotations name in a canonical text.

    Raises SourceError when it would take too long.
    """
    found: dict[Words, Place] = {}
    searched = 0
    for one in annotations:
        if not isinstance(one, Annotation) or one.words is None or one.words in found:
            continue
        words = one.words
        if not stands(text, words):
            searched += len(text)
            if searched > MOST_SEARCHED:
                raise SourceError(TOO_MUCH)
        found[words] = place(text, words)
    return found


def stands(text: str, words: Words) -> bool:
    """Whether words stand exactly where they stood."""
    return words.start is not None and text.startswith(words.exact, words.start)


def place(text: str, words: Words) -> Place:
    """Where words stand in `text`, without white space at the edges."""
    # An offset beyond the text tells nothing about it.
    start = words.start if words.start is not None and words.start <= len(text) else None
    placed = locate(text, words.exact, words.prefix, words.suffix, start)
    span = span_of(text, placed)
    if span:
        return Place(placed.state, span)
    return Place(placed.state if placed.start is None else GONE.state)


def span_of(text: str, placed: Placed) -> Span | None:
    """The span of a place that is known; None where nothing but white space is there."""
    if placed.start is None or placed.end is None or placed.start >= placed.end:
        return None
    span = trim(text, placed.start, placed.end)
    return span if len(span) else None


def roots(annotations: Sequence[Annotation]) -> dict[str, Annotation | None]:
    """Which annotation the thread of each begins with, by keys; None where it is not in the file.

    Linear: each is followed up to where the answer is known.
    """
    by_key = {one.key: one for one in annotations}
    known: dict[str, Annotation | None] = {}
    for one in annotations:
        way: list[str] = []
        seen: set[str] = set()
        at: Annotation | None = one
        while at is not None and at.key not in known and at.words is None:
            if at.key in seen:
                at = None
                break
            seen.add(at.key)
            way.append(at.key)
            at = by_key.get(answers(at))
        root = known.get(at.key, at) if at is not None else None
        known.setdefault(one.key, root)
        for key in way:
            known[key] = root
    return known


def answers(annotation: Annotation) -> str:
    """The key of what a reply answers; empty for what is none."""
    return next((getattr(said, "answers", "") for said in annotation.said), "")
