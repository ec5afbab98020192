"""What do the pages about revisions need from the database? A fixed number of queries each.

The article as it is read now is `queries`; what a page shows of a difference is `text.redline`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from annotator.access import NOBODY, Viewer
from annotator.models import Article, Comment, Decision, Passage, Placement, Revision
from annotator.models.placement import WAITING
from annotator.queries import reading as queries
from annotator.reading import marks, place
from annotator.shown import ShownBlock, ShownPassage
from annotator.text import overlay, redline
from annotator.text.anchoring import State
from annotator.text.redline import Piece
from annotator.text.selectors import TextQuote, describe, occurrences
from annotator.text.spans import Span
from annotator.veils import unveiled, veils

ROWS_A_PAGE = 30
# Of an ambiguous passage: more places than these nobody chooses from.
MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class PastRevision:
    """A revision in the list of them, with how many passages had each state in it."""

    revision: Revision
    states: dict[State, int]

    @property
    def told(self) -> list[tuple[State, int]]:
        """The states that occurred."""
        return [(state, count) for state, count in self.states.items() if count]


def revisions(article: Article) -> list[PastRevision]:
    """All revisions of an article, the newest first: two queries."""
    counted: dict[int, dict[State, int]] = defaultdict(lambda: dict.fromkeys(State, 0))
    states = Placement.objects.filter(revision__article=article).order_by()
    for pk, state, count in states.values_list("revision", "state").annotate(Count("pk")):
        counted[pk][State(state)] = count
    found = (
        article.revisions.select_related("written_by", "restored_from")
        .only(
            *("number", "words", "written_at", "note", "article_id"),
            *("written_by__username", "written_by__first_name", "written_by__last_name"),
            "restored_from__number",
        )
        .order_by("-number")
    )
    return [PastRevision(one, counted[one.pk]) for one in found]


def numbers(article: Article) -> list[int]:
    """The numbers of an article's revisions, in order: one query."""
    return list(article.revisions.order_by("number").values_list("number", flat=True))


@dataclass
class PastReading:
    """A revision with its passages as they stood there, to be drawn."""

    revision: Revision
    passages: list[ShownPassage]

    @property
    def blocks(self) -> list[ShownBlock]:
        document = self.revision.document
        rendered = overlay.render_blocks(document, marks(self.passages))
        return place(document, rendered, self.passages, self.revision.sentences)

    @property
    def tail(self) -> str:
        return overlay.tail(self.revision.document)


def reading(revision: Revision, viewer: Viewer = NOBODY) -> PastReading:
    """A revision with all that was ever marked in it: two queries.

    A third where the tallies of some are hidden from `viewer`.

    A passage that has gone on to a newer text has its old words here, with its tags of today.
    """
    passages = queries.shown(revision.article, revision.passages.all(), NOBODY)
    left = Placement.objects.filter(from_revision=revision).exclude(passage__revision=revision)
    said = Comment.objects.filter(passage=OuterRef("passage"))
    left = left.select_related("passage__quote__speaker").annotate(
        noted=Exists(said & Comment.objects.said_to(None)), commented=Exists(said)
    )
    seen = set()
    for one in left:
        passage = one.passage
        if passage.pk not in seen:
            seen.add(passage.pk)
            passage.start, passage.end = one.from_start, one.from_end
            passage.exact = one.from_exact
            known = vars(one)
            passages.append(
                ShownPassage(passage, noted=known["noted"], commented=known["commented"])
            )
    shown = [one for one in passages if not one.is_empty]
    shown.sort(key=lambda one: (one.passage.start, -one.passage.end))
    if veils(revision.article, viewer):
        open_to_them = revision.article.passages.filter(unveiled(viewer))
        numbers_of_open = set(open_to_them.values_list("pk", flat=True))
        for passage_shown in shown:
            passage_shown.veiled = passage_shown.passage.pk not in numbers_of_open
    return PastReading(revision, shown)


@dataclass(frozen=True, slots=True)
class Fork:
    """What was said of a passage's old words, and what stands in their place now, if anything.

    `number` is the revision of the old words.
    """

    placement: Placement
    number: int
    comments: int = 0

    @property
    def passage(self) -> Passage:
        return self.placement.passage

    @property
    def pieces(self) -> list[Piece]:
        """The new words with what they were; the old ones alone where there is no place."""
        if not self.placement.span:
            return []
        return redline.words(self.placement.from_exact, self.placement.words)

    @property
    def offered(self) -> list[tuple[Span, TextQuote]]:
        """The places to choose from, of a passage that may stand in several."""
        if self.placement.state != State.AMBIGUOUS or self.placement.span:
            return []
        text = self.placement.revision.text
        return choice(text, occurrences(text, self.placement.from_exact))


def choice(text: str, found: Sequence[Span]) -> list[tuple[Span, TextQuote]]:
    """Places in a text with what is around them; none where there is nothing to choose from."""
    return [(span, describe(text, span)) for span in found[:MOST_PLACES]] if len(found) > 1 else []


def told(rows: QuerySet[Placement]) -> QuerySet[Placement]:
    """`rows` with what the queue tells of each, the reworded first, in the order of the texts."""
    order = Case(
        *(When(state=state, then=Value(rank)) for rank, state in enumerate(WAITING)),
        output_field=IntegerField(),
    )
    said = Comment.objects.said_to(None).filter(passage=OuterRef("passage")).order_by()
    counted = said.values("passage").annotate(count=Count("pk")).values_list("count")
    return (
        rows.select_related("passage__article", "passage__quote__speaker")
        .annotate(
            rank=order,
            number=F("from_revision__number"),
            comments=Coalesce(Subquery(counted), 0),
        )
        .order_by("rank", "-from_revision__number", "from_start", "-from_end", "pk")
    )


def queue(article: Article, page: str | None) -> Page[Fork]:
    """A page of what waits in an article: two queries."""
    shown = Paginator(told(Placement.objects.waiting(article.revision)), ROWS_A_PAGE).get_page(page)
    return Page(forks(article.revision, shown), shown.number, shown.paginator)  # type: ignore[arg-type]


def forks(revision: Revision, rows: Iterable[Placement]) -> list[Fork]:
    """What is told of `rows`, as `told` fetches them, placements in the text of `revision`."""
    found = []
    for one in rows:
        # Each of them would fetch the whole text for itself.
        one.revision = revision
        found.append(Fork(one, vars(one)["number"], vars(one)["comments"]))
    return found


def fork(placement: Placement) -> Fork:
    """One of the queue, with what is told of it there: one query."""
    row = told(Placement.objects.filter(pk=placement.pk))
    return forks(placement.revision, row)[0]


@dataclass(frozen=True, slots=True)
class Past:
    """Where a passage comes from: what became of it in the current text, and who moved it."""

    now: Fork | None
    moved: Fork | None


def past(passage: Passage) -> Past:
    """The past of a passage that was fetched with its article's current revision: one query.

    None for an article that was never revised; a second where an editor moved it in between.
    """
    current = passage.article.revision
    if current.number == 1:
        return Past(None, None)
    rows = (
        passage.placements.filter(
            Q(revision=current) | Q(decision__in=(Decision.CONFIRMED, Decision.PLACED))
        )
        .select_related("decided_by")
        .annotate(number=F("from_revision__number"))
        .order_by("-revision__number")
    )
    found = []
    for one in rows:
        one.passage = passage
        if one.revision_id == current.pk:
            one.revision = current
        found.append(Fork(one, vars(one)["number"]))
    if not passage.is_current:
        return Past(found[0] if found else None, None)
    moved = [one for one in found if one.placement.carried_over]
    return Past(None, moved[0] if moved else None)
