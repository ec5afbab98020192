"""How does an editor change what is said of an article, or who may do what there?

Every change is noted down with what was there before, and can be taken back.
"""

from __future__ import annotations

from typing import Any, cast

from django.db import transaction
from django.db.models import Field
from django.utils.translation import gettext as _

from annotator.actions import changes, indexing
from annotator.models import Article, Change, User
from annotator.refusals import ChangedMeanwhile, NothingChanged

# What an article and all that stands in it is found by.
INDEXED = frozenset({"title", "standfirst", "byline", "publisher", "language", "published_on"})


@transaction.atomic
def describe(
    *,
    article: Article,
    editor: User | None,
    fields: dict[str, Any],
    seen: int | None = None,
    restores: Change | None = None,
) -> Change | None:
    """Gives an article the values `fields`, by name; returns what differs, noted down, or None.

    `seen` is what `version` told when the editor began; None means whatever it tells now. Raises
    ChangedMeanwhile when it tells something else by now.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if seen is not None and seen != version(locked):
        raise ChangedMeanwhile(
            _("Somebody changed this article meanwhile; nothing of yours is saved yet.")
        )
    before = stored(locked, fields)
    for name, value in fields.items():
        setattr(locked, name, value)
        setattr(article, name, value)
    after = stored(locked, fields)
    differing = [name for name in fields if before[name] != after[name]]
    if not differing:
        return None
    locked.save(update_fields=differing)
    if not INDEXED.isdisjoint(differing):
        indexing.everything_of(locked)
    return changes.note(
        Change.Kind.ARTICLE,
        locked,
        by=editor,
        before={name: before[name] for name in differing},
        after={name: after[name] for name in differing},
        restores=restores,
    )


@transaction.atomic
def restore(*, change: Change, editor: User, seen: int | None) -> Change:
    """Gives an article back what it had before `change`, in the fields that this one changed.

    `seen` is as `describe` has it. Raises ChangedMeanwhile, and NothingChanged when all of it
    stands there already.
    """
    # As the model reads it: the day of publication is a date.
    kept: dict[str, str | None] = change.before or {}
    fields = {name: field_of(name).to_python(value) for name, value in kept.items()}
    made = describe(
        article=change.article, editor=editor, fields=fields, seen=seen, restores=change
    )
    if made is None:
        raise NothingChanged(_("The article is as it was before that change already."))
    return made


def field_of(name: str) -> Field[Any, Any]:
    """A field of articles."""
    return cast("Field[Any, Any]", Article._meta.get_field(name))


def version(article: Article) -> int:
    """What tells whether what is said of an article was changed: the number of the last change.

    Nought where nothing was changed yet.
    """
    made = article.changes.filter(kind=Change.Kind.ARTICLE)
    last: int | None = made.order_by("-pk").values_list("pk", flat=True).first()
    return last or 0


def stored(article: Article, names: Any) -> dict[str, str | None]:
    """The values of fields as JSON has them."""
    kept: dict[str, str | None] = {}
    for name in names:
        value = getattr(article, name)
        kept[name] = None if value is None else str(value)
    return kept
