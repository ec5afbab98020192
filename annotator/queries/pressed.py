"""What does somebody see at once of the label that they pressed? How the passage looks now.

Where more has changed than its looks, it is the blocks around it; these are fetched with no more
than their marks take, and with a query that is written once. What else a page shows, what others
did meanwhile too, comes with its next question for news.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple

from django.utils.translation import get_language

from annotator.access import Viewer
from annotator.models import Article, Label, Passage, Tally
from annotator.models.label import KNOWN, stance
from annotator.prepared import PreparedTuples
from annotator.queries.reading import (
    SHAPES,
    around,
    earlier,
    filling,
    lying,
    sentences_of,
    shape_of,
)
from annotator.reading import mark, marks_before, speaking
from annotator.shown import DrawnBlock, EarlierPassage, ShownPassage, is_empty, look
from annotator.text import overlay
from annotator.text.document import Kind
from annotator.text.pieces import Look, Mark
from annotator.text.spans import Span

# What is told to who has to tag first.
NOTHING = (0, 0, 0)


class Marked(NamedTuple):
    """A passage as its marks show it, with what `queries.reading.known_to` asks."""

    pk: int
    start: int
    end: int
    fact: int
    opinion: int
    sarcasm: int
    # The number of the quote that it is.
    quote: int | None
    own_label: str | None
    noted: bool
    commented: bool
    peeked: bool = True

    @property
    def mine(self) -> Label | None:
        return KNOWN[self.own_label] if self.own_label else None

    @property
    def is_veiled(self) -> bool:
        """Whether the viewer is not to see what others said of it."""
        return not self.own_label and not self.peeked

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many the viewer may see of each label, in their order."""
        return NOTHING if self.is_veiled else (self.fact, self.opinion, self.sarcasm)

    @property
    def tally(self) -> Tally:
        """The same as a tally."""
        return Tally(*self.counts)

    @property
    def is_empty(self) -> bool:
        said = self.quote is not None or bool(self.fact or self.opinion or self.sarcasm)
        return is_empty(said=said, commented=bool(self.commented), noted=bool(self.noted))

    def as_mark(self, language: str | None) -> Mark:
        """Its mark, of which is told in `language`, the active one."""
        quoted, noted = self.quote is not None, bool(self.noted)
        seen = look(stance(*self.counts), self.mine, quoted, noted, language)
        return mark(self.pk, self.start, self.end, seen, noted=noted)


@dataclass(slots=True, kw_only=True)
class PressedBlock(DrawnBlock):
    """A block as it is drawn, by what is `marked` in it."""

    marked: Sequence[Marked]

    @property
    def dominant(self) -> Label | None:
        if self.kind is not Kind.QUOTATION:
            return None
        quotes = (
            one
            for one in self.marked
            if one.quote and self.block.start <= one.start < self.block.end
        )
        return next((one.tally.dominant for one in quotes), None)


@dataclass(frozen=True, slots=True)
class Pressed:
    """How the viewer sees a passage, and its `look`; or the blocks around it, where more changed.

    `tagged` is None when it has gone.
    """

    tagged: ShownPassage | None
    is_quote: bool
    look: Look | None = None
    blocks: Sequence[PressedBlock] = ()


def to_mark(signed_in: bool, veiled: bool) -> PreparedTuples:
    """Fetches what makes `Marked`."""
    known = Marked._fields if veiled else Marked._fields[:-1]
    return PreparedTuples(lambda: lying(signed_in, veiled).values_list(*known))


MARKED = {shape: to_mark(*shape) for shape in SHAPES}


def pressed(
    article: Article, passage: Passage, viewer: Viewer, label: Label | None = None
) -> Pressed:
    """What `viewer` sees of `passage`, to which they gave `label` just now, as `tags.put` left it.

    Without a label what they see around it, which is one query, and a second for an article that
    was revised; this brings the passage's tally up to date.
    """
    if label and not is_edge(article, passage):
        with speaking(article.language):
            language = get_language()
            now = look(passage.tally.stance, label, passage.is_quote, passage.is_noted, language)
        tagged = ShownPassage(passage, mine=label, noted=passage.is_noted)
        return Pressed(tagged, passage.is_quote, now)
    return around_it(article, passage, viewer)


def is_edge(article: Article, passage: Passage) -> bool:
    """Whether the edge of a block is coloured by what its readers say of `passage`."""
    if not passage.is_quote:
        return False
    blocks = article.revision.document.blocks
    return any(blocks[n].kind is Kind.QUOTATION for n in around(article, passage.span))


def around_it(article: Article, passage: Passage, viewer: Viewer) -> Pressed:
    """The blocks that `passage` lies in, as `viewer` sees them."""
    document = article.revision.document
    indices = around(article, passage.span)
    start, end = document.blocks[indices[0]].start, document.blocks[indices[-1]].end
    rows = MARKED[shape_of(article, viewer)](filling(article, start, end, viewer))
    found = [one for one in starmap(Marked, rows) if not one.is_empty]
    shown = marks_of(article, found, earlier(article, viewer, Span(start, end)))
    blocks = [
        PressedBlock(
            number=index + 1,
            rendered=overlay.render_block(document, document.blocks[index], shown),
            sentences=sentences_of(article.revision, document.blocks[index]),
            marked=found,
        )
        for index in indices
    ]
    tagged = next((one for one in found if one.pk == passage.pk), None)
    own = seen(passage, tagged) if tagged else None
    is_quote = tagged is not None and tagged.quote is not None
    return Pressed(own, is_quote, blocks=blocks)


def marks_of(
    article: Article, found: Sequence[Marked], stayed: Sequence[EarlierPassage]
) -> list[Mark]:
    """The marks of what was `found`, and of passages that `stayed` on words which were reworded."""
    with speaking(article.language):
        language = get_language()
        marks = [one.as_mark(language) for one in found]
    before = [one for one in stayed if one.said]
    anew = (Span(one.start, one.end) for one in found) if before else ()
    return marks + marks_before(before, anew)


def seen(passage: Passage, now: Marked) -> ShownPassage:
    """The passage as its viewer sees it `now`."""
    passage.fact, passage.opinion, passage.sarcasm = now.fact, now.opinion, now.sarcasm
    return ShownPassage(
        passage,
        mine=now.mine,
        noted=bool(now.noted),
        commented=bool(now.commented),
        veiled=now.is_veiled,
    )
