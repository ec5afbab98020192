"""What did somebody do a moment ago? Each act with what was there before it, to undo it.

Acts are kept for as long as they can be undone (`UNDO_FOR`): they are no history of an article.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from annotator.models.article import Article, Revision
from annotator.models.label import Label
from annotator.models.people import Reader
from annotator.text.spans import Span

UNDO_FOR = timedelta(hours=1)
# So much of the words is kept to name the act by, in characters.
LONGEST_WORDS = 120


class ActQuerySet(models.QuerySet["Act"]):
    """Small reads of acts."""

    def undoable(self, since: datetime | models.Expression | None = None) -> models.QuerySet[Act]:
        """Those that can be undone, the newest first; what is older than `since` cannot."""
        return self.filter(settled_at=None, done_at__gt=since or oldest()).order_by("-pk")

    def past(self) -> models.QuerySet[Act]:
        """Those that nobody can undo any more."""
        return self.filter(done_at__lte=oldest())


class Act(models.Model):
    """One reader's act on one passage: `before` is what was there, `after` what it became.

    Of a tag they are labels; None means that there was none. Of one that was taken back all of it
    is kept as `before`, and of a comment what `actions.snapshots` keeps. `start` and `end` say
    where in `revision` the words stand that it was about, in code points, and `words` how they
    begin.
    """

    class Kind(models.TextChoices):
        TAGGED = "tagged"
        RETAGGED = "retagged"
        UNTAGGED = "untagged"
        COMMENTED = "commented"
        EDITED = "edited"
        DELETED = "deleted"
        HELPFUL = "helpful"
        UNHELPFUL = "unhelpful"
        MOVED = "moved"

    reader = models.ForeignKey(
        Reader, on_delete=models.CASCADE, related_name="acts", db_index=False
    )
    kind = models.CharField(max_length=9, choices=Kind)
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="acts", db_index=False
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.CharField(max_length=LONGEST_WORDS)
    # Numbers, for what an act was on may go.
    passage_number = models.BigIntegerField()
    comment_number = models.BigIntegerField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    # By which the page that sent it tells it from others, also when it sends it once more.
    key = models.UUIDField(null=True)
    done_at = models.DateTimeField(default=timezone.now)
    # When it was undone, or turned out to be what can be undone no more.
    settled_at = models.DateTimeField(null=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=("reader", "article", "id"), name="act_own"),
            models.Index(fields=("done_at",), name="act_age"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("reader", "key"),
                condition=models.Q(key__isnull=False),
                name="act_once_a_key",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.words}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_past(self) -> bool:
        """Whether too long has passed to undo it."""
        return self.done_at <= oldest()

    @property
    def label(self) -> Label | None:
        """The label that it gave, or else that it took away."""
        return Label.known(self.after) or self.former

    @property
    def former(self) -> Label | None:
        """The label that was there before."""
        before = self.before.get("label") if isinstance(self.before, dict) else self.before
        return Label.known(before)


def oldest() -> datetime:
    """What was done then or earlier cannot be undone now."""
    return timezone.now() - UNDO_FOR
