"""What does an article look like to one viewer? Its blocks, marks and voices, ready to be drawn.

Pure: `queries` fetches what goes in, templates and `formats` draw what comes out. A passage or a
block by itself is `shown`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from django.utils import translation

from annotator.agreement import NOTHING_TO_AGREE_ON, Agreement
from annotator.models import (
    Article,
    Revision,
    Tally,
)
from annotator.shown import EarlierPassage, ShownBlock, ShownPassage
from annotator.text import overlay
from annotator.text.document import Document
from annotator.text.overlay import RenderedBlock
from annotator.text.pieces import Look, Mark
from annotator.text.spans import Span

# Where a mark leads, `{}` being the passage's id.
HREF = "/passages/{}/"


class SingleTag(NamedTuple):
    """One reader's label on a passage, as it leaves: the reader is a pseudonym.

    `first_label` is empty unless it was another one, and `seen_before` whether the reader could see
    what others said when it was given.
    """

    passage: int
    reader: str
    label: str
    tagged_at: datetime
    changed_at: datetime
    first_label: str = ""
    seen_before: bool = True


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as one article quotes it.

    `enough` says whether so many readers tagged it that shares may be told, not only counts, and
    `hidden` how many of the quotes are not in the tally, being hidden from the viewer.
    """

    name: str
    slug: str
    quotes: int
    tally: Tally
    enough: bool
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Composition:
    """What an article is made of by its readers' lights: every tag, and who is quoted.

    `hidden` is how many of the passages the viewer may not see the tallies of: those are left out
    of all figures.
    """

    tally: Tally
    passages: int
    voices: Sequence[Voice]
    agreement: Agreement = NOTHING_TO_AGREE_ON
    hidden: int = 0

    @property
    def open(self) -> int:
        """How many passages the figures tell of."""
        return self.passages - self.hidden


@dataclass
class Reading:
    """An article as one viewer sees it."""

    article: Article
    revision: Revision
    passages: list[ShownPassage]
    composition: Composition
    earlier: list[EarlierPassage] = field(default_factory=list)
    # Those that are not drawn, for there is nothing on them that the viewer may see.
    unseen: list[ShownPassage] = field(default_factory=list)

    @cached_property
    def blocks(self) -> list[ShownBlock]:
        document = self.revision.document
        drawn = marks(self.passages, language=self.article.language) + marks_before(
            self.before, (one.passage.span for one in self.passages)
        )
        rendered = overlay.render_blocks(document, drawn)
        blocks = place(document, rendered, self.passages, self.revision.sentences, self.before)
        of_blocks = versions(document, [*self.passages, *self.unseen], self.earlier)
        for number, block in enumerate(blocks):
            block.version = of_blocks[number]
        return blocks

    @property
    def version(self) -> str:
        """What tells this state of the article from any other: `news.version`, as it was read."""
        every = [*self.passages, *self.unseen, *(one.shown for one in self.earlier)]
        return f"{self.revision.pk}-{sum(one.passage.version for one in every)}"

    @property
    def before(self) -> list[EarlierPassage]:
        """Those of the earlier passages of which readers are told."""
        return [one for one in self.earlier if one.said]

    @property
    def apart(self) -> list[EarlierPassage]:
        """Those of them that have no place in the text."""
        return [one for one in self.before if one.span is None]

    @property
    def is_tagged(self) -> bool:
        """Whether the viewer has tagged anything here."""
        return any(one.mine for one in self.passages)

    @property
    def waiting(self) -> int:
        """How many passages an editor has to decide."""
        return sum(one.placement.is_pending for one in self.earlier)

    @property
    def tail(self) -> str:
        return overlay.tail(self.revision.document)

    @property
    def headings(self) -> list[ShownBlock]:
        return [shown for shown in self.blocks if shown.is_heading]


def marks(shown: Iterable[ShownPassage], *, language: str = "", href: str = HREF) -> list[Mark]:
    """What the overlay draws for passages; `href` is where a mark leads, as `HREF` says it.

    What is read out of a mark is in `language`, as the text around it.
    """
    with speaking(language):
        looks = [(one.passage, one.look, one.noted) for one in shown]
        return [
            mark(passage.pk, passage.start, passage.end, look, noted=noted, href=href)
            for passage, look, noted in looks
        ]


def mark(pk: int, start: int, end: int, look: Look, *, noted: bool, href: str = HREF) -> Mark:
    """What the overlay draws for the passage of the number `pk`, which looks so."""
    return Mark(pk, start, end, look, href=href.format(pk), noted=noted)


def speaking(language: str) -> AbstractContextManager[None]:
    """Speaks `language` where the interface has it, else what it speaks already."""
    if language != translation.get_language() and language in dict(settings.LANGUAGES):
        return translation.override(language)
    return nullcontext()


def marks_before(
    earlier: Iterable[EarlierPassage], anew: Iterable[Span], *, href: str = HREF
) -> list[Mark]:
    """What the overlay draws where words were reworded, but for those that are marked `anew`."""
    taken = set(anew)
    return [
        Mark(
            id=one.passage.pk,
            start=one.span.start,
            end=one.span.end,
            look=Look("before"),
            href=href.format(one.passage.pk),
        )
        for one in earlier
        if one.span and one.span not in taken
    ]


def versions(
    document: Document, shown: Iterable[ShownPassage], earlier: Iterable[EarlierPassage]
) -> Counter[int]:
    """By a block's index, the versions of all passages that lie in it, added up."""
    sums: Counter[int] = Counter()
    places = [(one.passage.span, one.passage.version) for one in shown]
    places += [(one.span, one.passage.version) for one in earlier if one.span]
    for span, version in places:
        for index in range(document.block_at(span.start), document.block_at(span.end - 1) + 1):
            sums[index] += version
    return sums


def place(
    document: Document,
    rendered: Sequence[RenderedBlock],
    passages: Sequence[ShownPassage],
    sentences: Sequence[Span],
    earlier: Iterable[EarlierPassage] = (),
) -> list[ShownBlock]:
    """Puts passages and sentences, both in the order of the text, into the blocks they begin in."""
    reworded = defaultdict(list)
    for one in earlier:
        if one.span:
            reworded[document.block_at(one.span.start)].append(one)
    blocks = []
    next_passage = next_sentence = 0
    for number, block in enumerate(rendered, 1):
        here, said = [], []
        end = block.block.end
        while next_passage < len(passages) and passages[next_passage].passage.start < end:
            here.append(passages[next_passage])
            next_passage += 1
        while next_sentence < len(sentences) and sentences[next_sentence].start < end:
            said.append(sentences[next_sentence])
            next_sentence += 1
        words = document.text[block.block.start : end]
        blocks.append(
            ShownBlock(
                number=number,
                rendered=block,
                words=words,
                passages=here,
                sentences=said,
                reworded=reworded[number - 1],
            )
        )
    return blocks
