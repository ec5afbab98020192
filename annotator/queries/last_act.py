"""What did somebody do last on an article that they can undo?"""

from __future__ import annotations

from functools import partial

from django.db.models import DateTimeField, QuerySet

from annotator.access import Viewer
from annotator.models import Act, Article
from annotator.models.act import oldest
from annotator.prepared import Prepared, Slot
from annotator.queries.reading import in_slots


def last_act(article: Article, viewer: Viewer) -> Act | None:
    """What the viewer did last on an article and can undo: one query."""
    if viewer.user is None and viewer.browser is None:
        return None
    last = LAST[viewer.user is not None].first(
        article=article.pk,
        since=oldest(),
        user=viewer.user and viewer.user.pk,
        browser=viewer.browser,
    )
    return last if last and viewer.may_undo(last, article) else None


def to_undo(signed_in: bool) -> QuerySet[Act]:
    """What `last_act` fetches, with slots."""
    own = in_slots(signed_in).own(Act.objects.undoable(Slot("since", DateTimeField())))
    return own.filter(article=Slot("article", Article._meta.pk))[:1]


# By whether the viewer is signed in.
LAST = {signed_in: Prepared(partial(to_undo, signed_in)) for signed_in in (False, True)}
