"""Who said what of which passage? One reader's label on one passage."""

from __future__ import annotations

from django.db import models

from annotator.models.label import Label
from annotator.models.passage import Passage
from annotator.models.people import Reader


class Tag(models.Model):
    """A reader's label on a passage; changing one's mind replaces it."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="tags")
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="tags")
    label = models.CharField(max_length=8, choices=Label)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("passage", "reader"), name="tag_once"),
            models.CheckConstraint(
                condition=models.Q(label__in=Label.values), name="tag_known_label"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} on {self.passage_id}"
