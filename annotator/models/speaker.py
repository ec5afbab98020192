"""Who is quoted? Speakers, one entry each across all articles, with their names and history.

Which quotes are theirs is told by `passage.Quote`.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from annotator.text import same_name

LONGEST_NAME = 200
# What is said of a speaker besides the names.
DESCRIBING = ("description", "wikidata", "homepage")
CHANGES = ("renamed", "added", "removed", "described", "merged", "split")
LONGEST_KEY = LONGEST_NAME * same_name.LONGEST_FOLD


class Speaker(models.Model):
    """A person or body that is quoted; one entry across all articles.

    `name` is the name that is shown. All names, this one too, are `SpeakerName`s. An entry that was
    merged has no quotes and no names any more: its address leads to `merged_into`.
    """

    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    wikidata = models.CharField("Wikidata", max_length=16, blank=True)
    homepage = models.URLField(_("home page"), max_length=500, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.CASCADE, related_name="absorbed"
    )
    # Letters that differ by their accents only stand together.
    sorted_as = models.CharField(max_length=LONGEST_KEY, default="", editable=False)
    # Counts the changes: who changes what was changed meanwhile is told.
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("sorted_as", "name", "pk")
        indexes = [models.Index(fields=("sorted_as", "name"), name="speaker_sorted")]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")), name="speaker_not_itself"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the speaker, with the letters that its name is sorted by."""
        self.sorted_as = same_name.bare(self.name)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "sorted_as"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("speakers.detail", args=[self.slug])

    @property
    def wikidata_url(self) -> str:
        """The address of the speaker's entry in Wikidata; empty without one."""
        return f"https://www.wikidata.org/wiki/{self.wikidata}" if self.wikidata else ""

    @property
    def other_names(self) -> list[str]:
        """All names but the one that is shown. Fetch them along: `prefetch_related("names")`."""
        shown = same_name.key(self.name)
        return [one.name for one in self.names.all() if one.key != shown]


class SpeakerName(models.Model):
    """A name of one speaker, and of nobody else however it is spelt."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=LONGEST_NAME)
    key = models.CharField(max_length=LONGEST_KEY, unique=True, editable=False)
    # Without accents, to be searched.
    bare = models.CharField(max_length=LONGEST_KEY, editable=False)

    class Meta:
        ordering = ("bare", "pk")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, speaker: Speaker, name: str) -> SpeakerName:
        """The row for `name`, not yet stored."""
        return cls(speaker=speaker, name=name, key=same_name.key(name), bare=same_name.bare(name))


class SpeakerChange(models.Model):
    """What an editor did to a speaker's entry, with what is needed to undo it.

    `details` by kind: RENAMED `before` and `after`; ADDED and REMOVED `name`; DESCRIBED `before`
    and `after`, each a value by field; MERGED and SPLIT what `actions.merging` says.
    """

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("renamed")
        ADDED = "added", _("name added")
        REMOVED = "removed", _("name removed")
        DESCRIBED = "described", _("described")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="changes")
    # Whom it was merged with or split from; whose quotes they were is told by the kind.
    other = models.ForeignKey(
        Speaker, null=True, on_delete=models.SET_NULL, related_name="changes_elsewhere"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    details = models.JSONField(default=dict)
    # The numbers of the quotes that went from one to the other.
    quotes = models.JSONField(default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CHANGES),
                name="speaker_change_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.speaker_id}"

    @property
    def described(self) -> list[str]:
        """What was said anew of a speaker; a database may keep it in an order of its own."""
        after = self.details.get("after", {})
        return [after[field] for field in DESCRIBING if field in after]

    @property
    def can_be_undone(self) -> bool:
        """Whether it is a merge or a split that stands, of an entry that is there."""
        moves = self.kind in {self.Kind.MERGED, self.Kind.SPLIT}
        return moves and self.undone_at is None and self.other_id is not None
