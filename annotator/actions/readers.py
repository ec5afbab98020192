"""Who becomes a reader, and what happens to a browser's tags when it signs in?"""

from __future__ import annotations

from django.db import transaction

from annotator.actions import tags
from annotator.models import Reader, Tag, User


def known(*, user: User | None, browser_reader: int | None) -> Reader | None:
    """The reader of an account, or of a browser; None where neither has acted before."""
    if user is None:
        return (
            Reader.objects.filter(pk=browser_reader, user=None).first() if browser_reader else None
        )
    try:
        # No query when it was fetched along.
        return user.reader
    except Reader.DoesNotExist:
        return None


def for_viewer(*, user: User | None, browser_reader: int | None) -> Reader:
    """The reader of an account, or of a browser; made on the first act.

    A browser whose reader is gone, or belongs to an account by now, becomes a new one.
    """
    if user is not None:
        return of_account(user)
    return known(user=None, browser_reader=browser_reader) or Reader.objects.create()


def of_account(user: User) -> Reader:
    """The reader that an account is, made if it is none yet."""
    reader = known(user=user, browser_reader=None)
    return reader or Reader.objects.get_or_create(user=user)[0]


@transaction.atomic
def adopt(*, browser_reader: int, user: User) -> int:
    """Gives the tags of a browser to the account that signed in there; returns how many.

    Where both tagged a passage the account's own tag stands, so that nobody counts twice.
    """
    browser = Reader.objects.select_for_update().filter(pk=browser_reader, user=None).first()
    if browser is None:
        return 0
    reader = of_account(user)
    taken = Tag.objects.filter(reader=reader).values("passage")
    for double in Tag.objects.filter(reader=browser, passage__in=taken).select_related("passage"):
        tags.take_back(passage=double.passage, reader=browser)
    moved = Tag.objects.filter(reader=browser).update(reader=reader)
    browser.delete()
    return moved
