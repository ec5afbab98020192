"""What did editors do about comments and readers? Each step, with who, when and why, for good."""

from __future__ import annotations

from typing import Any, Never

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from annotator.models.comment import MAX_REASON, CommentState
from annotator.models.people import Reader, User


class StepQuerySet(models.QuerySet["Step"]):
    """Small reads of steps, which are written one by one and never changed."""

    def update(self, **_fields: Any) -> Never:
        raise TypeError("What editors did is never changed.")

    def delete(self) -> Never:
        raise TypeError("What editors did is never deleted.")


class Step(models.Model):
    """One step of moderation. `by` is nobody's where the site took it by itself, or who left.

    `reader` is whom it concerned: who wrote the comment, was blocked, or gave the tags; `count` is
    how many flags were dismissed or tags removed. Of a comment the number is kept and no words:
    these go when its author deletes it.
    """

    class Kind(models.TextChoices):
        HELD = "held", _("held back, as first comments are")
        DECIDED = "decided", _("decided")
        DISMISSED = "dismissed", _("flags dismissed")
        BLOCKED = "blocked", _("blocked")
        UNBLOCKED = "unblocked", _("unblocked")
        UNTAGGED = "untagged", _("tags removed")
        ERASED = "erased", _("erased for good")

    kind = models.CharField(max_length=9, choices=Kind)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="steps")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=MAX_REASON, blank=True)
    before = models.CharField(max_length=9, choices=CommentState, blank=True)
    after = models.CharField(max_length=9, choices=CommentState, blank=True)
    comment_number = models.BigIntegerField(null=True)
    reader = models.ForeignKey(Reader, null=True, on_delete=models.SET_NULL, related_name="steps")
    count = models.PositiveIntegerField(default=0)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = [models.Index(fields=("comment_number", "-id"), name="step_on_comment")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=(
                        "held",
                        "decided",
                        "dismissed",
                        "blocked",
                        "unblocked",
                        "untagged",
                        "erased",
                    )
                ),
                name="step_known_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.after}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Stores a new step. Raises TypeError for one that is stored already."""
        if not self._state.adding:
            raise TypeError("What editors did is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> Never:
        """Raises TypeError."""
        raise TypeError("What editors did is never deleted.")
