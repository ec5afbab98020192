"""Has an article changed since a page showed it, and where? An open page asks every few seconds.

An article's version is its revision's number and the sum of its passages' versions. A maximum of
times or of numbers would not do: what began earlier may be committed later. A sum is exact, whoever
commits when, and nobody who writes has to wait for anybody who writes on another passage.
"""

from __future__ import annotations

from annotator.access import NOBODY, Viewer
from annotator.models import Article
from annotator.queries import reading as queries
from annotator.reading import versions
from annotator.shared import state


def version(slug: str, viewer: Viewer = NOBODY) -> str | None:
    """The version of the article named `slug`; None where `viewer` sees none. At most one query."""
    found = state.of_article(slug, viewer)
    return found.version if found else None


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
