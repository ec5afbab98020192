"""What does a whole page need from the database? Each function asks a fixed number of queries."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product, starmap
from typing import Any, cast
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    PositiveIntegerField,
    QuerySet,
    Subquery,
    Sum,
    UUIDField,
)

from annotator.access import NOBODY, Viewer
from annotator.models import (
    Article,
    Comment,
    Flag,
    Helpful,
    Label,
    Passage,
    Peek,
    Placement,
    Revision,
    Tag,
    Tally,
    User,
)
from annotator.paging import stretch
from annotator.prepared import Prepared, Slot
from annotator.queries.compositions import composition
from annotator.reading import Composition, Reading, SingleTag, Voice, marks, marks_before, versions
from annotator.shown import EarlierPassage, ShownBlock, ShownPassage
from annotator.text import overlay
from annotator.text.document import Block
from annotator.text.spans import Span
from annotator.veils import unveiled, veils

NO_TAGS = Tally()
ARTICLES_A_PAGE = 20
# Of those that leave: so many rows, and as many before them, are in memory.
TAGS_AT_ONCE = 500


def reading(article: Article, viewer: Viewer = NOBODY) -> Reading:
    """The article (fetched with its revision) as `viewer` sees it.

    Four queries, and a fifth for one that was revised; one less where there are no comments.
    """
    revision = article.revision
    passages = shown(article, revision.passages.all(), viewer)
    before = earlier(article, viewer)
    found = comments(viewer).filter(passage__article=article)
    attach([*passages, *(one.shown for one in before)], found)
    seen = [one for one in passages if not one.is_empty]
    unseen = [one for one in passages if one.is_empty]
    return Reading(article, revision, seen, composition(article, viewer), before, unseen)


def earlier(article: Article, viewer: Viewer, span: Span | None = None) -> list[EarlierPassage]:
    """The passages that stayed on words which the current revision changed, in their old order.

    With a `span`, those only that have a place in it. One query; none for a first revision.
    """
    revision = article.revision
    if revision.number == 1:
        return []
    found = Placement.objects.stayed(revision)
    if span:
        found = found.filter(start__lt=span.end, end__gt=span.start)
    rows = (
        found.select_related("passage__quote__speaker", "decided_by")
        .annotate(number=F("from_revision__number"))
        .annotate(**known_of(article, viewer, "passage"))
    )
    return [
        EarlierPassage(one, in_view(one.passage, vars(one)), vars(one)["number"]) for one in rows
    ]


def shown(article: Article, passages: QuerySet[Passage], viewer: Viewer) -> list[ShownPassage]:
    """`passages` of `article` as `viewer` sees them, in the order of the text: one query.

    Also those with nothing on them for the viewer to see, `is_empty`, for versions count all.
    """
    found = passages.select_related("quote__speaker").annotate(**known_of(article, viewer, "pk"))
    return [in_view(passage, vars(passage)) for passage in found]


def known_of(article: Article, viewer: Viewer, passage: str) -> dict[str, Any]:
    """What else is asked of passages in the same query; `passage` is the way to their numbers."""
    return known_to(viewer, passage, veiled=veils(article, viewer))


def known_to(viewer: Viewer, passage: str, *, veiled: bool) -> dict[str, Any]:
    """The same, where the article hides tallies from the viewer if `veiled`."""
    there = OuterRef(passage)
    own = viewer.own(Tag.objects.filter(passage=there)).values("label")[:1]
    known: dict[str, Any] = {
        "own_label": Subquery(own),
        "noted": Exists(Comment.objects.said_to(viewer.user).filter(passage=there)),
        "commented": Exists(Comment.objects.filter(passage=there)),
    }
    if veiled:
        known["peeked"] = Exists(viewer.own(Peek.objects.filter(passage=there, asked=True)))
    return known


def within(article: Article, start: int, end: int, viewer: Viewer) -> list[ShownPassage]:
    """Those passages of the text that have words from `start` to `end`, as `shown` gives them."""
    found = WITHIN[shape_of(article, viewer)](**filling(article, start, end, viewer))
    return [in_view(passage, vars(passage)) for passage in found]


def shape_of(article: Article, viewer: Viewer) -> tuple[bool, bool]:
    """Whether `viewer` is signed in, and `article` hides tallies from them: one of `SHAPES`."""
    return viewer.user is not None, veils(article, viewer)


def filling(article: Article, start: int, end: int, viewer: Viewer) -> dict[str, object]:
    """What goes in the slots of `lying`, for words of the current text of `article`."""
    return {
        "revision": article.current_id,
        "start": start,
        "end": end,
        "user": viewer.user and viewer.user.pk,
        "browser": viewer.browser,
    }


def lying(signed_in: bool, veiled: bool) -> QuerySet[Passage]:
    """Passages with words between two offsets and what is known of them; slots for `filling`."""
    offset = PositiveIntegerField()
    viewer = in_slots(signed_in)
    return Passage.objects.filter(
        revision=Slot("revision", Revision._meta.pk),
        start__lt=Slot("end", offset),
        end__gt=Slot("start", offset),
    ).annotate(**known_to(viewer, "pk", veiled=veiled))


def in_slots(signed_in: bool) -> Viewer:
    """A viewer of whom slots stand for the numbers."""
    user = cast(User, Slot("user", User._meta.pk)) if signed_in else None
    return Viewer(user, cast(UUID, Slot("browser", UUIDField())))


def to_show(signed_in: bool, veiled: bool) -> Prepared[Passage]:
    """Fetches passages for `within`."""
    return Prepared(lambda: lying(signed_in, veiled).select_related("quote__speaker"))


SHAPES = list(product((False, True), repeat=2))
WITHIN = {shape: to_show(*shape) for shape in SHAPES}


def in_view(passage: Passage, known: dict[str, Any]) -> ShownPassage:
    """A passage with what `known_of` asked."""
    mine = Label(known["own_label"]) if known["own_label"] else None
    return ShownPassage(
        passage,
        mine=mine,
        noted=known["noted"],
        commented=known["commented"],
        veiled=mine is None and not known.get("peeked", True),
        looked=known.get("peeked", False),
    )


def comments(viewer: Viewer) -> QuerySet[Comment]:
    """Comments with what is shown of them: two queries, one where there are none."""
    own = viewer.own(Helpful.objects.filter(comment=OuterRef("pk")))
    flagged = viewer.own(Flag.objects.filter(comment=OuterRef("pk")))
    found = Comment.objects.seen_by(viewer.user).select_related("author")
    found = found.prefetch_related("sources")
    return found.annotate(found_helpful=Exists(own), flagged=Exists(flagged))


def attach(passages: Sequence[ShownPassage], found: QuerySet[Comment]) -> None:
    """Puts each comment that is `found` beside its passage."""
    by_id = {one.passage.pk: one for one in passages}
    for comment in found:
        if comment.passage_id in by_id:
            by_id[comment.passage_id].comments.append(comment)


@dataclass(frozen=True, slots=True)
class Change:
    """What has to be drawn again after an act: blocks, and what the article is made of."""

    article: Article
    blocks: Sequence[ShownBlock]
    composition: Composition

    @property
    def voices(self) -> list[Voice]:
        """Those who are quoted in the blocks: nobody else's tally can have changed."""
        quotes = [one.quote for block in self.blocks for one in block.quotes]
        here = {quote.speaker.slug for quote in quotes if quote and quote.speaker}
        return [voice for voice in self.composition.voices if voice.slug in here]


def change(article: Article, span: Span, viewer: Viewer, *, commented: bool = False) -> Change:
    """What a change on `span` of the revision now touches.

    Two queries, four with comments; one more for an article that was revised.
    """
    return change_of(article, around(article, span), viewer, commented=commented)


def around(article: Article, span: Span) -> range:
    """The indices of the blocks that `span` lies in."""
    document = article.revision.document
    first = document.block_at(span.start)
    return range(first, document.block_at(max(span.end - 1, span.start)) + 1)


def change_of(
    article: Article, indices: Iterable[int], viewer: Viewer, *, commented: bool = True
) -> Change:
    """What a change touches that is in the blocks of these indices: as many queries as `change`."""
    fetch = with_comments if commented else blocks_at
    touched = fetch(article, indices, viewer)
    return Change(article, touched, composition(article, viewer))


def with_comments(article: Article, indices: Iterable[int], viewer: Viewer) -> list[ShownBlock]:
    """The same as `blocks_at`, with the comments on passages: two queries more."""
    found = blocks_at(article, indices, viewer)
    beside = [one for block in found for one in block.passages]
    attach(beside, comments(viewer).filter(passage__in=[one.passage.pk for one in beside]))
    return found


def blocks(article: Article, first: int, last: int, viewer: Viewer) -> list[ShownBlock]:
    """The blocks from index `first` to `last`, both included, with passages.

    One query, and a second for an article that was revised.
    """
    return blocks_at(article, range(first, last + 1), viewer)


def blocks_at(article: Article, indices: Iterable[int], viewer: Viewer) -> list[ShownBlock]:
    """Those blocks that there are of `indices`, in their order; as many queries as `blocks`."""
    revision = article.revision
    document = revision.document
    wanted = [index for index in indices if 0 <= index < len(document.blocks)]
    if not wanted:
        return []
    area = [document.blocks[index] for index in wanted]
    start, end = min(one.start for one in area), max(one.end for one in area)
    passages = within(article, start, end, viewer)
    stayed = earlier(article, viewer, Span(start, end))
    of_blocks = versions(document, passages, stayed)
    passages = [one for one in passages if not one.is_empty]
    before = [one for one in stayed if one.said]
    anew = (one.passage.span for one in passages)
    drawn = marks(passages, language=article.language) + marks_before(before, anew)
    return [
        ShownBlock(
            number=index + 1,
            rendered=overlay.render_block(document, block, drawn),
            words=document.text[block.start : block.end],
            passages=[one for one in passages if block.start <= one.passage.start < block.end],
            sentences=sentences_of(revision, block),
            reworded=[
                one for one in before if one.span and block.start <= one.span.start < block.end
            ],
            version=of_blocks[index],
        )
        for index, block in zip(wanted, area, strict=True)
    ]


def sentences_of(revision: Revision, block: Block) -> list[Span]:
    """The sentences that begin in a block."""
    first, last = (
        bisect_left(revision.sentences, offset, key=lambda one: one.start)
        for offset in (block.start, block.end)
    )
    return revision.sentences[first:last]


def covering(passage: Passage, viewer: Viewer) -> list[ShownPassage]:
    """The other passages that share words with `passage`: one query."""
    others = Passage.objects.filter(
        revision=passage.revision_id,
        start__lt=passage.end,
        end__gt=passage.start,
        merged_into=None,
    )
    found = shown(passage.article, others.exclude(pk=passage.pk), viewer)
    return [one for one in found if not one.is_empty]


def one_passage(passage: Passage, viewer: Viewer) -> ShownPassage:
    """A passage with the viewer's label and all comments: three queries."""
    found = shown(passage.article, Passage.objects.filter(pk=passage.pk), viewer)
    attach(found, comments(viewer).filter(passage=passage))
    return found[0]


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """A row of the list of articles with all tags on it, and on how many passages.

    Of `hidden` ones among these the viewer does not see the tallies, nor are they in the sum.
    """

    row: Article
    tally: Tally = NO_TAGS
    passages: int = 0
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class ListedPage:
    """Rows of the list of articles, and where the pages beside these begin: see `paging`."""

    rows: list[ListedArticle]
    newer: str | None
    older: str | None


def articles(
    viewer: Viewer = NOBODY, *, before: str | None = None, after: str | None = None
) -> ListedPage:
    """A page of the articles that are listed for `viewer`, the newest first.

    One query to know which, and one for the tallies of those that are shown, however many there
    are. `before` and `after` are as `paging.stretch` has them.
    """
    some = stretch(Article.objects.listed_for(viewer), ARTICLES_A_PAGE, before=before, after=after)
    marked = Passage.objects.filter(revision__current_of__in=[one.pk for one in some.rows])
    open_ones = unveiled(viewer)
    sums = (
        marked.order_by()
        .values_list("article")
        .annotate(
            **{
                f"of_{label.value}": Sum(label.value, filter=open_ones, default=0)
                for label in Label
            },
            all=Count("pk"),
            open=Count("pk", filter=open_ones),
        )
    )
    told = {pk: (Tally(*counts), every, every - open_) for pk, *counts, every, open_ in sums}
    rows = [ListedArticle(one, *told.get(one.pk, ())) for one in some.rows]
    return ListedPage(rows, some.newer, some.older)


def tags(revision: Revision) -> Iterator[SingleTag]:
    """Every single tag on the article of the current `revision`, fetched bit by bit.

    In the order of the text; those on words of earlier revisions come after all others. One query,
    and a second for an article that was revised.
    """
    # Of one revision passages are read in the order of their index, and tags sorted for one place
    # at a time; to sort those of all together the database would need memory for all.
    yield from fetched(Tag.objects.filter(passage__revision=revision))
    if revision.number > 1:
        before = Tag.objects.filter(passage__article=revision.article_id)
        yield from fetched(before.exclude(passage__revision=revision), "-passage__revision__number")


def fetched(found: QuerySet[Tag], *first: str) -> Iterator[SingleTag]:
    """Tags as they leave, ordered by what comes `first`, then by the text."""
    rows = found.order_by(*first, "passage__start", "-passage__end", "created_at", "pk")
    fields = ("passage", "reader__pseudonym", "label", "created_at", "changed_at")
    told = rows.values_list(*fields, "first_label", "seen_before")
    return starmap(SingleTag, told.iterator(chunk_size=TAGS_AT_ONCE))


def readers(revision: Revision) -> int:
    """How many readers tagged something in a revision: one query."""
    return Tag.objects.filter(passage__revision=revision).values("reader").distinct().count()
