"""Which passage is pressed, and by whom? As it is in the database, or as it was at another press.

Whoever reads presses one button after the other, on passages that others press in the same minutes.
What was found then is kept by the process. It does for a first tag, if the statement that stores it
also finds that all is as it was, so that nothing has to be asked before; if not, it is asked anew.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import Any, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BigAutoField, Exists, F, OuterRef, QuerySet, Subquery, UUIDField
from django.db.models.lookups import GreaterThan
from django.http import Http404, HttpRequest

from annotator.access.people import viewer
from annotator.access.robots import keep_out
from annotator.access.rules import NOBODY, Viewer
from annotator.models import Comment, Passage, Quote, Reader, User
from annotator.models.article import visible_to
from annotator.prepared import Prepared, PreparedTuples, Slot
from annotator.stored import Sent

# What answering a press takes; all else would be fetched apart.
ASKED = (
    *("revision", "start", "end", "exact", "version"),
    *("fact", "opinion", "sarcasm", "unseen_fact", "unseen_opinion", "unseen_sarcasm"),
    *(f"article__{name}" for name in ("slug", "title", "language", "status", "current")),
    *(f"article__{name}" for name in ("taggers", "commenters", "tallies")),
    *(f"article__current__{name}" for name in ("article", "number", "written_at")),
)
# Of that, what has to be as it was. Counts are not: they are fetched as they are changed.
LASTING = (
    *("revision_id", "start", "end", "is_quote", "is_noted"),
    *(f"article__{name}" for name in ("slug", "title", "language", "status", "current_id")),
    *(f"article__{name}" for name in ("taggers", "commenters", "tallies")),
)
LASTED = attrgetter(*(name.replace("__", ".") for name in LASTING))
# What else is compared: what a text is kept under, whether anybody tagged, and who presses.
COMPARED = (*LASTING, "article__current__written_at", "is_tagged", "pressed_by")
# By whether it is an editor who presses, and whether they are signed in.
PRESSED: dict[tuple[bool, bool], Prepared[Passage]] = {}
# How many passages are kept, of that many characters at most, and browsers.
MOST, LONGEST = 2_000, 500
# What was found of passages, as the database has it and as it has to be, by their numbers.
PASSAGES: dict[int, tuple[tuple[Any, ...], list[Any]]] = {}
# The numbers of readers by their browsers'.
READERS: dict[UUID | None, int] = {}


def pressed(request: HttpRequest, pk: int) -> Passage:
    """The passage for a press of its buttons: without quote and speaker, nor the article's text,
    which is kept (`Revision.read`); with what is asked along. Raises Http404.
    """
    who = viewer(request)
    kind = who.is_editor, who.user is not None
    if kind not in PRESSED:
        # Made at once: what is kept for good is not to hold on to whoever came first.
        found = to_press(who).only(*ASKED)
        PRESSED[kind] = Prepared(lambda: found)
    if pk > BigAutoField.MAX_BIGINT:
        raise Http404
    user, browser = (who.user.pk, None) if who.user else (None, who.browser)
    row = PRESSED[kind].first_row(pk=pk, user=user, browser=browser)
    if row is None:
        raise Http404
    one = PRESSED[kind].made(row)
    if browser and one.pressed_by:
        keep(one, row, browser)
    keep_out(request, one.article)
    return one


def pressed_before(request: HttpRequest, pk: int) -> tuple[Passage, Sent] | None:
    """The same for a browser that pressed before, as the passage was when it was pressed last, and
    the condition on which it is so now. None where nothing is known of either.
    """
    who = viewer(request)
    known, reader = PASSAGES.get(pk), READERS.get(who.browser)
    if known is None or reader is None or who.user:
        return None
    row, lasted = known
    one = PRESSED[False, False].made(row)
    one.pressed_by = reader
    keep_out(request, one.article)
    asked = AS_BEFORE.filled({"pk": pk, "browser": who.browser})
    return one, (as_before(), [*lasted, reader, *asked])


def keep(one: Passage, row: tuple[Any, ...], browser: UUID) -> None:
    """Keeps what was found for the next press. Where there is too much, all is asked once anew."""
    for kept in (PASSAGES, READERS):
        if len(kept) >= MOST:
            kept.clear()
    READERS[browser] = cast(int, one.pressed_by)
    if len(one.exact) <= LONGEST:
        ready = connections[DEFAULT_DB_ALIAS].ops.adapt_datetimefield_value
        written = ready(one.article.revision.written_at)
        PASSAGES[one.pk] = row, [*LASTED(one), written, one.tally.total > 0]


def forget() -> None:
    """Keeps nothing."""
    PASSAGES.clear()
    READERS.clear()


def to_press(who: Viewer) -> QuerySet[Passage]:
    """A passage with what is asked along, with slots."""
    found = Passage.objects.filter(visible_to(who, "article"), pk=Slot("pk", Passage._meta.pk))
    browser = Reader.objects.filter(browser=Slot("browser", UUIDField()), blocked_at=None)
    user = cast(User, Slot("user", User._meta.pk)) if who.user else None
    of_it = {"passage": OuterRef("pk")}
    known = {
        "pressed_by": Subquery(browser.values("pk")),
        "is_quote": Exists(Quote.objects.filter(**of_it)),
        "is_noted": Exists(Comment.objects.said_to(user).filter(**of_it)),
    }
    return found.select_related("article__current").annotate(**known).order_by()


def to_compare() -> QuerySet[Passage, Any]:
    """What of it has to be as it was when a browser pressed, and who that is."""
    tagged = GreaterThan(F("fact") + F("opinion") + F("sarcasm"), 0)
    return to_press(NOBODY).annotate(is_tagged=tagged).values_list(*COMPARED)


AS_BEFORE = PreparedTuples(to_compare)


@cache
def as_before() -> str:
    """The condition in SQL: what was found, and who presses, is what `AS_BEFORE` finds."""
    slots = ", ".join("%s" for _name in COMPARED)
    return f"({slots}) = ({AS_BEFORE.written[0]})"
