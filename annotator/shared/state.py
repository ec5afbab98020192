"""In which state is what an article's page shows? One small query, asked for every reader.

All that a page shows is in it: the article's own fields as they are, and of what is on the text the
sum of versions that `annotator.queries.news` explains. Whatever changes how a passage looks to
anybody adds to its version, in the same transaction. Where nothing at all was committed since it
was asked for last, it is not asked for again.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from annotator.access import NOBODY
from annotator.models import Article, Passage, Role, User
from annotator.models.article import Looking
from annotator.prepared import PreparedTuples
from annotator.shared import commits

SLUG = "the article’s name"
EDITOR = User(role=Role.EDITOR)
# By these is decided what somebody sees of an article.
DECIDING = ("id", "slug", "status", "tallies", "current_id")
FIELDS = (
    *DECIDING,
    *(
        field.attname
        for field in Article._meta.concrete_fields
        if field.attname not in (*DECIDING, "submission")
    ),
)


class State(NamedTuple):
    """The fields of an article, in the order of `FIELDS`, and the sum of versions on its text."""

    fields: tuple[Any, ...]
    versions: int

    @property
    def version(self) -> str:
        """What tells this state of the text and what is on it from any other."""
        return f"{self.fields[DECIDING.index('current_id')]}-{self.versions}"

    @property
    def article(self) -> Article:
        """The article, with the fields of it that are `DECIDING`."""
        return Article.from_db(connection.alias, DECIDING, self.fields[: len(DECIDING)])


def of_article(slug: str, viewer: Looking = NOBODY) -> State | None:
    """The state of the article named `slug`; None where `viewer` sees none."""
    drafts_too = viewer.is_editor
    return commits.remembered((slug, drafts_too), lambda: fetched(slug, drafts_too))


def fetched(slug: str, drafts_too: bool) -> State | None:
    """The same from the database, for who sees drafts or who does not."""
    rows = (of_all if drafts_too else of_others)({SLUG: slug})
    return State(tuple(rows[0][:-1]), int(rows[0][-1])) if rows else None


def states(viewer: Looking) -> QuerySet[Article, Any]:
    """The one row of the article that is named `SLUG`."""
    here = Passage.objects.filter(article=OuterRef("pk"), merged_into=None).order_by()
    summed = here.values("article").annotate(sum=Sum("version")).values("sum")
    versions = Coalesce(Subquery(summed, output_field=BigIntegerField()), Value(0))
    found = Article.objects.visible_to(viewer).filter(slug=SLUG).order_by()
    return found.values_list(*FIELDS, versions)


of_all = PreparedTuples(lambda: states(EDITOR))
of_others = PreparedTuples(lambda: states(NOBODY))
