"""Has an article changed since a page showed it, and where? An open page asks every few seconds.

An article's version is its revision's number and the sum of its passages' versions. A maximum of
times or of numbers would not do: what began earlier may be committed later. A sum is exact, whoever
commits when, and nobody who writes has to wait for anybody who writes on another passage.
"""

from __future__ import annotations

from django.db.models import Q, Sum

from annotator.access import NOBODY, Viewer
from annotator.models import Article
from annotator.queries import reading as queries
from annotator.reading import versions


def version(slug: str, viewer: Viewer = NOBODY) -> str | None:
    """The version of the article named `slug`; None where `viewer` sees none. One query."""
    found = Article.objects.visible_to(viewer).filter(slug=slug)
    added_up = Sum("passages__version", filter=Q(passages__merged_into=None))
    row = found.order_by("pk").values_list("current").annotate(added_up=added_up).first()
    return f"{row[0]}-{row[1] or 0}" if row else None


def of_blocks(article: Article) -> dict[int, str]:
    """The versions of the blocks that have passages, by the blocks' numbers, which count from 1.

    One query, and a second for an article that was revised.
    """
    revision = article.revision
    passages = queries.shown(article, revision.passages.all(), NOBODY)
    stayed = queries.earlier(article, NOBODY)
    sums = versions(revision.document, passages, stayed)
    # As text: a script would round such numbers.
    return {index + 1: str(total) for index, total in sorted(sums.items())}
