"""What is said beside a passage? Comments in Markdown, and replies to them in one thread each.

What an editor says is commentary. What a comment rests on is `source`, what readers hold against it
`flag`, and what editors made of that `step`.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from annotator.models.passage import Passage
from annotator.models.people import User

# An editor's words for what was done, in characters.
MAX_REASON = 300
LONGEST_AUTHOR = 200


class CommentState(models.TextChoices):
    """Whether a comment is to be read, and if not, why; all but the first two are editors' acts."""

    WAITING = "waiting", _("waits for an editor")
    PUBLISHED = "published", _("published")
    HIDDEN = "hidden", _("hidden by an editor")
    REMOVED = "removed", _("removed by an editor")
    SPAM = "spam", _("marked as spam by an editor")


class CommentQuerySet(models.QuerySet["Comment"]):
    """Which comments somebody sees: the one place that says so."""

    def said_to(self, user: User | None) -> CommentQuerySet:
        """Those whose words `user` (None for a browser) may read: all published, and their own."""
        return self.filter(readable_by(user))

    def seen_by(self, user: User | None) -> CommentQuerySet:
        """The same, and traces of those that have answers which `user` may read.

        Whatever shows or counts comments takes them from here, or from `said_to`.
        """
        said = Comment.objects.said_to(user).order_by()
        answered = Exists(said.filter(parent=OuterRef("pk"))) | Exists(
            said.filter(thread=OuterRef("pk"))
        )
        own = Q(author=user) if user else Q(pk__in=())
        known = {"by_viewer": ExpressionWrapper(own, models.BooleanField())}
        return self.filter(readable_by(user) | answered).annotate(**known)


def readable_by(user: User | None, comment: str = "") -> Q:
    """What makes a comment's words readable by `user`; deleted ones have none.

    For rows that belong to comments, `comment` is the way to theirs, which ends with "__".
    """
    may = Q((f"{comment}state", CommentState.PUBLISHED))
    if user is not None:
        may |= Q((f"{comment}author", user))
    return Q((f"{comment}deleted_at", None)) & may


class Comment(models.Model):
    """A remark on a passage. `html` is `body` as it was rendered and sanitised when written.

    A reply names what it answers as its `parent`, and as its `thread` the comment that all began
    with; that one has neither. Of a comment that was deleted when it had replies a trace stays,
    without any words. What an editor took away keeps its words, for its author and for editors;
    where it has replies, others see a trace of it.
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
    # What somebody without an account here goes by, whose words were brought in from elsewhere.
    author_name = models.CharField(max_length=LONGEST_AUTHOR, blank=True, editable=False)
    body = models.TextField(_("comment"))
    html = models.TextField(editable=False)
    state = models.CharField(
        _("state"), max_length=9, choices=CommentState, default=CommentState.PUBLISHED
    )
    # What an editor gave as the reason for that.
    reason = models.CharField(_("reason"), max_length=MAX_REASON, blank=True, editable=False)
    is_commentary = models.BooleanField(_("commentary"), default=False)
    # How many readers found it helpful, counted as `Helpful` is written.
    helpful = models.PositiveIntegerField(_("helpful to"), default=0, editable=False)
    # From the form's own number: sending it twice (a double click, a retry) makes one comment.
    submission = models.UUIDField(default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    edited_at = models.DateTimeField(_("edited"), null=True, editable=False)
    deleted_at = models.DateTimeField(_("deleted"), null=True, editable=False)

    # Whether whom it was fetched for, by `seen_by`, wrote it.
    by_viewer = False

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("-is_commentary", "created_at", "pk")
        indexes = [
            # Few wait among very many, and every page of an editor counts them.
            models.Index(fields=("state", "created_at"), name="comment_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CommentState.values), name="comment_known_state"
            ),
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
    def signature(self) -> str:
        """What others see as its author's name; empty where nobody is told to have written it."""
        return self.author.name if self.author else self.author_name

    @property
    def is_brought(self) -> bool:
        """Whether it was written elsewhere, by somebody who has no account here."""
        return self.author_id is None and self.author_name != ""

    @property
    def is_trace(self) -> bool:
        """Whether it is there for its replies only: whoever looks may not read it.

        Fetch it by `seen_by`: else nothing is known of who looks, and what is not published is a
        trace to everybody.
        """
        return self.is_deleted or not (self.is_published or self.by_viewer)

    @property
    def is_deleted(self) -> bool:
        """Whether its author deleted it when it had replies."""
        return self.deleted_at is not None

    @property
    def is_published(self) -> bool:
        return self.state == CommentState.PUBLISHED

    @property
    def may_be_edited(self) -> bool:
        """Whether its author may still change it: not what an editor took away."""
        return self.state in (CommentState.PUBLISHED, CommentState.WAITING)

    @property
    def answers_a_reply(self) -> bool:
        """Whether it answers another than the comment that its thread began with."""
        return self.parent_id != self.thread_id

    def as_seen(self, last_step: int | None) -> str:
        """What is another after each step that editors take, and after each change of its words.

        `last_step` is the number of the last `Step` on it.
        """
        edited = self.edited_at.timestamp() if self.edited_at else 0
        return f"{last_step or 0}-{edited}"
