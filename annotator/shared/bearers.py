"""What does a browser bring along by which we know it, and in which state is what that stands for?

An article's page differs by the account that is signed in, by what waits for it, and by what the
reader did there. Whatever of this changes is in the bearer's state, as `state` has it of the text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, parse_cookie

from annotator import navigation, readers
from annotator.actions.readers import OF_BROWSER
from annotator.models import AccountSession, Act, User
from annotator.prepared import PreparedTuples
from annotator.shared import own

SESSION = "the key of a session"
ARTICLE, READER = -1, -2
# All that is shown of an account, or ends its sessions.
ACCOUNT = tuple(
    field.attname for field in User._meta.concrete_fields if field.attname != "last_login"
)


class Bearer(NamedTuple):
    """What is in the cookies of a request that its answer differs by."""

    session: str
    token: str
    browser: UUID | None
    language: str

    @property
    def is_anybody(self) -> bool:
        """Whether nobody is told from others by this."""
        return not (self.session or self.browser)


ANYBODY = Bearer("", "", None, "")


@lru_cache(maxsize=4_000)
def bearer_of(cookies: str) -> Bearer | None:
    """Who sent the header `cookies`; None where it brings a message, which is told once."""
    request = HttpRequest()
    request.COOKIES = found = parse_cookie(cookies)
    if CookieStorage.cookie_name in found:
        return None
    return Bearer(
        found.get(settings.SESSION_COOKIE_NAME, ""),
        found.get(settings.CSRF_COOKIE_NAME, ""),
        readers.from_cookie(request),
        found.get(settings.LANGUAGE_COOKIE_NAME, ""),
    )


def state_of(bearer: Bearer, article: int) -> object:
    """All that the page of an article shows of a bearer, and of what they did there.

    Nothing is asked for a browser that never acted, else four small queries at most. That a session
    ends by its age, or what was done can no longer be undone, a page tells that is drawn anew.
    """
    rows = sessions({SESSION: bearer.session}) if bearer.session else []
    session, reader, number, *fields = rows[0] if rows else ("", None, None)
    account = [number, *fields[: len(ACCOUNT) - 1]]
    user = User.from_db(connection.alias, ACCOUNT, account) if number else None
    if user is None:
        known = OF_BROWSER.first(browser=bearer.browser) if bearer.browser else None
        reader = known and known.pk
    if user is None and reader is None:
        return session
    done = own.places(article, reader=reader or 0, account=user.pk if user else None)
    last = acts({ARTICLE: article, READER: reader or 0})
    return tuple(rows), navigation.Counts(user).both, tuple(done), tuple(last)


def opened() -> QuerySet[AccountSession, Any]:
    """The one row of a session: itself, the account's reader, the account, and whether it is
    blocked.
    """
    names = (f"account__{name}" for name in ACCOUNT)
    blocked = (f"account__reader__blocked_{what}" for what in ("at", "for"))
    found = AccountSession.objects.filter(session_key=SESSION)
    return found.values_list("session_data", "account__reader", *names, *blocked)


def newest_act() -> QuerySet[Act, Any]:
    """What a reader did last on an article that was not undone."""
    found = Act.objects.filter(article=ARTICLE, reader=READER, settled_at=None)
    return found.order_by("-pk").values_list("pk")[:1]


sessions = PreparedTuples(opened)
acts = PreparedTuples(newest_act)
