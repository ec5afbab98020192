"""Which of what is found is wanted, and which of it may somebody see?

Whoever searches finds what lists show them, and nothing tells them that there is more: not what
stands in drafts and unlisted articles, comments that wait or were taken away, words that were
changed since, nor, by its label, a passage whose tally is hidden from them.

What is told about an article stands in the index (`facets`); what readers and editors say of
passages is asked row by row, of a bounded number of them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from annotator.access import Viewer
from annotator.models import Entry, Passage, Quote, SpeakerName
from annotator.models.article import listed_for
from annotator.models.comment import readable_by
from annotator.queries.quotes import read_by
from annotator.search import facets
from annotator.text import same_name
from annotator.veils import unveiled

Kind = Entry.Kind
# Of speakers who are quoted more often than this, some hits are found soon.
MOST_SPEAKERS, MOST_ARTICLES = 100, 300


@dataclass(frozen=True, slots=True)
class Filters:
    """What is wanted; what is empty narrows nothing.

    `label` is one that some reader gave to a passage that is found, is commented on, or stands in
    the article; `speaker` is words of a name of who says it.
    """

    kind: str = ""
    label: str = ""
    speaker: str = ""
    publisher: str = ""
    language: str = ""
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    @property
    def of_articles(self) -> bool:
        """Whether articles are narrowed by what is told about them."""
        return bool(self.publisher or self.language or self.since or self.until)

    @property
    def of_passages(self) -> bool:
        """Whether passages are."""
        return bool(self.label or self.speaker)

    @property
    def facets(self) -> list[list[str]]:
        """What stands in the index of a thing in an article that is wanted: one of each row."""
        rows = []
        if self.publisher:
            rows.append([facets.of_publisher(self.publisher)])
        if self.language:
            rows.append([facets.of_language(self.language)])
        if self.since or self.until:
            rows.append(facets.of_days(self.since, self.until))
        return rows


EVERYTHING = Filters()


def among(filters: Filters) -> tuple[tuple[str, ...], ...]:
    """What stands in the index of all that `filters` want, as `Asked.among` has it.

    Two queries where quotes of somebody are wanted.
    """
    if filters.kind == Kind.SPEAKER:
        return ((facets.of_kind(Kind.SPEAKER),),)
    rows = filters.facets
    if filters.kind:
        rows.append([facets.of_kind(filters.kind)])
    if filters.speaker and (articles := quoting(filters.speaker)) is not None:
        rows.append([facets.of_article(one) for one in sorted(articles) or [0]])
    return tuple(map(tuple, rows))


def quoting(speaker: str) -> set[int] | None:
    """The articles that quote somebody of that name, seen or not; None where there are many.

    Two queries, each by an index that it is told to begin with: names, then quotes.
    """
    names = SpeakerName.objects.filter(*bearing(speaker)).order_by()
    speakers = list(names.values_list("speaker", flat=True)[: MOST_SPEAKERS + 1])
    quotes = Quote.objects.filter(speaker__in=speakers).order_by()
    found = list(quotes.values_list("passage__article", flat=True)[: MOST_ARTICLES + 1])
    few = len(speakers) <= MOST_SPEAKERS and len(found) <= MOST_ARTICLES
    return set(found) if few else None


def found_by(viewer: Viewer, filters: Filters, entry: str = "") -> Q:
    """What an entry in the index has to be, besides, to be found by `viewer`.

    `entry` is the way to it, ending in "__". Voices are of no article: where anything is narrowed
    they are found if they are asked for.
    """
    said = Passage.objects.filter(read_by(viewer), *of_passage(filters, viewer))
    there = listed_for(viewer, f"{entry}article")
    quotes = there_is(said.filter(quote=OuterRef(f"{entry}quote")))
    voices = there_is(
        said.filter(of_article(filters, "article__"), quote__speaker=OuterRef(f"{entry}speaker"))
    )
    articles = comments = Q()
    if filters.of_passages:
        articles = Q(there_is(said.filter(article=OuterRef(f"{entry}article"))))
        comments = Q(there_is(said.filter(comments=OuterRef(f"{entry}comment"))))
    readable = readable_by(viewer.user, f"{entry}comment__")
    of_kind = {
        Kind.ARTICLE: there & articles,
        Kind.QUOTE: there & Q(quotes),
        Kind.COMMENT: there & readable & comments,
        Kind.SPEAKER: Q(voices),
    }
    if filters.kind in of_kind:
        of_kind = {Kind(filters.kind): of_kind[Kind(filters.kind)]}
    elif filters:
        del of_kind[Kind.SPEAKER]
    some = (Q((f"{entry}kind", kind)) & wanted for kind, wanted in of_kind.items())
    return Q(*some, _connector="OR")


def there_is(some: QuerySet[Passage]) -> IsNull:
    """Whether there is one of `some`, asked for each row by itself.

    Of an EXISTS PostgreSQL would rather make a table of all passages, once, for a few rows.
    """
    return IsNull(Subquery(some.order_by().values("pk")[:1]), False)


def of_passage(filters: Filters, viewer: Viewer) -> list[Q]:
    """What a passage has to be."""
    wanted = []
    if filters.label:
        wanted += [Q((f"{filters.label}__gt", 0)), unveiled(viewer)]
    return wanted + bearing(filters.speaker, "quote__speaker__names__")


def bearing(speaker: str, name: str = "") -> list[Q]:
    """What a name has to be of a speaker who is looked for; `name` is the way to it."""
    return [Q((f"{name}bare__contains", word)) for word in same_name.bare(speaker).split()]


def of_article(filters: Filters, article: str) -> Q:
    """What an article has to be; `article` is the way to it, ending in "__"."""
    wanted = Q()
    if filters.publisher:
        wanted &= Q((f"{article}publisher", filters.publisher))
    if filters.language:
        wanted &= Q((f"{article}language", filters.language))
    return wanted & published(filters, article)


def published(filters: Filters, article: str) -> Q:
    """The same of its date, as `Article.shown_date` tells it."""
    wanted = Q()
    for day, compare in ((filters.since, "gte"), (filters.until, "lte")):
        if day:
            told = Q((f"{article}published_on__{compare}", day))
            came = Q((f"{article}added_at__date__{compare}", day))
            wanted &= told | Q((f"{article}published_on", None)) & came
    return wanted
