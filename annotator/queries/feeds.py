"""What do feeds tell of? The newest articles, and what editors said in one: one query each."""

from __future__ import annotations

from django.db.models import QuerySet

from annotator.access import NOBODY
from annotator.models import Article, Comment

# How many entries a feed has at most.
ENTRIES = 30


def newest() -> QuerySet[Article]:
    """The newest articles that everybody is shown."""
    return Article.objects.listed_for(NOBODY)[:ENTRIES]


def commentary(article: Article) -> QuerySet[Comment]:
    """The newest commentary on an article that everybody may read."""
    found = Comment.objects.said_to(None).filter(passage__article=article, is_commentary=True)
    return found.select_related("author", "passage").order_by("-created_at", "-pk")[:ENTRIES]
