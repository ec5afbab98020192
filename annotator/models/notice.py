"""Whom does a comment concern? Those whom it answers, editors whom it mentions, and its author.

Authors are told what became of what they wrote.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from annotator.models.comment import Comment, CommentState
from annotator.models.people import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Small reads of notices."""

    def standing(self) -> NoticeQuerySet:
        """Those of comments that the one who is told may read."""
        own = Q(comment__author=F("user"))
        return self.filter(own | Q(comment__state=CommentState.PUBLISHED))


class Notice(models.Model):
    """A comment that somebody is told of, once, until they have seen it.

    An author is told of their own again when something else becomes of it.
    """

    class Reason(models.TextChoices):
        REPLY = "reply", _("replies to you")
        MENTION = "mention", _("mentions you")
        # What became of one's own comment: a `CommentState`.
        PUBLISHED = "published", _("your comment was published")
        HIDDEN = "hidden", _("your comment was hidden by an editor")
        REMOVED = "removed", _("your comment was removed by an editor")
        SPAM = "spam", _("your comment was marked as spam by an editor")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="notices")
    reason = models.CharField(max_length=9, choices=Reason)
    told_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("-told_at", "-pk")
        indexes = [
            models.Index(fields=("user",), condition=Q(seen_at=None), name="notice_not_seen")
        ]
        constraints = [
            models.UniqueConstraint(fields=("user", "comment"), name="notice_once"),
            models.CheckConstraint(
                condition=Q(
                    reason__in=("reply", "mention", "published", "hidden", "removed", "spam")
                ),
                name="notice_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} to {self.user_id}"

    @property
    def is_of_own(self) -> bool:
        """Whether it tells somebody what became of what they wrote."""
        return self.reason not in (self.Reason.REPLY, self.Reason.MENTION)
