"""What is marked? Passages of an article, and those among them that somebody said: quotes."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from annotator.models.article import Article, Revision
from annotator.models.label import ENOUGH_TO_SHARE, Tally
from annotator.models.speaker import Speaker
from annotator.text.spans import Span


def first_version() -> int:
    """What a new passage's version begins with: no two are likely to be the same, ever.

    Whatever passages come and go, the sum of an article's versions is another one each time.
    """
    return secrets.randbits(48)


class Passage(models.Model):
    """A span of a revision's canonical text, in code points, known by its words as well.

    `revision` is the newest one in whose text its words stand: an earlier one than the article's
    current revision where these words were changed since (see `placement`).
    The tallies are counted as tags are written, in the same transaction: how many readers gave a
    label, and how many of them gave it first and without having seen what others gave (`unseen`).
    So is `version`, with everything that changes how the passage looks to anybody: see
    `annotator.queries.news`.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="passages")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)
    fact = models.PositiveIntegerField(default=0)
    opinion = models.PositiveIntegerField(default=0)
    sarcasm = models.PositiveIntegerField(default=0)
    unseen_fact = models.PositiveIntegerField(default=0, editable=False)
    unseen_opinion = models.PositiveIntegerField(default=0, editable=False)
    unseen_sarcasm = models.PositiveIntegerField(default=0, editable=False)
    version = models.BigIntegerField(default=first_version, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # The passage of newer words that an editor joined it to, with its tags and comments.
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="merged", editable=False
    )

    # Asked along where a label of it is pressed (`access.pressed`), and not stored. The number of
    # the reader who presses without an account: None where that is nobody yet or may only read.
    pressed_by: int | None = None
    is_quote = False
    # Whether something is written beside it that whoever presses may read.
    is_noted = False

    class Meta:
        ordering = ("start", "-end")
        constraints = [
            models.UniqueConstraint(fields=("revision", "start", "end"), name="passage_bounds"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="passage_not_empty"),
        ]

    def __str__(self) -> str:
        return self.exact[:60]

    def get_absolute_url(self) -> str:
        return reverse("passages.detail", args=[self.pk])

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_current(self) -> bool:
        """Whether its words stand in the text that is read. Fetch the article along."""
        return self.revision_id == self.article.current_id

    @property
    def tally(self) -> Tally:
        return Tally(self.fact, self.opinion, self.sarcasm)

    @property
    def unseen(self) -> Tally:
        """What was said of it before seeing what others said."""
        return Tally(self.unseen_fact, self.unseen_opinion, self.unseen_sarcasm)

    @property
    def read_by_enough(self) -> bool:
        """Whether shares may be told where it stands for its speaker, not only counts."""
        return self.tally.total >= ENOUGH_TO_SHARE

    @property
    def spoken(self) -> Quote | None:
        """The quote that the passage is, or None. Fetch it along: `select_related("quote")`."""
        try:
            return self.quote
        except Quote.DoesNotExist:
            return None


class Quote(models.Model):
    """A passage that somebody said: who, and how that is known."""

    class Kind(models.TextChoices):
        MARKED = "marked", _("in quotation marks")
        BLOCK = "block", _("a block of its own")
        DIALOGUE = "dialogue", _("a line of a dialogue")
        ANSWER = "answer", _("an answer in an interview")
        POST = "post", _("a post")

    PERSON = "person"

    passage = models.OneToOneField(Passage, on_delete=models.CASCADE, related_name="quote")
    speaker = models.ForeignKey(
        Speaker, null=True, blank=True, on_delete=models.PROTECT, related_name="quotes"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    # A reason that the engine gives, or `PERSON` when an editor put it right.
    how = models.CharField(max_length=40)
    confidence = models.FloatField(default=1.0)
    # The article's words for somebody without a name: "a spokesman".
    source = models.CharField(max_length=200, blank=True)
    # Whom the engine takes for the speaker without being sure: an editor decides.
    suggestion = models.CharField(max_length=200, blank=True)
    # Parts of one utterance have the same number in a revision: « Oui, dit-elle, demain. »
    utterance = models.PositiveIntegerField(null=True)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.speaker or '?'}: {self.passage_id}"
