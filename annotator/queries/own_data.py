"""What does the site have of somebody? Everything of an account, or of a browser without one.

How it is written into a file is `formats.own_data`; how it goes away `actions.leaving`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db.models import Count, F, Q

from annotator.access import Viewer
from annotator.actions import readers
from annotator.models import Act, Comment, Flag, Helpful, Notice, Peek, Reader, Tag, User

# So many comments are fetched together with their sources.
AT_ONCE = 200


@dataclass(frozen=True)
class OwnData:
    """All of it, the rows fetched bit by bit while they are read, which works once."""

    user: User | None
    reader: Reader | None
    addresses: list[EmailAddress]
    tags: Iterable[Tag]
    comments: Iterable[Comment]
    marks: Iterable[Helpful]
    flags: Iterable[Flag]
    peeks: Iterable[Peek]
    notices: Iterable[Notice]
    acts: Iterable[Act]
    site: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is; `answered` is how many of the comments have replies by others."""

    tags: int = 0
    marks: int = 0
    comments: int = 0
    answered: int = 0

    @property
    def anything(self) -> bool:
        return bool(self.tags or self.marks or self.comments)


def of(viewer: Viewer, *, site: str, made_at: datetime) -> OwnData:
    """What there is of whoever looks: at most ten queries, and two more for 200 comments."""
    user = viewer.user
    reader = readers.known(user=user, browser=viewer.browser)
    tags = viewer.own(Tag.objects.order_by("created_at", "pk"))
    said = Comment.objects.filter(author=user, deleted_at=None) if user else Comment.objects.none()
    told = user.notices.all() if user else Notice.objects.none()
    return OwnData(
        user=user,
        reader=reader,
        addresses=list(EmailAddress.objects.filter(user=user).order_by("pk")) if user else [],
        tags=tags.select_related("passage__article", "passage__revision")
        .defer(*(f"passage__revision__{name}" for name in HEAVY))
        .iterator(),
        comments=said.select_related("passage__article", "parent__passage")
        .prefetch_related("sources", "changes")
        .order_by("created_at", "pk")
        .iterator(AT_ONCE),
        marks=viewer.own(
            Helpful.objects.select_related("comment__passage").order_by("pk")
        ).iterator(),
        flags=viewer.own(Flag.objects.select_related("comment__passage")).iterator(),
        peeks=viewer.own(Peek.objects.select_related("passage__article").order_by("pk")).iterator(),
        notices=told.select_related("comment__passage").order_by("pk").iterator(),
        acts=viewer.own(Act.objects.select_related("article").order_by("pk")).iterator(),
        site=site,
        made_at=made_at,
    )


# What a revision is, which nobody needs to name it.
HEAVY = ("source", "text", "markup", "sentence_bounds")


def amount(viewer: Viewer) -> Amount:
    """How much there is of whoever looks: three queries at most."""
    tags = viewer.own(Tag.objects.all()).count()
    marks = viewer.own(Helpful.objects.all()).count()
    if viewer.user is None:
        return Amount(tags, marks)
    said = Comment.objects.filter(author=viewer.user, deleted_at=None)
    others = Q(replies__isnull=False) & ~Q(replies__author=F("author"))
    counted = said.aggregate(
        all=Count("pk", distinct=True), answered=Count("pk", filter=others, distinct=True)
    )
    return Amount(tags, marks, counted["all"], counted["answered"])


def is_confirmed(viewer: Viewer) -> bool:
    """Whether e-mail reaches whoever looks, as far as anybody knows: one query."""
    if viewer.user is None:
        return False
    return bool(EmailAddress.objects.filter(user=viewer.user, verified=True).exists())
