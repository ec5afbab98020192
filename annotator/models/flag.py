"""What do readers hold against a comment? A flag with a reason, one a reader, for editors."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.comment import Comment
from annotator.models.people import Reader

# Of a flag, in characters.
MAX_WORDS = 300


class FlagQuerySet(models.QuerySet["Flag"]):
    """Small reads of flags."""

    def open(self) -> FlagQuerySet:
        """Those of which no editor has decided anything yet."""
        return self.filter(settled_at=None)


class Flag(models.Model):
    """A reader's complaint about a comment. Who flagged is told to nobody.

    What an editor decides of the comment settles it: from then on it cannot be taken back, nor be
    given again.
    """

    class Reason(models.TextChoices):
        SPAM = "spam", _("advertising or spam")
        ABUSE = "abuse", _("insults, threatens or incites hatred")
        PRIVATE = "private", _("gives away somebody’s private data")
        WRONG = "wrong", _("says what is not true")
        BESIDE = "beside", _("has nothing to do with these words")
        OTHER = "other", _("something else")

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="flags")
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="flags")
    reason = models.CharField(_("reason"), max_length=7, choices=Reason)
    words = models.CharField(_("more about it"), max_length=MAX_WORDS, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "pk")
        indexes = [
            models.Index(fields=("comment",), condition=Q(settled_at=None), name="flag_open")
        ]
        constraints = [
            models.UniqueConstraint(fields=("comment", "reader"), name="flag_once"),
            models.CheckConstraint(
                condition=Q(reason__in=("spam", "abuse", "private", "wrong", "beside", "other")),
                name="flag_known_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} on {self.comment_id}"
