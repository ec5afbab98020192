"""How do the comments on a passage stand together? In threads, one level deep, oldest reply first.

Pure: `queries` fetches the comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.models import Comment, User


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and what was answered to it, and to the answers."""

    first: Comment
    replies: Sequence[Comment]

    @property
    def standing(self) -> int:
        """How many replies there are, not counting those of which only a trace is left."""
        return sum(not one.is_trace for one in self.replies)

    def by_others(self, user: User | None) -> int:
        """How many comments in it are not `user`'s, not counting traces."""
        said = (one for one in (self.first, *self.replies) if not one.is_trace)
        return sum(user is None or one.author_id != user.pk for one in said)


def threads(comments: Iterable[Comment]) -> list[Thread]:
    """All `comments` on a passage in threads, these in the order of their first comments.

    Each reply gets the comment that it answers as its `parent`, without a query.
    """
    known = {one.pk: one for one in comments}
    replies: dict[int, list[Comment]] = {}
    for one in sorted(known.values(), key=lambda one: (one.created_at, one.pk)):
        if one.parent_id in known:
            one.parent = known[one.parent_id]
        if one.thread_id is not None:
            replies.setdefault(one.thread_id, []).append(one)
    first = [one for one in known.values() if one.thread_id is None]
    return [Thread(one, replies.get(one.pk, ())) for one in first]
