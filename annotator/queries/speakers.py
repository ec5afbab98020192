"""What do pages of speakers need from the database? Each function asks a fixed number of queries.

A speaker's quotes are those in the revisions that are read now, of articles that are listed for
whoever looks, here and everywhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    FloatField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)

from annotator.access import NOBODY, Viewer
from annotator.models import (
    Article,
    Label,
    Passage,
    Quote,
    Speaker,
    SpeakerChange,
    SpeakerName,
    Tag,
    Tally,
)
from annotator.models.label import ENOUGH_TO_SHARE
from annotator.queries.quotes import read_by
from annotator.text import same_name
from annotator.veils import is_so, unveiled

SPEAKERS_A_PAGE = 60
# Of a search.
MOST_WORDS = 8
# That a list offers to choose from.
MOST_KNOWN = 200
MOST_CHANGES = 50
MOST_LIKELY = 10
# Names that are looked at for those that might be the same person's.
MOST_COMPARED = 1_000

# How many readers tagged a passage: each has one tag on it.
READERS = F("fact") + F("opinion") + F("sarcasm")
# What sarcasm is less than where they are fewer than are enough.
FEW = ENOUGH_TO_SHARE - F("fact") - F("opinion")
# The tags of a passage that few tagged. Of others the second condition says that there are none,
# where SQLite would look at each tag to see that by the first.
OF_FEW = Q(sarcasm__lt=FEW, tags__reader__gt=Case(When(sarcasm__lt=FEW, then=Value(0))))
# Of a query where only passages that a viewer may see through count: those.
SEEN = Q(seen=True)
# What to weigh a passage by where it is found once for each tag: see `read_by_speaker`.
ONCE = Case(When(few=None, then=1.0), default=1.0 / READERS, output_field=FloatField())


@dataclass(frozen=True, slots=True)
class Spoken:
    """How much a speaker is quoted, and how that was read.

    `enough` says whether so many readers tagged it that shares may be told, not only counts, and
    `hidden` how many of the quotes are not in the tally, being hidden from the viewer.
    """

    quotes: int
    tally: Tally
    enough: bool
    hidden: int = 0


UNSPOKEN = Spoken(0, Tally(), enough=False)


@dataclass(frozen=True, slots=True)
class ListedSpeaker:
    """A row of the list of speakers."""

    speaker: Speaker
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class Figures:
    """What a speaker's page counts; `hidden` is as in `Spoken`."""

    quotes: int
    articles: int
    readers: int
    tally: Tally
    hidden: int = 0

    @property
    def enough(self) -> bool:
        """Whether shares may be told, not only counts."""
        return self.readers >= ENOUGH_TO_SHARE


def index(
    words: str, *, most_quoted: bool, page: str | None, viewer: Viewer = NOBODY
) -> Page[ListedSpeaker]:
    """A page of those who are quoted and have `words` in one of their names: four queries."""
    rows = Speaker.objects.prefetch_related("names")
    for word in same_name.bare(words).split()[:MOST_WORDS]:
        named = SpeakerName.objects.filter(speaker=OuterRef("pk"), bare__contains=word)
        rows = rows.filter(Exists(named))
    if most_quoted:
        counted = rows.filter(read_by(viewer, "quotes__passage__"))
        rows = counted.annotate(said=Count("quotes")).order_by("-said", "sorted_as", "name", "pk")
    else:
        read_now = Quote.objects.filter(read_by(viewer, "passage__"), speaker=OuterRef("pk"))
        rows = rows.filter(Exists(read_now))
    shown = Paginator(rows, SPEAKERS_A_PAGE).get_page(page)
    # A page of what is shown, with the numbers of the page of rows.
    return Page(listed(shown, viewer), shown.number, shown.paginator)  # type: ignore[arg-type]


def listed(speakers: Iterable[Speaker], viewer: Viewer = NOBODY) -> list[ListedSpeaker]:
    """`speakers` with how each was read: one query, beside their own."""
    rows = list(speakers)
    told = spoken([one.pk for one in rows], viewer)
    return [ListedSpeaker(one, told.get(one.pk, UNSPOKEN)) for one in rows]


def spoken(speakers: Collection[int], viewer: Viewer = NOBODY) -> dict[int, Spoken]:
    """Of each of `speakers` (their numbers) who is quoted, how it was read: one query."""
    passages = Passage.objects.filter(read_by(viewer), quote__speaker__in=speakers)
    found = read_by_speaker(passages, "quote__speaker", seen=unveiled(viewer))
    return {pk: told for (pk,), told, _more in found}


def read_by_speaker(
    passages: QuerySet[Passage], *speaker: str, seen: Q | None = None, **more: Any
) -> Iterator[tuple[tuple[Any, ...], Spoken, tuple[Any, ...]]]:
    """How much each speaker of `passages` is quoted in them, and how that was read: one query.

    `speaker` are fields to know one by, whose values come first; all are None of what is no quote.
    Only passages that are `seen` count as read, all if that is None. `more` are further aggregates,
    weighed by `once`, of those that `SEEN` lets through; their values come last.

    Whether five readers tagged a speaker is known when five tagged one passage. Single tags are
    looked at only of passages that fewer tagged, which have few: so this costs what the passages
    cost, and not what the readers cost. Tags of these passages are joined to them, so that such a
    passage is found once for each tag, and these are counted in place of its tally.
    """
    found = passages.order_by().annotate(few=FilteredRelation("tags", condition=OF_FEW))
    found = found.alias(once=ONCE) if seen is None else found.alias(once=ONCE, seen=is_so(seen))
    only = Q() if seen is None else SEEN
    rows = found.values_list(*speaker).annotate(
        passages=Count("pk", distinct=True),
        open_passages=Count("pk", distinct=True, filter=only or None),
        **{
            f"readings_{label.value}": Sum(label.value, filter=Q(few=None) & only, default=0)
            + Count("few", filter=Q(few__label=label) & only)
            for label in Label
        },
        most=Max(READERS, filter=only or None, default=0),
        together=Count("few__reader", distinct=True, filter=only or None),
        **more,
    )
    for row in rows:
        who, told = row[: len(speaker)], row[len(speaker) :]
        quotes, open_quotes, fact, opinion, sarcasm, most, together, *rest = told
        enough = max(most, together) >= ENOUGH_TO_SHARE
        tally = Tally(fact, opinion, sarcasm)
        yield who, Spoken(quotes, tally, enough, quotes - open_quotes), tuple(rest)


def figures(speaker: Speaker, viewer: Viewer = NOBODY) -> Figures:
    """What all that a speaker is quoted with comes to, as far as `viewer` sees it: two queries."""
    passages = Passage.objects.filter(read_by(viewer), quote__speaker=speaker)
    seen = unveiled(viewer)
    counted = passages.aggregate(
        quotes=Count("pk"),
        seen=Count("pk", filter=seen),
        articles=Count("article", distinct=True),
        **{label.value: Sum(label.value, filter=seen, default=0) for label in Label},
    )
    tags = Tag.objects.filter(
        read_by(viewer, "passage__"),
        unveiled(viewer, "passage__"),
        passage__quote__speaker=speaker,
    )
    return Figures(
        quotes=counted["quotes"],
        articles=counted["articles"],
        readers=tags.aggregate(readers=Count("reader", distinct=True))["readers"],
        tally=Tally(**{label.value: counted[label.value] for label in Label}),
        hidden=counted["quotes"] - counted["seen"],
    )


def history(speaker: Speaker) -> list[SpeakerChange]:
    """What editors did to a speaker's entry, the latest first, not without end: one query."""
    found = SpeakerChange.objects.filter(Q(speaker=speaker) | Q(other=speaker))
    return list(
        found.select_related("speaker", "other", "by", "undone_by").defer("quotes")[:MOST_CHANGES]
    )


def known(article: Article | None = None) -> list[str]:
    """Names to offer where a speaker is asked for: those of an article, then the most quoted."""
    rows = Speaker.objects.filter(merged_into=None).annotate(said=Count("quotes"))
    order = ["-said", "sorted_as", "pk"]
    if article is not None:
        here = Quote.objects.filter(speaker=OuterRef("pk"), passage__article=article)
        rows, order = rows.annotate(here=Exists(here)), ["-here", *order]
    return list(rows.order_by(*order).values_list("name", flat=True)[:MOST_KNOWN])


def likely(speaker: Speaker, viewer: Viewer = NOBODY) -> list[ListedSpeaker]:
    """Others who might be the same, by their names, the most quoted first: four queries."""
    own = [one.name for one in speaker.names.all()]
    telling = {word for name in own for word in same_name.telling(name)}
    if not telling:
        return []
    near = Q(*(("bare__contains", word) for word in sorted(telling)), _connector="OR")
    others = SpeakerName.objects.filter(near).exclude(speaker=speaker).order_by("pk")
    like = {
        one.speaker_id
        for one in others[:MOST_COMPARED]
        if any(same_name.might_be(one.name, name) for name in own)
    }
    rows = Speaker.objects.filter(pk__in=like).prefetch_related("names")
    return sorted(listed(rows, viewer), key=lambda one: -one.spoken.quotes)[:MOST_LIKELY]
