"""Who changed what of an article, and what was it before? Kept for as long as the article is.

What readers did a moment ago, to be undone, is `act`; what became of speakers' entries `speaker`.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from annotator.models.article import Article
from annotator.models.comment import Comment


class Change(models.Model):
    """A change of an article's fields, its text, a quote or a comment: what was, and what is since.

    `before` and `after` by kind: ARTICLE values by field; REVISION `number`; QUOTE what
    `actions.snapshots` keeps of one, None where there is none; COMMENT what it keeps of its words.
    `passage_number` is the passage that the quote stands on, or stood on: it may have gone.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article", _("About the article")
        REVISION = "revision", _("Text")
        QUOTE = "quote", _("Quote")
        COMMENT = "comment", _("Comment")

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="changes", db_index=False
    )
    kind = models.CharField(max_length=8, choices=Kind)
    # Earlier words of a comment go with it.
    comment = models.ForeignKey(
        Comment, null=True, on_delete=models.CASCADE, related_name="changes"
    )
    passage_number = models.BigIntegerField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    # The change that this one took back.
    restores = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="restored_by"
    )

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=("article", "at"), name="change_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("article", "revision", "quote", "comment")),
                name="change_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind="comment", comment__isnull=False)
                | ~Q(kind="comment") & Q(comment=None),
                name="change_of_comment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.article_id}"
