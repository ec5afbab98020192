"""What is said beside a passage? Comments in Markdown; an editor's are commentary."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotator.models.passage import Passage


class Comment(models.Model):
    """A remark on a passage. `html` is `body` as it was rendered and sanitised when written."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    body = models.TextField(_("comment"))
    html = models.TextField(editable=False)
    is_commentary = models.BooleanField(_("commentary"), default=False)
    # From the form's own number: sending it twice (a double click, a retry) makes one comment.
    submission = models.UUIDField(default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-is_commentary", "created_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=("author", "submission"), name="comment_sent_once")
        ]

    def __str__(self) -> str:
        return self.body[:60]

    def get_absolute_url(self) -> str:
        return f"{self.passage.get_absolute_url()}#comment-{self.pk}"
