"""How does a reader mark a comment as helpful, and take the mark back?

The comment's count changes in the same transaction as the mark, by the difference.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F
from django.utils.translation import gettext as _

from annotator.actions import acts, passages
from annotator.actions.retrying import once_more
from annotator.models import Act, Comment, Helpful, Reader
from annotator.refusals import ChangedMeanwhile


@passages.unless_gone()
@once_more
@transaction.atomic
def put(*, comment: Comment, reader: Reader) -> bool:
    """Marks a comment as helpful to `reader`; returns whether it was not so before.

    Raises ChangedMeanwhile when the comment has gone since it was fetched.
    """
    said = Comment.objects.said_to(None)
    if not said.select_for_update().filter(pk=comment.pk).exists():
        raise ChangedMeanwhile(_("This comment was deleted or taken away, so nothing was saved."))
    made = mark(comment, reader)
    if made:
        note(Act.Kind.HELPFUL, comment, reader)
    return made


@transaction.atomic
def take_back(*, comment: Comment, reader: Reader) -> bool:
    """Removes the reader's mark; returns whether there was one."""
    gone = remove(comment, reader)
    if gone:
        note(Act.Kind.UNHELPFUL, comment, reader)
    return gone


def mark(comment: Comment, reader: Reader) -> bool:
    """Puts a mark as `put` does, within the caller's transaction."""
    _mark, made = Helpful.objects.get_or_create(comment=comment, reader=reader)
    if made:
        count(comment, 1)
    return made


def remove(comment: Comment, reader: Reader) -> bool:
    """Removes a mark as `take_back` does, within the caller's transaction."""
    gone, _by_kind = Helpful.objects.filter(comment=comment, reader=reader).delete()
    if gone:
        count(comment, -1)
    return bool(gone)


def count(comment: Comment, by: int) -> None:
    """Changes how many found a comment helpful, in the database only."""
    Comment.objects.filter(pk=comment.pk).update(helpful=F("helpful") + by)
    passages.touch(comment.passage_id)


def note(kind: Act.Kind, comment: Comment, reader: Reader) -> None:
    """Notes down what a reader did to their mark."""
    acts.note(kind, reader=reader, passage=comment.passage, comment=comment)


@dataclass(frozen=True, slots=True)
class Mended:
    """A comment whose count was not what its marks say."""

    comment: Comment
    before: int
    after: int


@transaction.atomic
def mend() -> list[Mended]:
    """Compares every count with the marks and sets right those that differ; returns these.

    While it runs readers go on marking: a comment is locked before it is counted once more.
    """
    counted = Comment.objects.order_by("pk").annotate(counted=Count("helpful_marks"))
    differing = counted.exclude(counted=F("helpful")).values_list("pk", flat=True)
    return [mended for pk in list(differing) if (mended := mend_one(pk))]


def mend_one(pk: int) -> Mended | None:
    """Counts the marks on one comment under its lock; None when it is gone or right after all."""
    locked = Comment.objects.select_for_update(of=("self",)).select_related("passage__article")
    comment = locked.filter(pk=pk).first()
    if comment is None:
        return None
    before, after = comment.helpful, comment.helpful_marks.count()
    if before == after:
        return None
    count(comment, after - before)
    return Mended(comment, before, after)
