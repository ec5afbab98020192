"""What does a whole page need from the database? Each function asks a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import Generic, TypeVar, cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Sum

from annotator.access import NOBODY, Viewer
from annotator.models import (
    Act,
    Article,
    Comment,
    Flag,
    Helpful,
    Label,
    Passage,
    Placement,
    Revision,
    Tag,
    Tally,
)
from annotator.reading import (
    Composition,
    EarlierPassage,
    Reading,
    ShownBlock,
    ShownPassage,
    SingleTag,
    Voice,
    marks,
    marks_before,
    versions,
)
from annotator.speaker_queries import read_by_speaker
from annotator.text import overlay
from annotator.text.spans import Span

ARTICLES_A_PAGE = 20
# Of a search; each word is looked for in the whole text of every article.
MOST_WORDS = 8

Row = TypeVar("Row", bound=Model)


def reading(article: Article, viewer: Viewer = NOBODY) -> Reading:
    """The article (fetched with its revision) as `viewer` sees it.

    Four queries, and a fifth for one that was revised; one less where there are no comments.
    """
    revision = article.revision
    passages = shown(revision.passages.all(), viewer)
    before = earlier(revision, viewer)
    found = comments(viewer).filter(passage__article=article)
    attach([*passages, *(one.shown for one in before)], found)
    seen = [one for one in passages if not one.is_empty]
    unseen = [one for one in passages if one.is_empty]
    return Reading(article, revision, seen, composition(revision), before, unseen)


def earlier(revision: Revision, viewer: Viewer, span: Span | None = None) -> list[EarlierPassage]:
    """The passages that stayed on words which `revision` changed, in the order they had.

    With a `span`, those only that have a place in it. One query; none for a first revision.
    """
    if revision.number == 1:
        return []
    found = Placement.objects.stayed(revision)
    if span:
        found = found.filter(start__lt=span.end, end__gt=span.start)
    own = viewer.own(Tag.objects.filter(passage=OuterRef("passage"))).values("label")[:1]
    rows = found.select_related("passage__quote__speaker", "decided_by").annotate(
        number=F("from_revision__number"),
        own_label=Subquery(own),
        noted=Exists(Comment.objects.said_to(viewer.user).filter(passage=OuterRef("passage"))),
    )
    return [
        EarlierPassage(
            one,
            ShownPassage(
                one.passage,
                mine=Label(one.own_label) if one.own_label else None,
                noted=one.noted,
            ),
            one.number,
        )
        for one in rows
    ]


def shown(passages: QuerySet[Passage], viewer: Viewer) -> list[ShownPassage]:
    """`passages` with the viewer's own labels, in the order of the text: one query.

    Also those with nothing on them for the viewer to see, `is_empty`, for versions count all.
    """
    own = viewer.own(Tag.objects.filter(passage=OuterRef("pk"))).values("label")[:1]
    said = Comment.objects.said_to(viewer.user).filter(passage=OuterRef("pk"))
    found = passages.select_related("quote__speaker").annotate(
        own_label=Subquery(own),
        noted=Exists(said),
        commented=Exists(Comment.objects.filter(passage=OuterRef("pk"))),
    )
    return [
        ShownPassage(
            passage,
            mine=Label(passage.own_label) if passage.own_label else None,
            noted=passage.noted,
            commented=passage.commented,
        )
        for passage in found
    ]


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


def composition(revision: Revision) -> Composition:
    """All tags on a revision, and who is quoted in it, the most quoted first: one query."""
    fields = ("quote__speaker__name", "quote__speaker__slug")
    rows = list(read_by_speaker(revision.passages.all(), *fields))
    voices = [
        Voice(name, slug, told.quotes, told.tally, told.enough)
        for (name, slug), told in rows
        if name is not None
    ]
    return Composition(
        tally=Tally.total_of(told.tally for _speaker, told in rows),
        passages=sum(told.quotes for _speaker, told in rows),
        voices=sorted(voices, key=lambda voice: (-voice.quotes, voice.name)),
    )


def undoable(article: Article, viewer: Viewer) -> Act | None:
    """What the viewer did last on an article and can undo: one query."""
    last = viewer.own(Act.objects.undoable().filter(article=article)).first()
    return last if last and viewer.may_undo(last, article) else None


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
    document = article.revision.document
    first = document.block_at(span.start)
    last = document.block_at(max(span.end - 1, span.start))
    return change_of(article, range(first, last + 1), viewer, commented=commented)


def change_of(
    article: Article, indices: Iterable[int], viewer: Viewer, *, commented: bool = True
) -> Change:
    """What a change touches that is in the blocks of these indices: as many queries as `change`."""
    touched = blocks_at(article, indices, viewer)
    if commented:
        beside = [one for block in touched for one in block.passages]
        attach(beside, comments(viewer).filter(passage__in=[one.passage.pk for one in beside]))
    return Change(article, touched, composition(article.revision))


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
    passages = shown(revision.passages.filter(start__lt=end, end__gt=start), viewer)
    stayed = earlier(revision, viewer, Span(start, end))
    of_blocks = versions(document, passages, stayed)
    passages = [one for one in passages if not one.is_empty]
    before = [one for one in stayed if one.said]
    drawn = marks(passages, language=article.language) + marks_before(before, passages)
    return [
        ShownBlock(
            number=index + 1,
            rendered=overlay.render_block(document, block, drawn),
            words=document.text[block.start : block.end],
            passages=[one for one in passages if block.start <= one.passage.start < block.end],
            sentences=[one for one in revision.sentences if block.start <= one.start < block.end],
            reworded=[
                one for one in before if one.span and block.start <= one.span.start < block.end
            ],
            version=of_blocks[index],
        )
        for index, block in zip(wanted, area, strict=True)
    ]


def covering(passage: Passage, viewer: Viewer) -> list[ShownPassage]:
    """The other passages that share words with `passage`: one query."""
    others = Passage.objects.filter(
        revision=passage.revision_id,
        start__lt=passage.end,
        end__gt=passage.start,
        merged_into=None,
    )
    found = shown(others.exclude(pk=passage.pk), viewer)
    return [one for one in found if not one.is_empty]


def one_passage(passage: Passage, viewer: Viewer) -> ShownPassage:
    """A passage with the viewer's label and all comments: three queries."""
    found = shown(Passage.objects.filter(pk=passage.pk), viewer)
    attach(found, comments(viewer).filter(passage=passage))
    return found[0]


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """A row of a list with all tags on it, and on how many passages or quotes."""

    row: Row
    tally: Tally
    passages: int


def articles(words: str, page: str | None, viewer: Viewer = NOBODY) -> Page[Listed[Article]]:
    """A page of the articles whose title, byline, publisher or text hold `words`, newest first.

    Only of those that are listed for `viewer`.
    """
    found = Article.objects.listed_for(viewer)
    for word in words.split()[:MOST_WORDS]:
        found = found.filter(
            Q(title__icontains=word)
            | Q(byline__icontains=word)
            | Q(publisher__icontains=word)
            | Q(current__text__icontains=word)
        )
    read = Q(passages__revision=F("current"))
    return listed(found, "passages", page, ARTICLES_A_PAGE, read)


def listed(
    rows: QuerySet[Row], passages: str, page: str | None, at_once: int, counted: Q | None = None
) -> Page[Listed[Row]]:
    """A page of `rows` with their tallies, `passages` being the way to their passages.

    Of these only those are counted that `counted` says, if it says anything.

    Two queries to know which rows, a third for the tallies of those that are shown.
    """
    shown_page = Paginator(rows, at_once).get_page(page)
    pks = [row.pk for row in shown_page]
    sums = rows.model._default_manager.filter(pk__in=pks).order_by().values_list("pk")
    tallies = {
        pk: (Tally(*(count or 0 for count in counts)), marked)
        for pk, *counts, marked in sums.annotate(
            **{
                f"counted_{label.value}": Sum(f"{passages}__{label.value}", filter=counted)
                for label in Label
            },
            counted_passages=Count(passages, filter=counted),
        )
    }
    shown_rows = [Listed(row, *tallies[row.pk]) for row in shown_page]
    # A page of what is shown, with the numbers of the page of rows.
    return Page(shown_rows, shown_page.number, cast("Paginator[Listed[Row]]", shown_page.paginator))


def tags(revision: Revision) -> Iterator[SingleTag]:
    """Every single tag on the article of the current `revision`, fetched bit by bit: one query.

    In the order of the text; those on words of earlier revisions come after all others.
    """
    found = (
        Tag.objects.filter(passage__article=revision.article_id)
        .order_by(
            "-passage__revision__number", "passage__start", "-passage__end", "created_at", "pk"
        )
        .values_list("passage", "reader__pseudonym", "label", "created_at", "changed_at")
    )
    return starmap(SingleTag, found.iterator())


def readers(revision: Revision) -> int:
    """How many readers tagged something in a revision: one query."""
    return Tag.objects.filter(passage__revision=revision).values("reader").distinct().count()
