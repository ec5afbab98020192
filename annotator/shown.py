"""What does a passage look like to one viewer, and a block with the passages that begin in it?

Pure: `queries` fetches what goes in. The article that they are parts of is `reading`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from annotator.agreement import Agreement
from annotator.models import Comment, Label, Passage, Placement, Quote, Tally, User
from annotator.models.label import Stance
from annotator.text.anchoring import State
from annotator.text.document import Block, Kind
from annotator.text.overlay import RenderedBlock
from annotator.text.pieces import Look
from annotator.text.spans import Span
from annotator.threads import Thread, threads


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
        said = self.quote is not None or self.passage.tally.total > 0
        return is_empty(said=said, commented=self.commented, noted=self.noted)

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
    def look(self) -> Look:
        """How its mark looks, and what is read out of it."""
        quoted, language = self.quote is not None, get_language()
        return look(self.tally.stance, self.mine, quoted, self.noted, language)

    @property
    def classes(self) -> str:
        """What the mark's pieces bear: the readers' label first, then what else is known."""
        return self.look.classes

    @property
    def own_classes(self) -> str:
        """What they bear by the viewer's own label, whatever else lies over the same words."""
        return self.look.own

    @property
    def told(self) -> str:
        """The same in words of the active language: “Opinion, contested; yours: Fact; notes”."""
        return self.look.told


def is_empty(*, said: bool, commented: bool, noted: bool) -> bool:
    """Whether a passage shows nothing: nobody spoke or tagged it, and nothing `noted` of what is
    `commented` is for the viewer to read.
    """
    return commented and not said and not noted


# Most passages of a page look like others: what that is need not be found out for each.
@lru_cache(maxsize=4096)
def look(
    stance: Stance, mine: Label | None, quoted: bool, noted: bool, language: str | None
) -> Look:
    """How the mark of a passage looks that is read so; `language` is the active one."""
    undecided = stance.tagged and stance.dominant is None
    names = [
        stance.dominant.value if stance.dominant else "",
        "contested" if stance.contested or undecided else "",
        "few" if stance.few else "sure" if stance.sure else "",
        "quoted" if quoted else "",
        "noted" if noted else "",
    ]
    if not stance.tagged:
        read = _("Quote") if quoted else ""
    elif stance.dominant is None:
        read = _("Undecided")
    elif stance.contested:
        read = _("%(label)s, contested") % {"label": stance.dominant.label}
    else:
        read = str(stance.dominant.label)
    own = _("yours: %(label)s") % {"label": mine.label} if mine else ""
    return Look(
        classes=" ".join(name for name in names if name),
        own=f"mine mine-{mine.value}" if mine else "",
        told="; ".join(part for part in (read, own, _("notes") if noted else "") if part),
    )


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


@dataclass(slots=True, kw_only=True)
class DrawnBlock(ABC):
    """A block's text with the marks that lie over it; `number` counts from 1."""

    number: int
    rendered: RenderedBlock
    sentences: list[Span]

    @property
    @abstractmethod
    def dominant(self) -> Label | None:
        """The readers' label of a block that is one quotation; it colours the block's edge."""

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
    def is_item(self) -> bool:
        return self.kind is Kind.ITEM

    @property
    def sentence_bounds(self) -> str:
        """The sentences' bounds from the block's start on, as the page's script reads them."""
        start = self.block.start
        return " ".join(f"{span.start - start}-{span.end - start}" for span in self.sentences)


@dataclass(slots=True, kw_only=True)
class ShownBlock(DrawnBlock):
    """A block as it is drawn, with the passages that begin in it."""

    words: str
    passages: list[ShownPassage]
    # What was tagged before the words that begin here became what they are.
    reworded: list[EarlierPassage] = field(default_factory=list)
    # Of all passages that lie in it, together; 0 without any.
    version: int = 0

    @property
    def is_heading(self) -> bool:
        return self.kind is Kind.HEADING

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
        if self.kind is not Kind.QUOTATION:
            return None
        return next((shown.tally.dominant for shown in self.quotes), None)

    @property
    def names_speaker(self) -> bool:
        """Whether the article's own words under a quotation say already who spoke."""
        return "<figcaption>" in self.rendered.inner
