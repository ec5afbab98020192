"""Who found a comment helpful? A mark without any words, one a reader."""

from __future__ import annotations

from django.db import models

from annotator.models.comment import Comment
from annotator.models.people import Reader


class Helpful(models.Model):
    """A reader's mark on a comment; the comment's own count changes in the same transaction."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="helpful_marks")
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="helpful_marks")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("comment", "reader"), name="helpful_once"),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} to {self.reader_id}"
