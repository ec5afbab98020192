"""Where in an article is something a reader's own? There their page differs from that of others."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import F, QuerySet, Value

from annotator.models import Comment, Flag, Helpful, Peek, Tag
from annotator.prepared import PreparedTuples

ARTICLE, READER, ACCOUNT = -1, -2, -3


class Place(NamedTuple):
    """Words of a revision that a reader has done something about, perhaps tagged them."""

    start: int
    end: int
    revision: int
    tagged: bool


def places(article: int, *, reader: int, account: int | None) -> list[Place]:
    """All that a reader did on an article, by their numbers. One query."""
    values = {ARTICLE: article, READER: reader, ACCOUNT: account or 0}
    rows = everything(values)
    return [Place(start, end, revision, bool(tagged)) for start, end, revision, tagged in rows]


def done() -> QuerySet[Any, Any]:
    """A row for each thing that `READER`, or `ACCOUNT`, did on `ARTICLE`."""
    tags = of(Tag.objects.filter(reader=READER), "passage", tagged=1)
    peeks = of(Peek.objects.filter(reader=READER, asked=True), "passage")
    helpful = of(Helpful.objects.filter(reader=READER), "comment__passage")
    flags = of(Flag.objects.filter(reader=READER), "comment__passage")
    comments = of(Comment.objects.filter(author=ACCOUNT), "passage")
    return tags.union(peeks, helpful, flags, comments)


def of(rows: QuerySet[Any], way: str, *, tagged: int = 0) -> QuerySet[Any, Any]:
    """Those of `rows` that are about the article; `way` leads to their passages."""
    here = rows.filter(**{f"{way}__article": ARTICLE}).order_by()
    return here.values_list(
        F(f"{way}__start"), F(f"{way}__end"), F(f"{way}__revision"), Value(tagged)
    )


everything = PreparedTuples(done)
