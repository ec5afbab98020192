"""What is said beside a passage? Comments in Markdown, and replies to them in one thread each.

What an editor says is commentary. What a comment rests on is `source`.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from annotator.models.passage import Passage


class Comment(models.Model):
    """A remark on a passage. `html` is `body` as it was rendered and sanitised when written.

    A reply names what it answers as its `parent`, and as its `thread` the comment that all began
    with; that one has neither. Of a comment that was deleted when it had replies a trace stays,
    without any words.
    """

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="comments")
    # Nobody's words go because somebody else's do: what has replies leaves a trace.
    parent = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.RESTRICT, related_name="replies"
    )
    thread = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.RESTRICT, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    body = models.TextField(_("comment"))
    html = models.TextField(editable=False)
    is_commentary = models.BooleanField(_("commentary"), default=False)
    # How many readers found it helpful, counted as `Helpful` is written.
    helpful = models.PositiveIntegerField(_("helpful to"), default=0, editable=False)
    # From the form's own number: sending it twice (a double click, a retry) makes one comment.
    submission = models.UUIDField(default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    edited_at = models.DateTimeField(_("edited"), null=True, editable=False)
    deleted_at = models.DateTimeField(_("deleted"), null=True, editable=False)

    class Meta:
        ordering = ("-is_commentary", "created_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=("author", "submission"), name="comment_sent_once"),
            models.CheckConstraint(
                condition=Q(deleted_at=None) | Q(body="", html="", helpful=0),
                name="comment_trace_is_bare",
            ),
            models.CheckConstraint(
                condition=Q(parent=None, thread=None)
                | Q(parent__isnull=False, thread__isnull=False) & ~Q(parent=F("pk")),
                name="comment_in_one_thread",
            ),
        ]

    def __str__(self) -> str:
        return self.body[:60]

    def get_absolute_url(self) -> str:
        return f"{self.passage.get_absolute_url()}#comment-{self.pk}"

    @property
    def is_trace(self) -> bool:
        """Whether its author deleted it; it is there for its replies only."""
        return self.deleted_at is not None

    @property
    def answers_a_reply(self) -> bool:
        """Whether it answers another than the comment that its thread began with."""
        return self.parent_id != self.thread_id
