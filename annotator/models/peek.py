"""Who saw how others read a passage without a tag of their own on it? One row, once and for all."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from annotator.models.passage import Passage
from annotator.models.people import Reader


class Peek(models.Model):
    """A reader has seen a passage's tally: what they say of it later is no longer their own alone.

    `asked` tells whether they asked for it, and go on seeing it; else they saw it through a tag
    that they have taken back since, and `at` is when they gave that. Of articles that show tallies
    always nothing is kept.
    """

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="peeks")
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="peeks")
    asked = models.BooleanField(default=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("passage", "reader"), name="peek_once")]

    def __str__(self) -> str:
        return f"{self.passage_id} by {self.reader_id}"
