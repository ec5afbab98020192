"""Which tallies may a viewer see? An article can hide them from who has not tagged the passage.

What is hidden is hidden everywhere: text, lists, sums, speakers' pages, filters, news and exports.
Whoever sees all is told by `access.Viewer`.
"""

from __future__ import annotations

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.expressions import Combinable

from annotator.access import Viewer
from annotator.models import Article, Peek, Tag, Tallies

# Of a viewer who sees all of them.
EVERYTHING = Q(pk__isnull=False)


def is_so(condition: Q) -> Combinable:
    """A condition as a column."""
    return ExpressionWrapper(condition, output_field=BooleanField())


def veils(article: Article, viewer: Viewer) -> bool:
    """Whether `article` hides from `viewer` the tallies of passages that they have not tagged."""
    return article.hides_tallies and not viewer.sees_all_tallies


def unveiled(viewer: Viewer, to: str = "") -> Q:
    """Of passages, or of rows with such at `to`: those whose tally `viewer` may see."""
    if viewer.sees_all_tallies:
        return EVERYTHING
    # Asked once for all rows, and not for each of them.
    tagged = viewer.own(Tag.objects.all()).values("passage")
    peeked = viewer.own(Peek.objects.filter(asked=True)).values("passage")
    return (
        Q((f"{to}article__tallies", Tallies.ALWAYS))
        | Q((f"{to}pk__in", tagged))
        | Q((f"{to}pk__in", peeked))
    )
