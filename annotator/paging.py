"""How is a very long list of articles cut into pages? By where a page ends, not by counting.

The next page begins behind the last row of this one: finding it costs the same wherever that is,
and what is added meanwhile shifts nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from annotator.models import Article
from annotator.models.article import ArticleQuerySet

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
KEY = re.compile(r"(\d{1,17})-(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some articles of a list, the newest first; `newer` and `older` are where the pages beside it
    begin, and None where it ends.
    """

    rows: list[Article]
    newer: str | None = None
    older: str | None = None


def key(article: Article) -> str:
    """Where an article stands in a list, as an address has it."""
    return f"{(article.added_at - EPOCH) // MICROSECOND}-{article.pk}"


def read(text: str | None) -> tuple[datetime, int] | None:
    """The time and the number in a key; None for anything else."""
    match = KEY.fullmatch(text or "")
    if match is None:
        return None
    try:
        return EPOCH + int(match[1]) * MICROSECOND, int(match[2])
    except OverflowError:
        return None


def stretch(
    articles: ArticleQuerySet, size: int, *, before: str | None, after: str | None
) -> Stretch:
    """The newest of `articles`, or the next ones older than `before` or newer than `after`.

    One query. What is no key is as if it were not there.
    """
    older_than, newer_than = read(before), read(after)
    if older_than is None and newer_than is not None:
        day, number = newer_than
        there = Q(added_at__gt=day) | Q(added_at=day, pk__gt=number)
        rows = articles.filter(there, added_at__gte=day).order_by("added_at", "pk")
        found = list(rows[: size + 1])
        shown = found[:size][::-1]
        newer = key(shown[0]) if len(found) > size else None
        return Stretch(shown, newer, key(shown[-1]) if shown else None)
    if older_than is not None:
        day, number = older_than
        there = Q(added_at__lt=day) | Q(added_at=day, pk__lt=number)
        articles = articles.filter(there, added_at__lte=day)
    found = list(articles.order_by("-added_at", "-pk")[: size + 1])
    shown = found[:size]
    newer = key(shown[0]) if older_than is not None and shown else None
    return Stretch(shown, newer, key(shown[-1]) if len(found) > size else None)
