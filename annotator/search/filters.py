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

from django.db.models import Exists, OuterRef, Q

from annotator.access import Viewer
from annotator.models import Entry, Passage
from annotator.models.article import listed_for
from annotator.models.comment import readable_by
from annotator.queries.quotes import read_by
from annotator.search import facets
from annotator.text import same_name
from annotator.veils import unveiled

Kind = Entry.Kind
# Of a speaker who is quoted in more articles than these, any few hits are found soon.
MOST_ARTICLES = 300


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


def among(filters: Filters, viewer: Viewer, *, words: bool) -> tuple[tuple[str, ...], ...]:
    """What stands in the index of all that `filters` want, as `Asked.among` has it.

    Voices are of no article: they are found by `words`, or where nothing else is wanted. One query
    where a speaker is.
    """
    voices = facets.of_kind(Kind.SPEAKER)
    if filters.kind == Kind.SPEAKER:
        return ((voices,),)
    rows = filters.facets
    if filters.speaker and (articles := quoting(filters, viewer)) is not None:
        rows.append([facets.of_article(one) for one in articles] or ["nowhere"])
    if filters.kind:
        return tuple(tuple(row) for row in ([facets.of_kind(filters.kind)], *rows))
    return tuple((*row, voices) if words else tuple(row) for row in rows)


def quoting(filters: Filters, viewer: Viewer) -> list[int] | None:
    """The articles that quote a speaker of that name; None where they are too many."""
    said = Passage.objects.filter(read_by(viewer), *of_speaker(filters)).order_by()
    found = list(said.values_list("article", flat=True).distinct()[: MOST_ARTICLES + 1])
    return found if len(found) <= MOST_ARTICLES else None


def found_by(viewer: Viewer, filters: Filters, entry: str = "", *, words: bool) -> Q:
    """What an entry in the index has to be, besides, to be found by `viewer`.

    `entry` is the way to it, ending in "__".
    """
    said = Passage.objects.filter(read_by(viewer), *of_passage(filters, viewer))
    there = listed_for(viewer, f"{entry}article")
    quotes = Exists(said.filter(quote=OuterRef(f"{entry}quote")))
    voices = Exists(
        said.filter(of_article(filters, "article__"), quote__speaker=OuterRef(f"{entry}speaker"))
    )
    articles = comments = Q()
    if filters.of_passages:
        articles = Q(Exists(said.filter(article=OuterRef(f"{entry}article"))))
        comments = Q(Exists(said.filter(comments=OuterRef(f"{entry}comment"))))
    readable = readable_by(viewer.user, f"{entry}comment__")
    of_kind = {
        Kind.ARTICLE: there & articles,
        Kind.QUOTE: there & Q(quotes),
        Kind.COMMENT: there & readable & comments,
        Kind.SPEAKER: Q(voices),
    }
    if filters.kind in of_kind:
        of_kind = {Kind(filters.kind): of_kind[Kind(filters.kind)]}
    elif not words:
        del of_kind[Kind.SPEAKER]
    some = (Q((f"{entry}kind", kind)) & wanted for kind, wanted in of_kind.items())
    return Q(*some, _connector="OR")


def of_passage(filters: Filters, viewer: Viewer) -> list[Q]:
    """What a passage has to be."""
    wanted = []
    if filters.label:
        wanted += [Q((f"{filters.label}__gt", 0)), unveiled(viewer)]
    return wanted + of_speaker(filters)


def of_speaker(filters: Filters) -> list[Q]:
    """What a passage has to be of whoever says it."""
    words = same_name.bare(filters.speaker).split()
    return [Q(quote__speaker__names__bare__contains=word) for word in words]


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
