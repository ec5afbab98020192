"""Whom does a comment concern? Those whom it answers, and editors whom it mentions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.comment import Comment
from annotator.models.people import User


class Notice(models.Model):
    """A comment that somebody is told of, once, until they have seen it."""

    class Reason(models.TextChoices):
        REPLY = "reply", _("replies to you")
        MENTION = "mention", _("mentions you")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="notices")
    reason = models.CharField(max_length=7, choices=Reason)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-comment__created_at", "-pk")
        indexes = [
            models.Index(fields=("user",), condition=Q(seen_at=None), name="notice_not_seen")
        ]
        constraints = [
            models.UniqueConstraint(fields=("user", "comment"), name="notice_once"),
            models.CheckConstraint(
                condition=Q(reason__in=("reply", "mention")), name="notice_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} to {self.user_id}"
