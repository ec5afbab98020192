"""How does a reader hold something against a comment, and take it back?"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from annotator.actions import passages
from annotator.actions.retrying import once_more
from annotator.models import Comment, Flag, Reader
from annotator.refusals import ChangedMeanwhile


@passages.unless_gone()
@once_more
@transaction.atomic
def put(*, comment: Comment, reader: Reader, reason: Flag.Reason, words: str = "") -> Flag:
    """Flags a comment; a flag of the same reader that no editor has settled is replaced.

    Raises ChangedMeanwhile when the comment has gone since it was fetched, or an editor has
    decided what the reader held against it.
    """
    said = Comment.objects.said_to(None)
    if not said.select_for_update().filter(pk=comment.pk).exists():
        raise ChangedMeanwhile(_("This comment was deleted or taken away, so nothing was saved."))
    flag = Flag.objects.filter(comment=comment, reader=reader).first()
    check_open(flag)
    flag = flag or Flag(comment=comment, reader=reader)
    flag.reason, flag.words = reason, words
    flag.save()
    return flag


@transaction.atomic
def take_back(*, comment: Comment, reader: Reader) -> bool:
    """Removes the reader's flag; returns whether there was one.

    Raises ChangedMeanwhile when an editor has settled it.
    """
    flag = Flag.objects.select_for_update().filter(comment=comment, reader=reader).first()
    check_open(flag)
    if flag:
        flag.delete()
    return flag is not None


def check_open(flag: Flag | None) -> None:
    """Raises ChangedMeanwhile for a flag that an editor has settled."""
    if flag and flag.settled_at:
        raise ChangedMeanwhile(_("An editor has looked at what you flagged and decided."))
