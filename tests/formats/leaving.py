"""How do tests get an article on its way out? As views and commands do."""

from __future__ import annotations

from datetime import UTC, datetime

from annotator.formats import Outgoing
from annotator.models import Article
from annotator.queries import reading as queries

MADE_AT = datetime(2026, 5, 12, 17, 5, tzinfo=UTC)


def outgoing(article: Article) -> Outgoing:
    """The article as it stands now, with everything fetched."""
    return Outgoing(
        reading=queries.reading(article),
        tags=list(queries.tags(article.revision)),
        readers=queries.readers(article.revision),
        site="https://read.example",
        made_at=MADE_AT,
    )
