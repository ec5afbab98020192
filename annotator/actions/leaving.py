"""How does somebody leave? An account or a browser, with what they gave kept or removed.

What is kept has no name any longer: tags and marks stay counted under the reader's pseudonym,
comments are by somebody who left.
"""

from __future__ import annotations

import enum

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from annotator.actions import comments, passages, peeks, readers, tallies
from annotator.actions.batches import batches
from annotator.models import Comment, Passage, Reader, Tag, User
from annotator.refusals import NotAllowed


class Fate(enum.StrEnum):
    """What becomes of what somebody gave."""

    KEPT = "kept"
    REMOVED = "removed"


def is_last_administrator(user: User) -> bool:
    """Whether nobody could run the site without this account."""
    return user.is_administrator and not User.administrators().exclude(pk=user.pk).exists()


@transaction.atomic
def leave(*, user: User, tags: Fate, said: Fate) -> None:
    """Deletes an account; `tags` also says what becomes of its marks, `said` of its comments.

    Raises NotAllowed for the last administrator.
    """
    # Two administrators who leave at once would leave nobody: the second waits, and looks again.
    list(User.administrators().select_for_update().order_by("pk").values_list("pk"))
    # Whatever they do in the same moment in another window waits, and finds nobody to be by.
    leaver = User.objects.select_for_update().filter(pk=user.pk).first()
    if leaver is None:
        return
    if is_last_administrator(user):
        raise NotAllowed(last_administrator())
    if said == Fate.REMOVED:
        unsay(user)
    else:
        passages.touch_all(Passage.objects.filter(comments__author=user))
    reader = readers.known(user=user, browser=None)
    if reader is not None:
        part(reader, tags)
    # What administrators did to the account is noted by its name.
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=kind, object_id=str(user.pk)).update(object_repr="")
    leaver.delete()


def last_administrator() -> str:
    """What to say to who cannot leave."""
    return _(
        "You are the only administrator of this site. Make somebody else one first, on the page "
        "“People”."
    )


@transaction.atomic
def forget(*, reader: Reader) -> int:
    """Removes all that a browser gave, and that it was here; returns how many tags it was."""
    count = reader.tags.count()
    part(reader, Fate.REMOVED)
    return count


def part(reader: Reader, fate: Fate) -> None:
    """Keeps what a reader gave, but for what can be undone, or removes it with the reader."""
    Reader.objects.select_for_update(of=("self",)).filter(pk=reader.pk).first()
    reader.acts.all().delete()
    # That something was reported stays for the editors to look at; what was said of it need not.
    reader.flags.update(words="")
    if fate == Fate.REMOVED:
        untag(reader)
        unmark(reader)
        reader.flags.all().delete()
    if reader.is_blocked and reader.user is None:
        # Else a browser would get rid of its block by having its data removed.
        return
    gave = (reader.tags, reader.helpful_marks, reader.flags)
    if fate == Fate.REMOVED or not any(rows.exists() for rows in gave):
        reader.delete()


def untag(reader: Reader) -> int:
    """Removes all tags of a reader, and takes them out of the tallies; returns how many.

    Within the caller's transaction. Passages on which nothing is left go along.
    """
    given = Tag.objects.filter(reader=reader)
    touched = list(
        given.select_for_update().order_by("passage_id").values_list("passage", flat=True)
    )
    for field, counted in tallies.COUNTING.items():
        Passage.objects.filter(tags__in=given.filter(counted)).update(**{field: F(field) - 1})
    peeks.remember_all(given)
    passages.touch_all(Passage.objects.filter(tags__in=given))
    given.delete()
    prune(touched)
    return len(touched)


def unmark(reader: Reader) -> None:
    """Removes all marks of a reader on comments, and takes them out of the counts."""
    marked = Comment.objects.filter(helpful_marks__reader=reader)
    marked.update(helpful=F("helpful") - 1)
    passages.touch_all(Passage.objects.filter(comments__helpful_marks__reader=reader))
    reader.helpful_marks.all().delete()


def unsay(author: User) -> None:
    """Removes all that somebody said; a trace without words stays where others answered.

    Within the caller's transaction.
    """
    own = Comment.objects.filter(author=author)
    # Whoever replies takes the same locks: no answer is lost in the same moment.
    threads = own.values(root=Coalesce("thread", "pk"))
    list(Comment.objects.select_for_update().filter(pk__in=threads).order_by("pk").values("pk"))
    touched = list(own.values_list("passage", flat=True).distinct())
    passages.touch_all(Passage.objects.filter(comments__author=author))
    delete_ends(own)
    for one in own.filter(deleted_at=None):
        comments.leave_trace(one)
    for some in batches(touched):
        delete_ends(Comment.objects.filter(passage__in=some, deleted_at__isnull=False))
    prune(touched)


def delete_ends(found: QuerySet[Comment]) -> None:
    """Deletes those that nobody answered, as long as there are any."""
    while found.filter(replies=None).delete()[0]:
        pass


def prune(touched: list[int]) -> None:
    """Removes passages on which nothing is left."""
    for some in batches(touched):
        passages.prune_all(Passage.objects.filter(pk__in=some))
