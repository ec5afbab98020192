"""What does an editor decide of a comment? Each decision once, logged, and told to its author."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotator.actions import comments, notices, passages, steps
from annotator.models import Comment, CommentState, Step, User
from annotator.refusals import (
    ChangedMeanwhile,
    DecidedAlready,
    NotAllowed,
    NothingChanged,
    Outdated,
)


@transaction.atomic
def decide(
    *, comment: Comment, editor: User, state: CommentState, seen: str, reason: str = ""
) -> Step:
    """Gives a comment another state, and settles what readers held against it.

    `seen` is what `as_seen` said of the comment that the editor looked at. Raises DecidedAlready
    when another editor was quicker, Outdated when its author changed it since, ChangedMeanwhile
    when it was deleted, NothingChanged when it has that state.
    """
    locked = undecided(comment, seen)
    if locked.state == state:
        raise NothingChanged(
            _("This comment is as you want it already: it is %(state)s.")
            % {"state": locked.get_state_display()}
        )
    return put(locked, editor, state, reason)


@transaction.atomic
def dismiss(*, comment: Comment, editor: User, seen: str, reason: str = "") -> Step:
    """Leaves a comment as it is, whatever readers hold against it.

    Raises as `decide` does; NothingChanged when nobody holds anything against it.
    """
    locked = undecided(comment, seen)
    count = settle(locked)
    if not count:
        raise NothingChanged(_("Nobody holds anything against this comment any longer."))
    return steps.note(
        Step.Kind.DISMISSED,
        by=editor,
        reason=reason,
        comment=locked,
        before=locked.state,
        after=locked.state,
        count=count,
    )


@transaction.atomic
def hide_all(*, author: User, editor: User, reason: str) -> int:
    """Hides all that an account has said and that is published or waits; returns how much it was.

    Its author is told of each on the site, and by e-mail of the latest only.

    Raises NotAllowed for an editor's: these are decided one by one.
    """
    if author.is_editor:
        raise NotAllowed(_("This account is an editor’s: decide of its comments one by one."))
    wanted = author.comments.filter(
        deleted_at=None, state__in=(CommentState.PUBLISHED, CommentState.WAITING)
    ).order_by("pk")
    found = wanted.select_for_update(of=("self",)).select_related("author", "parent")
    hidden = list(found)
    for number, one in enumerate(hidden, 1):
        put(one, editor, CommentState.HIDDEN, reason, mailed=number == len(hidden))
    return len(hidden)


@transaction.atomic
def erase(*, comment: Comment, editor: User) -> bool:
    """Deletes a comment for good, as its author cannot bring it back, and logs that it was.

    Returns whether its passage went with it. Raises ChangedMeanwhile when it was deleted before.
    """
    comments.check_stands(comment)
    steps.note(Step.Kind.ERASED, by=editor, comment=comment, before=comment.state)
    return comments.remove(comment)


def as_seen(comment: Comment) -> str:
    """What is another after each decision of a comment, and after each change of its words."""
    last = Step.objects.filter(comment_number=comment.pk).order_by("-pk").first()
    return comment.as_seen(last.pk if last else None)


def undecided(comment: Comment, seen: str) -> Comment:
    """The comment as it stands, for nobody else to decide. Raises as `decide` does."""
    comments.lock_thread(comment)
    found = Comment.objects.select_for_update(of=("self",)).select_related("author", "parent")
    locked = found.filter(pk=comment.pk, deleted_at=None).first()
    if locked is None:
        raise ChangedMeanwhile(
            _("Its author has deleted this comment, so there is nothing to decide.")
        )
    if as_seen(locked) == seen:
        return locked
    last = Step.objects.filter(comment_number=locked.pk).select_related("by").first()
    if last and not seen.startswith(f"{last.pk}-"):
        raise DecidedAlready(already(last))
    raise Outdated(_("Its author has changed this comment since: look at it again."))


def already(step: Step) -> str:
    """What to tell the second of two editors of what the first one did."""
    who = step.by.name if step.by else _("Another editor")
    if step.kind == Step.Kind.DISMISSED:
        told = _("%(editor)s was quicker and dismissed the flags on this comment.")
    else:
        told = _("%(editor)s was quicker: this comment is %(state)s.")
    told %= {"editor": who, "state": step.get_after_display()}
    why = _("The reason:")
    return f"{told} {why} {step.reason}" if step.reason else told


def put(
    locked: Comment, editor: User, state: CommentState, reason: str, *, mailed: bool = True
) -> Step:
    """Gives a comment, locked, its state, within the caller's transaction.

    Its author is told by e-mail too, unless `mailed` is false.
    """
    before, locked.state, locked.reason = locked.state, state, reason
    locked.save(update_fields=["state", "reason"])
    settle(locked)
    passages.touch(locked.passage_id)
    if editor.pk != locked.author_id:
        notices.tell_author(locked, mailed=mailed)
    if state == CommentState.PUBLISHED:
        notices.tell(locked, notices.render(locked.body)[1])
    return steps.note(
        Step.Kind.DECIDED, by=editor, reason=reason, comment=locked, before=before, after=state
    )


def settle(comment: Comment) -> int:
    """Notes that an editor has looked at the flags on a comment; returns how many."""
    return comment.flags.open().update(settled_at=timezone.now())
