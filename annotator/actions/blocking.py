"""How does an editor stop a reader, and undo the tags? What one wrote is `moderation`."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotator.actions import leaving, steps
from annotator.models import Reader, Step, User
from annotator.refusals import DecidedAlready, NotAllowed


@transaction.atomic
def block(*, reader: Reader, editor: User, reason: str) -> Step:
    """Lets `reader` read only, for a `reason` that they are told.

    Raises NotAllowed for an editor, DecidedAlready for one who is blocked already.
    """
    if reader.user and reader.user.is_editor:
        raise NotAllowed(
            _("This is an editor: an administrator can take the role away, then block them.")
        )
    locked = Reader.objects.select_for_update(of=("self",)).get(pk=reader.pk)
    if locked.is_blocked:
        raise DecidedAlready(
            _("This reader is blocked already. The reason: %(reason)s")
            % {"reason": locked.blocked_for}
        )
    set_block(locked, reason)
    return steps.note(Step.Kind.BLOCKED, by=editor, reader=locked, reason=reason)


@transaction.atomic
def unblock(*, reader: Reader, editor: User, reason: str = "") -> Step:
    """Lets `reader` do again what they may. Raises DecidedAlready for one who is not blocked."""
    locked = Reader.objects.select_for_update(of=("self",)).get(pk=reader.pk)
    if not locked.is_blocked:
        raise DecidedAlready(_("This reader is not blocked, or not any longer."))
    set_block(locked, "")
    return steps.note(Step.Kind.UNBLOCKED, by=editor, reader=locked, reason=reason)


def set_block(reader: Reader, reason: str) -> None:
    """Stores that a reader is blocked for `reason`, or is not if that is empty."""
    reader.blocked_at = timezone.now() if reason else None
    reader.blocked_for = reason
    reader.save(update_fields=["blocked_at", "blocked_for"])


@transaction.atomic
def remove_tags(*, reader: Reader, editor: User, reason: str) -> int:
    """Removes all tags of `reader`, and what was marked by nobody else; returns how many.

    The tallies are recounted in the same transaction, by the difference, and open pages learn of
    it. Raises DecidedAlready when there are none.
    """
    Reader.objects.select_for_update(of=("self",)).get(pk=reader.pk)
    count = leaving.untag(reader)
    if not count:
        raise DecidedAlready(_("This reader has no tags, or none any longer."))
    steps.note(Step.Kind.UNTAGGED, by=editor, reader=reader, reason=reason, count=count)
    return count
