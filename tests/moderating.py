"""What do tests of moderation share? Decisions of an editor, as if made on what is there now."""

from __future__ import annotations

from annotator.actions import flags, moderation
from annotator.models import Comment, CommentState, Flag, Reader, Step, User
from tests.factories import make_editor, make_reader


def decide(
    comment: Comment,
    state: CommentState = CommentState.REMOVED,
    *,
    editor: User | None = None,
    reason: str = "",
) -> Step:
    """An editor's decision of a comment."""
    return moderation.decide(
        comment=comment,
        editor=editor or make_editor(),
        state=state,
        seen=moderation.as_seen(Comment.objects.get(pk=comment.pk)),
        reason=reason,
    )


def make_flag(
    comment: Comment,
    *,
    reader: Reader | None = None,
    reason: Flag.Reason = Flag.Reason.ABUSE,
    words: str = "",
) -> Flag:
    """A flag by `reader`, or by a browser that was never here before."""
    return flags.put(comment=comment, reader=reader or make_reader(), reason=reason, words=words)
