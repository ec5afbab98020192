"""What does somebody find who asks for this? A page of hits, in a fixed number of queries.

The newest come first, and among a bounded number of the newest those with the words in their
titles: what is asked for may stand in every article there is, and costs no more for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Substr

from annotator.access import NOBODY, Viewer
from annotator.models import Entry, Terms
from annotator.search.asking import Asked, in_title
from annotator.search.excerpts import Excerpt, Piece, excerpt, fragment, whole
from annotator.search.filters import EVERYTHING, Filters, among, found_by
from annotator.search.indexed import said_in
from annotator.search.newest import newest_holding
from annotator.search.vocabulary import spelt_out

Kind = Entry.Kind
HITS_A_PAGE = 20
# The newest that are ranked, and that are looked at for these; the next are another search away.
MOST_RANKED = 200
MOST_LOOKED_AT = 2_000
# Of the newest that hold the words few are hidden, as a rule: so many are looked at for these.
MOST_TRIED = 250
TOLD = ("kind", "article", "article__title", "article__language", "speaker__name")


@dataclass(frozen=True)
class Hit:
    """What is found: its entry, fetched with what is shown of it, and what was asked for."""

    entry: Entry
    asked: Asked

    @property
    def kind(self) -> str:
        return self.entry.kind

    @property
    def language(self) -> str:
        """The language of the article; a speaker has none."""
        return self.entry.article.language if self.entry.article else ""

    @cached_property
    def title(self) -> tuple[Piece, ...]:
        """The title of the article, or the name of the speaker, in pieces."""
        named = self.entry.article or self.entry.speaker
        return whole(str(named), self.asked, self.language).pieces

    @cached_property
    def excerpt(self) -> Excerpt:
        """What was found, in place."""
        return excerpt(self.said, self.asked, self.language)

    @property
    def said(self) -> str:
        """The text that an excerpt is taken from."""
        if self.entry.quote:
            return self.entry.quote.passage.exact
        if self.entry.comment:
            return said_in(self.entry.comment.html)
        if self.entry.speaker:
            return " · ".join(filter(None, self.told_of_speaker))
        return str(vars(self.entry)["said"])

    @property
    def told_of_speaker(self) -> list[str]:
        """The description of a speaker, and other names."""
        speaker = self.entry.speaker
        return [speaker.description, *speaker.other_names] if speaker else []

    @property
    def url(self) -> str:
        """Where it stands: an article's at the words that were found."""
        entry = self.entry
        if entry.comment:
            return entry.comment.get_absolute_url()
        if entry.speaker:
            return entry.speaker.get_absolute_url()
        if entry.article is None:
            raise ValueError(f"entry {entry.pk} is of nothing")
        there = entry.article.get_absolute_url()
        if entry.quote:
            return f"{there}#p{entry.quote.passage_id}"
        place = self.excerpt.place
        if place is None:
            return there
        block = entry.block_at(entry.start + place.start)
        return f"{there}#b{block}{fragment(self.said, place)}"


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits. `asked` is what they were found by: `begun` says whether the last word was
    taken for the beginning of one, since nothing has it as it is.

    `before` is where the next search goes on: the number of the oldest entry that was ranked, where
    there are older ones.
    """

    page: Page[Hit]
    asked: Asked
    begun: bool = False
    before: int | None = None


def find(
    typed: str,
    filters: Filters = EVERYTHING,
    viewer: Viewer = NOBODY,
    *,
    page: str | None = None,
    before: int | None = None,
) -> Found:
    """What `viewer` finds who types this; nothing for no words and no filters.

    Two queries; a third where the last word is none, one for the names of speakers, one where
    passages are narrowed, two where it is by who says them, on SQLite one for a beginning, and on
    PostgreSQL one for the newest, and one more where most of these are hidden.
    `before` is what an earlier search told to go on from.
    """
    asked, begun = Asked.of(typed), False
    asked = replace(asked, among=among(filters))
    rows, last = newest(asked, filters, viewer, before)
    if not rows and not before and not last and (unfinished := asked.unfinished):
        rows, last = newest(unfinished, filters, viewer, before)
        asked, begun = (unfinished, True) if rows else (asked, False)
    shown = Paginator(ranked(rows, asked), HITS_A_PAGE).get_page(page)
    hits = fetched(list(shown), asked)
    # A page of what is shown, with the numbers of the page of rows.
    return Found(Page(hits, shown.number, shown.paginator), asked, begun, last)  # type: ignore[arg-type]


Row = tuple[int, str, int | None, str | None, str | None, str | None]


def newest(
    asked: Asked, filters: Filters, viewer: Viewer, before: int | None
) -> tuple[list[Row], int | None]:
    """The newest entries that hold what is asked for, so many as are ranked: a query, two or three.

    With the number of the oldest that was looked at, where there may be older ones.
    """
    indexed = bool(asked or asked.among)
    if not indexed and not filters:
        return [], None
    most = MOST_LOOKED_AT if filters.of_passages else MOST_TRIED
    numbers = newest_holding(asked, before, most + 1) if indexed else None
    if numbers is not None:
        last = numbers[most - 1] if len(numbers) > most else None
        some = Entry.objects.filter(pk__in=numbers[:most]).order_by("-pk")
        rows = told(some.filter(found_by(viewer, filters)))
        if last is None or filters.of_passages or len(rows) > MOST_RANKED:
            return best(rows, last)
    if indexed:
        holding = Terms.objects.filter(terms__holds=spelt_out(asked))
        return newest_of(holding, "entry__", filters, viewer, before)
    return newest_of(Entry.objects.all(), "", filters, viewer, before)


def newest_of(
    holding: QuerySet[Terms] | QuerySet[Entry],
    way: str,
    filters: Filters,
    viewer: Viewer,
    before: int | None,
) -> tuple[list[Row], int | None]:
    """The same of all in `holding`; `way` leads from its rows to entries."""
    holding = holding.order_by("-pk")
    if before:
        holding = holding.filter(pk__lt=before)
    last = None
    if filters.of_passages:
        # Of these any number may be told by what the index does not know.
        end = holding.values_list("pk", flat=True)[MOST_LOOKED_AT - 1 : MOST_LOOKED_AT + 1]
        if len(end) > 1:
            last = end[0]
            holding = holding.filter(pk__gte=last)
    return best(told(holding.filter(found_by(viewer, filters, way)), way), last)


def told(some: QuerySet[Terms] | QuerySet[Entry], way: str = "") -> list[Row]:
    """What is told of so many of `some` as are ranked, and of one more."""
    return list(some.values_list("pk", *(f"{way}{name}" for name in TOLD))[: MOST_RANKED + 1])


def best(rows: list[Row], last: int | None) -> tuple[list[Row], int | None]:
    """Those that are ranked, with the number of the last where there are more, or else `last`."""
    if len(rows) > MOST_RANKED:
        return rows[:MOST_RANKED], rows[MOST_RANKED - 1][0]
    return rows, last


def ranked(rows: Iterable[Row], asked: Asked) -> list[int]:
    """The entries of `rows`, those with most of what is asked in their title first, then in order.

    Of an article one part is enough.
    """
    articles: set[int | None] = set()
    scored: list[tuple[int, int]] = []
    for pk, kind, article, title, language, name in rows:
        if kind == Kind.ARTICLE:
            if article in articles:
                continue
            articles.add(article)
        named = {Kind.ARTICLE.value: title, Kind.SPEAKER.value: name}.get(kind) or ""
        scored.append((-sum(in_title(one, named, language or "") for one in asked.wanted), pk))
    # Sorting keeps the order of those that are alike.
    return [pk for _score, pk in sorted(scored, key=lambda one: one[0])]


def fetched(numbers: Sequence[int], asked: Asked) -> list[Hit]:
    """The hits with these numbers of entries, in their order, with all that is shown of them."""
    text = Substr("article__current__text", F("start") + 1, F("length"))  # type: ignore[arg-type]
    rows = (
        Entry.objects.filter(pk__in=list(numbers))
        .select_related(
            "article",
            "quote__passage",
            "quote__speaker",
            "comment__author",
            "comment__passage",
            "speaker",
        )
        .defer("terms", "article__source_url", "quote__passage__prefix", "quote__passage__suffix")
        .annotate(
            said=Case(
                When(kind=Kind.ARTICLE, then=text), default=Value(""), output_field=TextField()
            )
        )
        .prefetch_related("speaker__names")
    )
    by_number = {one.pk: one for one in rows}
    return [Hit(by_number[number], asked) for number in numbers if number in by_number]
