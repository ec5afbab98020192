"""What does an article look like to one viewer? Its blocks, marks and voices, ready to be drawn.

Pure: `queries` fetches what goes in, templates and `formats` draw what comes out.
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
from django.utils.translation import gettext as _

from annotator.agreement import NOTHING_TO_AGREE_ON, Agreement
from annotator.models import (
    Article,
    Comment,
    Label,
    Passage,
    Placement,
    Quote,
    Revision,
    Tally,
    User,
)
from annotator.text import overlay
from annotator.text.anchoring import State
from annotator.text.document import Block, Document, Kind
from annotator.text.overlay import Mark, RenderedBlock
from annotator.text.spans import Span
from annotator.threads import Thread, threads

# Where a mark leads, `{}` being the passage's id.
HREF = "/passages/{}/"


@dataclass(slots=True)
class ShownPassage:
    """A passage with what belongs beside it: the viewer's own label, and the comments.

    `veiled` says that the viewer is not to see what others said of it.
    """

    passage: Passage
    mine: Label | None = None
    noted: bool = False
    # By anybody, whether the viewer may read it or not.
    commented: bool = False
    veiled: bool = False
    # Whether the viewer asked to see that without a tag of their own.
    looked: bool = False
    comments: list[Comment] = field(default_factory=list)

    @property
    def quote(self) -> Quote | None:
        return self.passage.spoken

    @property
    def tally(self) -> Tally:
        """What the viewer may see of what readers said: nothing of a veiled one. For all pages."""
        return Tally() if self.veiled else self.passage.tally

    @property
    def agreement(self) -> Agreement:
        """How far those agree who said what it is without having seen what others said."""
        told = Tally() if self.veiled else self.passage.unseen
        return Agreement.of([told.counts])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on it but comments that the viewer may not read."""
        bare = self.quote is None and not self.passage.tally.total
        return bare and self.commented and not self.noted

    @property
    def threads(self) -> list[Thread]:
        return threads(self.comments)

    @property
    def standing(self) -> int:
        """How many comments there are, not counting those of which only a trace is left."""
        return sum(not one.is_trace for one in self.comments)

    def is_only_of(self, user: User | None) -> bool:
        """Whether all that was said of it is the viewer's; `user` is their account, if any.

        Fetch the comments along. A quote is its editors'.
        """
        own = [user is not None and one.author_id == user.pk for one in self.comments]
        tagged = self.passage.tally.total == (1 if self.mine else 0)
        return self.quote is None and tagged and all(own) and bool(self.mine or own)

    @property
    def classes(self) -> str:
        """What the mark's pieces bear: the readers' label first, then what else is known."""
        tally = self.tally
        undecided = tally.total > 0 and tally.dominant is None
        names = [
            tally.dominant.value if tally.dominant else "",
            "contested" if tally.contested or undecided else "",
            "few" if tally.few else "sure" if tally.sure else "",
            "quoted" if self.quote else "",
            "noted" if self.noted else "",
        ]
        return " ".join(name for name in names if name)

    @property
    def own_classes(self) -> str:
        """What they bear by the viewer's own label, whatever else lies over the same words."""
        return f"mine mine-{self.mine.value}" if self.mine else ""

    @property
    def told(self) -> str:
        """The same in words of the active language: “Opinion, contested; yours: Fact; notes”."""
        tally = self.tally
        if not tally.total:
            read = _("Quote") if self.quote else ""
        elif tally.dominant is None:
            read = _("Undecided")
        elif tally.contested:
            read = _("%(label)s, contested") % {"label": tally.dominant.label}
        else:
            read = str(tally.dominant.label)
        mine = _("yours: %(label)s") % {"label": self.mine.label} if self.mine else ""
        return "; ".join(part for part in (read, mine, _("notes") if self.noted else "") if part)


@dataclass(frozen=True, slots=True)
class EarlierPassage:
    """A passage on words that the text no longer has as they were, with what was said of those.

    `number` is the revision that has them.
    """

    placement: Placement
    shown: ShownPassage
    number: int

    @property
    def passage(self) -> Passage:
        return self.shown.passage

    @property
    def said(self) -> bool:
        """Whether anybody said anything of the old words: else they matter to editors only."""
        return self.passage.tally.total > 0 or self.shown.noted

    @property
    def span(self) -> Span | None:
        """Where its words stood that now are others, until an editor says that these are not it."""
        place = self.placement.state == State.REWORDED and self.placement.is_pending
        return self.placement.span if place else None


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


@dataclass(slots=True)
class ShownBlock:
    """A block as it is drawn, with the passages that begin in it; `number` counts from 1."""

    number: int
    rendered: RenderedBlock
    words: str
    passages: list[ShownPassage]
    sentences: list[Span]
    # What was tagged before the words that begin here became what they are.
    reworded: list[EarlierPassage] = field(default_factory=list)
    # Of all passages that lie in it, together; 0 without any.
    version: int = 0

    @property
    def block(self) -> Block:
        return self.rendered.block

    @property
    def kind(self) -> Kind:
        return self.block.kind

    @property
    def anchor(self) -> str:
        """The block's id in the page."""
        return f"b{self.number}"

    @property
    def is_heading(self) -> bool:
        return self.kind is Kind.HEADING

    @property
    def is_item(self) -> bool:
        return self.kind is Kind.ITEM

    @property
    def quotes(self) -> list[ShownPassage]:
        return [shown for shown in self.passages if shown.quote]

    @property
    def with_comments(self) -> list[ShownPassage]:
        """Those with notes, in the order of the numbers in the text that refer to them."""
        noted = (shown for shown in self.passages if shown.comments)
        return sorted(noted, key=lambda shown: min(shown.passage.end, self.block.end))

    @property
    def dominant(self) -> Label | None:
        """The readers' label of a block that is one quotation; it colours the block's edge."""
        if self.kind is not Kind.QUOTATION:
            return None
        return next((shown.tally.dominant for shown in self.quotes), None)

    @property
    def names_speaker(self) -> bool:
        """Whether the article's own words under a quotation say already who spoke."""
        return "<figcaption>" in self.rendered.inner

    @property
    def sentence_bounds(self) -> str:
        """The sentences' bounds from the block's start on, as the page's script reads them."""
        start = self.block.start
        return " ".join(f"{span.start - start}-{span.end - start}" for span in self.sentences)


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
            self.before, self.passages
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
        return [
            Mark(
                id=one.passage.pk,
                start=one.passage.start,
                end=one.passage.end,
                classes=one.classes,
                own=one.own_classes,
                href=href.format(one.passage.pk),
                described=one.told,
                noted=one.noted,
            )
            for one in shown
        ]


def speaking(language: str) -> AbstractContextManager[None]:
    """Speaks `language` where the interface has it, else what it speaks already."""
    if language in dict(settings.LANGUAGES):
        return translation.override(language)
    return nullcontext()


def marks_before(
    earlier: Iterable[EarlierPassage], shown: Iterable[ShownPassage], *, href: str = HREF
) -> list[Mark]:
    """What the overlay draws where words were reworded, but for words that are marked anew."""
    taken = {one.passage.span for one in shown}
    return [
        Mark(
            id=one.passage.pk,
            start=one.span.start,
            end=one.span.end,
            classes="before",
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
        blocks.append(ShownBlock(number, block, words, here, said, reworded[number - 1]))
    return blocks
