"""How is a step of moderation logged? With the step itself, in its transaction."""

from __future__ import annotations

from annotator.actions import readers
from annotator.models import Comment, Reader, Step, User


def note(
    kind: Step.Kind,
    *,
    by: User | None = None,
    reason: str = "",
    comment: Comment | None = None,
    reader: Reader | None = None,
    before: str = "",
    after: str = "",
    count: int = 0,
) -> Step:
    """Logs what `by` did about a comment, or about a reader; a comment's author is its reader."""
    if comment and comment.author:
        reader = readers.of_account(comment.author)
    return Step.objects.create(
        kind=kind,
        by=by,
        reason=reason,
        comment_number=comment.pk if comment else None,
        reader=reader,
        before=before,
        after=after,
        count=count,
    )
