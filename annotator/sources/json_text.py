"""Is this JSON, and is it safe to look at? Strict, and bounded in time and memory."""

from __future__ import annotations

import json
import re
from typing import Any, Never

from annotator.sources.draft import SourceError
from annotator.text.explained import gettext_noop

# Every value stands after one of these; so many of them are some hundred megabytes in memory.
SIGNS = ",[{"
MOST_SIGNS = 3_000_000
DEEPEST = 100
# A string that never ends is looked through once, to the end of the text.
STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)

NO_JSON = gettext_noop(
    "This file cannot be read: it is neither JSON nor HTML, or it breaks off (line {line})."
)
TOO_DEEP = gettext_noop("This file cannot be read: its JSON is nested more than {limit} deep.")
TOO_MUCH = gettext_noop("This file cannot be read: there is too much in it. Split it.")
TWICE = gettext_noop("This file cannot be read: its JSON says “{key}” twice of the same thing.")
NO_NUMBER = gettext_noop("This file cannot be read: “{number}” is no number in JSON.")


def parse(text: str) -> Any:
    """What a JSON text says. Raises SourceError for one that is broken or out of bounds."""
    if sum(map(text.count, SIGNS)) > MOST_SIGNS:
        raise SourceError(TOO_MUCH)
    check_depth(text)
    try:
        return json.loads(
            text, object_pairs_hook=without_doubles, parse_constant=no_number, parse_int=whole
        )
    except json.JSONDecodeError as error:
        raise SourceError(NO_JSON, line=error.lineno) from error


def check_depth(text: str) -> None:
    """Raises SourceError for JSON that is nested too deep; one pass, without recursion."""
    depth = 0
    for sign in STRUCTURE.finditer(text):
        first = sign[0][0]
        if first in "[{":
            depth += 1
            if depth > DEEPEST:
                raise SourceError(TOO_DEEP, limit=DEEPEST)
        elif first != '"':
            depth -= 1


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; which of two values of one key is meant nobody can tell."""
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _value in pairs:
            if key in seen:
                raise SourceError(TWICE, key=key[:40])
            seen.add(key)
    return found


def whole(digits: str) -> int | float:
    """A whole number; one that no database could keep is as good as endless."""
    return int(digits) if len(digits) <= 18 else float("inf")


def no_number(word: str) -> Never:
    """Raises SourceError: NaN and Infinity are not JSON."""
    raise SourceError(NO_NUMBER, number=word)
