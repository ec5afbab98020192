"""How is a change noted down, for an article's history? Within the transaction of the change."""

from __future__ import annotations

from typing import Any

from annotator.models import Article, Change, Comment, User


def note(
    kind: Change.Kind,
    article: Article | int,
    *,
    by: User | None,
    before: Any,
    after: Any,
    comment: Comment | None = None,
    passage: int | None = None,
    restores: Change | None = None,
) -> Change:
    """Notes down who made what of what; `article` and `passage` may be numbers."""
    return Change.objects.create(
        kind=kind,
        article_id=article if isinstance(article, int) else article.pk,
        by=by,
        before=before,
        after=after,
        comment=comment,
        passage_number=passage,
        restores=restores,
    )
