"""What does a value of an annotation mean? Each is checked, and cut to what can be kept."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from annotator.incoming.annotation import (
    LONGEST_CONTEXT,
    LONGEST_EXACT,
    Page,
    Unreadable,
    Words,
)
from annotator.text import letters
from annotator.text.explained import gettext_noop

LONGEST_NAME = 200
LONGEST_URL = 2_000
HALVES = re.compile("[\ud800-\udfff]")

NO_WORDS = gettext_noop("it does not say which words it is about")
OFFSETS_ALONE = gettext_noop(
    "it names its passage by offsets alone, and nobody can check what stood there"
)
TOO_LONG = gettext_noop("its passage is longer than {limit} characters")
OUT_OF_RANGE = gettext_noop("its passage begins before the text does")
UNCLEAN = gettext_noop("there are characters in it that no text has")


def many(value: Any) -> list[Any]:
    """The values of a property that may have one, several or none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def text(value: Any) -> str:
    """A text as it is; empty where there is none. Raises Unreadable for what no text has."""
    if not isinstance(value, str):
        return ""
    if "\0" in value or HALVES.search(value):
        raise Unreadable(UNCLEAN)
    return value


def name(value: Any) -> str:
    """A name on one line, cut to what can be kept."""
    return letters.plain(text(value))[:LONGEST_NAME].strip()


def address(value: Any) -> str:
    """The address of a page on the web; empty for anything else."""
    found = text(value)
    if len(found) > LONGEST_URL or re.search(r"\s", found):
        return ""
    try:
        parts = urlsplit(found)
    except ValueError:
        return ""
    return found if parts.scheme in {"http", "https"} and parts.hostname else ""


def moment(value: Any) -> datetime | None:
    """A time, in UTC; None for what is none, or is still to come."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        found = datetime.fromisoformat(value)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found.year >= 1970 and found <= datetime.now(UTC) else None


def day(value: Any) -> date | None:
    """The day of a time, as `moment` reads it."""
    found = moment(value)
    return found.date() if found else None


def count(value: Any) -> int:
    """How many; 0 for what is no number of things."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def page(value: dict[str, Any]) -> Page | None:
    """A page that a comment rests on: a specific resource in the state of a day."""
    source = value.get("source")
    titled: dict[str, Any] = source if isinstance(source, dict) else {"id": source}
    url = address(titled.get("id"))
    state = value.get("state")
    seen = day(state.get("sourceDate")) if isinstance(state, dict) else None
    if not url or seen is None:
        return None
    return Page(url, name(titled.get("label")), seen)


def words(selectors: Any, *, counted: bool) -> Words:
    """The passage that selectors name; offsets are `counted` where they count in a text like ours.

    Raises Unreadable where they do not name its words.
    """
    found: dict[str, dict[str, Any]] = {}
    waiting = many(selectors)
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            found.setdefault(str(one.get("type")), one)
            waiting += many(one.get("refinedBy"))
    quote, position = found.get("TextQuoteSelector"), found.get("TextPositionSelector")
    exact = text(quote.get("exact")) if quote else ""
    if not exact.strip():
        raise Unreadable(OFFSETS_ALONE if position else NO_WORDS)
    if len(exact) > LONGEST_EXACT:
        raise Unreadable(TOO_LONG, limit=LONGEST_EXACT)
    start = position.get("start") if position and counted else None
    if isinstance(start, int) and start < 0:
        raise Unreadable(OUT_OF_RANGE)
    return Words(
        exact,
        text(quote.get("prefix"))[-LONGEST_CONTEXT:] if quote else "",
        text(quote.get("suffix"))[:LONGEST_CONTEXT] if quote else "",
        start if isinstance(start, int) and not isinstance(start, bool) else None,
    )
