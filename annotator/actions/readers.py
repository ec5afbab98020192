"""Who becomes a reader, and what becomes of a browser's tags and marks when it signs in?"""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, UUIDField
from django.utils import timezone

from annotator.actions import helpful, peeks, tags
from annotator.models import Act, Flag, Helpful, Reader, Step, Tag, User
from annotator.prepared import Prepared, Slot, stored_as

OF_BROWSER = Prepared(lambda: Reader.objects.filter(browser=Slot("browser", UUIDField())))
OF_TAGS = (Act.Kind.TAGGED, Act.Kind.RETAGGED, Act.Kind.MOVED)


def known(*, user: User | None, browser: UUID | None) -> Reader | None:
    """The reader of an account, or of a browser; None where neither has acted before."""
    if user is None:
        return OF_BROWSER.first(browser=browser) if browser else None
    try:
        # No query when it was fetched along.
        return user.reader
    except Reader.DoesNotExist:
        return None


def for_viewer(*, user: User | None, browser: UUID | None, number: int | None = None) -> Reader:
    """The reader of an account, or of a browser; made on the first act.

    Of a browser that may act, whose `number` is known, nothing is fetched.
    """
    if user is not None:
        return of_account(user)
    if number is not None:
        found = {"id": number, "user_id": None, "browser": browser, "blocked_at": None}
        return stored_as(Reader, found)
    return known(user=None, browser=browser) or of_browser(browser)


def of_account(user: User) -> Reader:
    """The reader that an account is, made if it is none yet."""
    reader = known(user=user, browser=None)
    return reader or Reader.objects.get_or_create(user=user)[0]


def of_browser(browser: UUID | None) -> Reader:
    """The reader that a browser becomes by its first act, also when it does two things at once."""
    try:
        return Reader.objects.create(browser=browser)
    except IntegrityError:
        return Reader.objects.get(browser=browser)


@transaction.atomic
def adopt(*, browser: UUID, user: User) -> int:
    """Gives the tags of a browser, and what it has seen, to the account that signed in there.

    Where both tagged a passage the account's own tag stands, so that nobody counts twice. A browser
    that is blocked stays so, and so becomes the account, unless it is an editor's. Returns how many
    tags there were.
    """
    guest = Reader.objects.select_for_update().filter(browser=browser).first()
    if guest is None:
        return 0
    reader = of_account(user)
    taken = Tag.objects.filter(reader=reader).values("passage")
    doubles = Tag.objects.filter(reader=guest, passage__in=taken)
    for double in doubles.select_related("passage__article"):
        tags.remove(double.passage, guest)
        # Undone, they would take away what the account itself had said.
        guest.acts.filter(passage_number=double.passage_id, kind__in=OF_TAGS).delete()
    moved = Tag.objects.filter(reader=guest).update(reader=reader)
    peeks.adopt(guest, reader)
    adopt_marks(guest, reader)
    adopt_flags(guest, reader)
    # What was sent under one key from both sides of the sign-in.
    guest.acts.filter(key__in=reader.acts.exclude(key=None).values("key")).update(key=None)
    guest.acts.update(reader=reader)
    if guest.is_blocked:
        pass_on_block(guest, reader)
    else:
        guest.delete()
    return moved


def adopt_marks(guest: Reader, reader: Reader) -> None:
    """Gives the marks of `guest` to `reader`, but for those on comments marked or written already.

    Who wrote a comment under the account does not count as somebody whom it helped.
    """
    marked = Helpful.objects.filter(reader=reader).values("comment")
    doubles = Q(comment__in=marked) | Q(comment__author=reader.user)
    guests = Helpful.objects.filter(reader=guest)
    for double in guests.filter(doubles).select_related("comment"):
        helpful.remove(double.comment, guest)
        guest.acts.filter(comment_number=double.comment_id, kind=Act.Kind.HELPFUL).delete()
    guests.update(reader=reader)


def adopt_flags(guest: Reader, reader: Reader) -> None:
    """Gives the flags of `guest` to `reader`, but for those that this one gave, or on its own."""
    flagged = Flag.objects.filter(reader=reader).values("comment")
    doubles = Q(comment__in=flagged) | Q(comment__author=reader.user)
    guests = Flag.objects.filter(reader=guest)
    guests.filter(doubles).delete()
    guests.update(reader=reader)


def pass_on_block(guest: Reader, reader: Reader) -> None:
    """Blocks an account that signed in where a browser is blocked."""
    if reader.is_blocked or (reader.user and reader.user.is_editor):
        return
    reader.blocked_at, reader.blocked_for = timezone.now(), guest.blocked_for
    reader.save(update_fields=["blocked_at", "blocked_for"])
    Step.objects.create(kind=Step.Kind.BLOCKED, reader=reader, reason=guest.blocked_for)
