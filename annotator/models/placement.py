"""What became of a passage when its article was revised? One answer for each passage and revision.

How the answer is found is `annotator.text.anchoring`; what it does is `annotator.actions.placing`.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annotator.models.article import Revision
from annotator.models.passage import Passage
from annotator.text.anchoring import State
from annotator.text.spans import Span

STATES = [
    (State.SAME.value, pgettext_lazy("passage", "same")),
    (State.MOVED.value, pgettext_lazy("passage", "moved")),
    (State.REWORDED.value, pgettext_lazy("passage", "reworded")),
    (State.AMBIGUOUS.value, pgettext_lazy("passage", "ambiguous")),
    (State.GONE.value, pgettext_lazy("passage", "gone")),
]
# The passage went on into the new text; in all other states it stayed on its old words.
LIVING = (State.SAME, State.MOVED)
WAITING = (State.REWORDED, State.AMBIGUOUS, State.GONE)
HAS_PLACE = Q(start__isnull=False, end__isnull=False, start__lt=F("end"))
HAS_NONE = Q(start__isnull=True, end__isnull=True)


class Decision(models.TextChoices):
    """What an editor said of a passage that did not go on by itself."""

    PENDING = "", _("waits for an editor")
    CONFIRMED = "confirmed", _("confirmed")
    REOPENED = "reopened", _("left on its old words")
    PLACED = "placed", _("placed by hand")


class PlacementQuerySet(models.QuerySet["Placement"]):
    """Small reads of placements."""

    def stayed(self, revision: Revision) -> models.QuerySet[Placement]:
        """Those of `revision` whose passages are still on the words of an earlier one."""
        left = (Decision.PENDING, Decision.REOPENED)
        return self.filter(
            revision=revision, state__in=WAITING, decision__in=left, passage__merged_into=None
        )

    def waiting(self, revision: Revision) -> models.QuerySet[Placement]:
        """Those of `revision` that an editor has to decide."""
        return self.stayed(revision).filter(decision=Decision.PENDING)


class Placement(models.Model):
    """Where a passage came from, and where it stands in the text of `revision`, if anywhere.

    `start` and `end` are its place, or of an ambiguous one a place that may be it. What it was
    before is kept, so that the revision it comes from can be read as it was.
    """

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="placements")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="placements")
    state = models.CharField(max_length=9, choices=STATES)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    from_revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="departures")
    from_start = models.PositiveIntegerField()
    from_end = models.PositiveIntegerField()
    from_exact = models.TextField()
    decision = models.CharField(max_length=9, choices=Decision, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ("from_start", "-from_end", "pk")
        constraints = [
            models.UniqueConstraint(fields=("passage", "revision"), name="placement_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="placement_state"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="placement_decision"
            ),
            models.CheckConstraint(condition=HAS_PLACE | HAS_NONE, name="placement_bounds"),
            models.CheckConstraint(
                condition=HAS_PLACE | Q(state__in=[state.value for state in WAITING]),
                name="placement_living_has_place",
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.PENDING) | Q(state__in=[s.value for s in WAITING]),
                name="placement_decided_waited",
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.PENDING, decided_at__isnull=True)
                | ~Q(decision=Decision.PENDING) & Q(decided_at__isnull=False),
                name="placement_decided_once",
            ),
            models.CheckConstraint(
                condition=Q(from_start__lt=F("from_end")), name="placement_from_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.passage_id}: {self.state}"

    @property
    def span(self) -> Span | None:
        """Its place in the new text, or None."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)

    @property
    def words(self) -> str:
        """The words of the new text at its place; empty where it has none."""
        return self.span.of(self.revision.text) if self.span else ""

    @property
    def is_pending(self) -> bool:
        return self.state in WAITING and self.decision == Decision.PENDING

    @property
    def carried_over(self) -> bool:
        """Whether an editor said that tags on the old words hold for the new ones."""
        return self.decision in (Decision.CONFIRMED, Decision.PLACED)
