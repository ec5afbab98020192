"""Which quotes does a new text bring, and whose words does each passage stand on now?

An editor's corrections outlive a revision: a quote that was retracted or put right before is not
found again, and none ever goes over to another speaker's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annotator.actions.fates import Fate
from annotator.models import Article, Revision
from annotator.text import anchoring, quotes
from annotator.text.anchoring import State
from annotator.text.document import Document
from annotator.text.quotes import Quote
from annotator.text.spans import Span

FOLLOWED = frozenset({State.SAME, State.MOVED, State.REWORDED})


def heard(document: Document, language: str) -> list[Quote]:
    """The quotes that the engine finds in a text."""
    return list(quotes.find(document.text, language, blocks=document.blocks))


def kept_from_other_speakers(
    fates: Iterable[Fate],
    revision: Revision,
    article: Article,
    before: Sequence[Quote] | None,
    after: Sequence[Quote],
) -> Iterator[Fate]:
    """`fates` of passages of `revision`; quotes that came to stand on somebody else's words wait.

    `before` and `after` are the quotes of the old and the new text; the old text is only listened
    to, where that was not done before, if a quote comes from it.
    """
    for fate in fates:
        spoken = fate.passage.spoken
        if fate.lives and fate.span and spoken and spoken.speaker:
            if before is None:
                before = heard(revision.document, article.language)
            was = [spoken.speaker.name, speaker_at(before, fate.passage.span)]
            now = speaker_at(after, fate.span)
            if now and not any(same_person(now, name) for name in was if name):
                yield replace(fate, state=State.AMBIGUOUS)
                continue
        yield fate


def speaker_at(found: Iterable[Quote], span: Span) -> str | None:
    """Who says most of the words at `span`, as far as the engine knows."""
    most, speaker = 0, None
    for quote in found:
        shared = min(quote.end, span.end) - max(quote.start, span.start)
        if shared > most:
            most, speaker = shared, quote.speaker
    return speaker


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: “Brook” and “Ada Brook”."""
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return words <= others or others <= words


def newly_said(
    article: Article,
    new: str,
    before: Sequence[Quote],
    after: Sequence[Quote],
    fates: Iterable[Fate],
) -> list[Quote]:
    """Those of the quotes `after`, found in the text `new`, that are to be added.

    Not those on whose words a quote stands already, nor those that were found in the old text
    too, but that somebody retracted or put right there.
    """
    closed, stored = [], set()
    for fate in fates:
        if fate.passage.spoken is None:
            continue
        if fate.passage.revision_id == article.current_id:
            stored.add(fate.passage.span)
        if fate.lives and fate.span:
            closed.append(fate.span)
    dismissed = [span for span in map(span_of, before) if span not in stored]
    text = article.revision.text
    closed += [
        Span(place.start, place.end)
        for place in anchoring.place(text, new, dismissed)
        if place.state in FOLLOWED and place.start is not None and place.end is not None
    ]
    return [quote for quote in after if not any(span_of(quote).overlaps(one) for one in closed)]


def span_of(quote: Quote) -> Span:
    """The words of a found quote."""
    return Span(quote.start, quote.end)
