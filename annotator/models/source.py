"""What does a comment rest on? Pages of the web, and when their author saw them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.comment import Comment

MOST_SOURCES = 5
LONGEST_TITLE = 200
LONGEST_URL = 2_000


class Cited(NamedTuple):
    """A source as somebody gives it, not yet stored; `title` may be empty."""

    url: str
    title: str
    seen_on: date


class Source(models.Model):
    """A page that a comment names as its source, as it was on a day."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="sources")
    url = models.URLField(_("address"), max_length=LONGEST_URL)
    title = models.CharField(_("title"), max_length=LONGEST_TITLE, blank=True)
    seen_on = models.DateField(_("seen on"))
    # Its place among the comment's sources, from 1.
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("place",)
        constraints = [
            models.UniqueConstraint(fields=("comment", "place"), name="source_place"),
            models.CheckConstraint(
                condition=Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="source_on_the_web",
            ),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST_SOURCES), name="source_not_too_many"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url
