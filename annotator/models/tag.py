"""Who said what of which passage? One reader's label on one passage."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from annotator.models.act import Act
from annotator.models.label import Label
from annotator.models.passage import Passage
from annotator.models.people import Reader


class Tag(models.Model):
    """A reader's label on a passage; changing one's mind replaces it.

    Whoever has tagged sees what others said: what was changed then is no judgement of one's own any
    more. `first_label` keeps what that was, and is empty for as long as nothing was changed.
    """

    # Its index is that of the constraint.
    passage = models.ForeignKey(
        Passage, on_delete=models.CASCADE, related_name="tags", db_index=False
    )
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="tags")
    label = models.CharField(max_length=8, choices=Label)
    first_label = models.CharField(max_length=8, choices=Label, blank=True, editable=False)
    # Whether its reader could see what others said when it was given. Not known is taken for yes.
    seen_before = models.BooleanField(default=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    # The act that was noted down as it was given or changed; not stored.
    noted: Act | None = None

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("passage", "reader"), name="tag_once"),
            models.CheckConstraint(
                condition=models.Q(label__in=Label.values), name="tag_known_label"
            ),
            models.CheckConstraint(
                condition=models.Q(first_label__in=["", *Label.values]), name="tag_first_label"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} on {self.passage_id}"

    @property
    def given_first(self) -> Label:
        """The label that the reader gave at first."""
        return Label(self.first_label or self.label)
