"""Is a new comment read at once, or does it wait for an editor? First comments may be held back."""

from __future__ import annotations

from django.conf import settings

from annotator.actions import steps
from annotator.models import Comment, CommentState, Step, User


def state_of_new(author: User) -> CommentState:
    """The state of a comment that `author` is about to write: a query, where any are held back.

    Editors never wait, nor does who has had as many comments published as the setting asks for.
    """
    wanted = settings.HOLD_COMMENTS
    if not wanted or author.is_editor:
        return CommentState.PUBLISHED
    published = author.comments.filter(state=CommentState.PUBLISHED, deleted_at=None)
    enough = published.order_by()[:wanted].count() >= wanted
    return CommentState.PUBLISHED if enough else CommentState.WAITING


def note(comment: Comment) -> None:
    """Logs that a new comment was held back, if it was."""
    if comment.state == CommentState.WAITING:
        steps.note(Step.Kind.HELD, comment=comment, after=comment.state)
