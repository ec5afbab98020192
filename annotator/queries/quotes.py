"""Which of a speaker's quotes does a page show? All, or what filters let through; newest first.

Only those in the revisions that are read now, of articles that are listed for whoever looks. What
they come to is counted by `speaker_queries`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, F, Q, QuerySet
from django.db.models.functions import Cast, Coalesce

from annotator.access import NOBODY, Viewer
from annotator.models import Article, Label, Quote, Speaker
from annotator.models.article import listed_for
from annotator.models.label import ENOUGH_TO_CONTEST
from annotator.veils import is_so, unveiled

QUOTES_A_PAGE = 30
# Of a search; each is looked for in every quote of a speaker.
MOST_WORDS = 8
# That a list offers to choose from.
MOST_ARTICLES = 200
MOST_PUBLISHERS = 100

# Each has one tag on a passage.
READERS = F("passage__fact") + F("passage__opinion") + F("passage__sarcasm")
DAY = Coalesce("passage__article__published_on", Cast("passage__article__added_at", DateField()))


@dataclass(frozen=True, slots=True)
class Filters:
    """Which of a speaker's quotes are wanted; what is empty narrows nothing.

    `label` is a label that some reader gave, or "untagged", or "contested".
    """

    label: str = ""
    article: str = ""
    publisher: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""


EVERYTHING = Filters()


def read_by(viewer: Viewer, passage: str = "") -> Q:
    """What a passage has to be to be read now in an article that is listed for `viewer`.

    For rows that belong to passages, `passage` is the way to theirs, which ends with "__".
    """
    current = f"{passage}revision__current_of"
    return Q((f"{current}__isnull", False)) & listed_for(viewer, current)


def quotes(
    speaker: Speaker, filters: Filters = EVERYTHING, viewer: Viewer = NOBODY
) -> QuerySet[Quote]:
    """A speaker's quotes that `filters` let through, those of the newest article first.

    Each tells whether its tally is `open` to `viewer`: else no label lets it through.
    """
    read_now = read_by(viewer, "passage__")
    found = speaker.quotes.alias(readers=READERS).filter(read_now, *wanted(filters, viewer))
    return (
        found.annotate(day=DAY, open=is_so(unveiled(viewer, "passage__")))
        .select_related("passage__article")
        .defer("passage__prefix", "passage__suffix", "passage__article__standfirst")
        .order_by("-day", "-passage__article", "passage__start", "-passage__end")
    )


def wanted(filters: Filters, viewer: Viewer) -> list[Q]:
    """What `filters` ask of a quote, of which `viewer` may see so much and no more."""
    asked = [of_label(filters.label), unveiled(viewer, "passage__")] if filters.label else []
    if filters.article:
        asked.append(Q(passage__article__slug=filters.article))
    if filters.publisher:
        asked.append(Q(passage__article__publisher=filters.publisher))
    if filters.since or filters.until:
        asked.append(Q(passage__article__in=published(filters.since, filters.until)))
    for word in filters.words.split()[:MOST_WORDS]:
        # An apostrophe is typed as a typewriter's, and printed as a typesetter's.
        spellings = sorted({word, word.replace("'", "’"), word.replace("’", "'")})
        asked.append(Q(*(("passage__exact__icontains", one) for one in spellings), _connector="OR"))
    return asked


def of_label(label: str) -> Q:
    """What a quote with that label is: tagged with it by somebody; untagged; or contested.

    Contested is what `Tally.contested` says.
    """
    if label == "untagged":
        return Q(readers=0)
    if label != "contested":
        return Q((f"passage__{label}__gt", 0))
    no_half = (Q(readers__gte=2 * F(f"passage__{one.value}")) for one in Label)
    return Q(*no_half, readers__gte=ENOUGH_TO_CONTEST)


def published(since: date | None, until: date | None) -> QuerySet[Article]:
    """Articles whose date, as `Article.shown_date` tells it, lies from `since` to `until`."""
    found = Article.objects.alias(day=Coalesce("published_on", Cast("added_at", DateField())))
    if since:
        found = found.filter(day__gte=since)
    return found.filter(day__lte=until) if until else found


def quoted_in(speaker: Speaker, viewer: Viewer = NOBODY) -> tuple[list[Article], list[str]]:
    """Articles and publishers to choose among a speaker's quotes by: two queries."""
    current = Quote.objects.filter(read_by(viewer, "passage__"), speaker=speaker)
    there = Article.objects.filter(pk__in=current.values("passage__article"))
    articles = there.only("slug", "title").order_by("-added_at", "-pk")
    named = there.exclude(publisher="").order_by("publisher")
    publishers = named.values_list("publisher", flat=True).distinct()
    return list(articles[:MOST_ARTICLES]), list(publishers[:MOST_PUBLISHERS])
