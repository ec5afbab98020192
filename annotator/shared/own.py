"""Where in an article is something a reader's own? There their page differs from that of others."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import F, QuerySet, Value

from annotator.models import Comment, Flag, Helpful, Peek, Tag
from annotator.prepared import PreparedTuples

ARTICLE, READER, ACCOUNT = -1, -2, -3


class Place(NamedTuple):
    """Words of a revision that a reader has done something about: which kind of thing, and its
    number.
    """

    start: int
    end: int
    revision: int
    kind: str
    number: int

    @property
    def is_tagged(self) -> bool:
        return self.kind == "tag"


def places(article: int, *, reader: int, account: int | None) -> list[Place]:
    """All that a reader did on an article, by their numbers. One query."""
    values = {ARTICLE: article, READER: reader, ACCOUNT: account or 0}
    return [Place(*row) for row in everything(values)]


def done() -> QuerySet[Any, Any]:
    """A row for each thing that `READER`, or `ACCOUNT`, did on `ARTICLE`."""
    tags = of(Tag.objects.filter(reader=READER), "passage", "tag")
    peeks = of(Peek.objects.filter(reader=READER, asked=True), "passage", "peek")
    helpful = of(Helpful.objects.filter(reader=READER), "comment__passage", "helpful")
    flags = of(Flag.objects.filter(reader=READER), "comment__passage", "flag")
    comments = of(Comment.objects.filter(author=ACCOUNT), "passage", "comment")
    return tags.union(peeks, helpful, flags, comments, all=True)


def of(rows: QuerySet[Any], way: str, kind: str) -> QuerySet[Any, Any]:
    """Those of `rows` that are about the article; `way` leads to their passages."""
    here = rows.filter(**{f"{way}__article": ARTICLE}).order_by()
    return here.values_list(
        F(f"{way}__start"), F(f"{way}__end"), F(f"{way}__revision"), Value(kind), F("pk")
    )


everything = PreparedTuples(done)
