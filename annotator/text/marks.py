"""Which quotation marks of a text belong together?

Pairs only, paragraph by paragraph. Whether a pair holds somebody's words is `quotes`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.text.spans import Span

# Every branch begins with a literal, so that the regex engine can skip from mark to mark.
_MARK = re.compile(r"«|»|“|”|„|\"|‘(?=\w)|’(?!\w)|``|''(?!\w)")
_CLOSING = re.compile(r"[,.!?…]’(?!\w)")
# Straight single marks are apostrophes as well: they open after a space, close before one.
_SINGLE = re.compile(r"'(?<![^\s(—–-]')(?=[^\W\d])|'(?<=\S')(?!\w)")
_SHORTENED = re.compile(r"'(?:til|tis|twas|em|n|cause|bout|round|tween|neath)\b", re.IGNORECASE)
_PARTNER = {"»": "«", "”": "“", "’": "‘", "''": "``"}
_OPENERS = frozenset("«“„‘") | {"``"}
_BEFORE_OPENING = frozenset(" \t\u00a0\u202f([{—–-/'’‘«“\n")
FARTHEST = 1000  # code points on which the end of words in single marks is looked for
_BEFORE_SINGLE = frozenset(" \t\u00a0\u202f(—–-")
_BLANK = " \t\u00a0\u202f"


class Pair(NamedTuple):
    """Quoted words: `outer` holds the marks, `inner` neither marks nor the spaces next to them."""

    outer: Span
    inner: Span
    open_ended: bool  # never closed: the words go on in the next paragraph


def pairs(text: str, paragraph: Span, following: str = "") -> list[Pair]:
    """Find the outermost pairs of marks in one paragraph, in order.

    `following` is the first character of the next paragraph: when it opens the same mark again,
    an unclosed mark here holds up to the end of the paragraph. Straight marks are told apart by
    the space around them. Linear in the paragraph, apart from one sort.
    """
    stack: list[tuple[str, int, int]] = []
    found: list[tuple[int, int, int, int, bool]] = []
    depth = {"«": 0, "“": 0, '"': 0, "‘": 0, "``": 0, "„": 0}
    start, end = paragraph.start, paragraph.end
    for match in _MARK.finditer(text, start, end):
        mark, left, right = match.group(), match.start(), match.end()
        kind = _kind(text, mark, left, right, paragraph, depth)
        if kind is None:
            continue
        if kind in _OPENERS or (kind == '"' and not depth['"']):
            stack.append((kind, left, right))
            depth[kind] += 1
            continue
        wanted = _PARTNER.get(kind, kind)
        while stack:
            opened, first, second = stack.pop()
            depth[opened] -= 1
            if opened == wanted:
                found.append((first, second, left, right, False))
                break
    if stack and following and stack[0][0] in ("«", "“", '"') and _reopens(stack[0][0], following):
        _, first, second = stack[0]
        found.append((first, second, end, end, True))
    elif stack and stack[0][1] == start and stack[0][0] in ("«", "“"):
        # Opened with the paragraph and never closed: whoever typed it forgot.
        _, first, second = stack[0]
        found.append((first, second, end, end, True))
    if text.find("'", start, end) >= 0:
        found += _singles(text, paragraph, following, found)
    return list(_outermost(text, found)) if found else []


_Found = tuple[int, int, int, int, bool]


def _singles(text: str, paragraph: Span, following: str, others: list[_Found]) -> list[_Found]:
    """Find the pairs of straight single marks that begin in no other pair."""
    found: list[_Found] = []
    held = sorted((first, right) for first, _, _, right, _ in others)
    opened, doubtful, place = -1, -1, 0
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        if at == paragraph.start or text[at - 1] in _BEFORE_SINGLE:
            while place < len(held) and held[place][1] <= at:
                place += 1
            if place < len(held) and held[place][0] < at or _SHORTENED.match(text, at):
                continue
            if opened >= 0 and doubtful >= 0:
                found.append((opened, opened + 1, doubtful, doubtful + 1, False))
            opened, doubtful = at, -1
        elif opened >= 0:
            if text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2].islower():
                doubtful = at  # the boats' owners: closes only if nothing else does
                continue
            found.append((opened, opened + 1, at, at + 1, False))
            opened, doubtful = -1, -1
    if opened >= 0 and doubtful >= 0:
        found.append((opened, opened + 1, doubtful, doubtful + 1, False))
    elif opened >= 0 and following == "'":
        found.append((opened, opened + 1, paragraph.end, paragraph.end, True))
    return found


def _kind(
    text: str, mark: str, left: int, right: int, paragraph: Span, depth: dict[str, int]
) -> str | None:
    """Give the mark as an opening or closing one that can be there, or None for a stray one."""
    before = text[left - 1] if left > paragraph.start else " "
    after = text[right] if right < paragraph.end else " "
    if mark == '"':
        if depth['"']:
            return '"'
        if before in _BEFORE_OPENING and not after.isspace():
            doubled = after == '"' and text[right + 1 : right + 2].isalnum()
            return None if doubled else '"'  # ""So he says,"
        if depth["“"]:
            return "”"  # “So he says,"
        return '"' if before in ".!?" and after.isupper() else None  # no space before the mark
    if mark == "“" and depth["„"]:
        return None
    if mark == "‘":
        return mark if before in _BEFORE_OPENING and not after.isdigit() else None
    if mark == "’" and before == "s" and depth["‘"]:
        if _is_possessive(text, right, min(paragraph.end, right + FARTHEST)):
            return None
    wanted = _PARTNER.get(mark)
    if mark == "”" and not depth["“"]:
        if depth['"']:
            return '"'  # "So he says,”
        # ”…” as in Swedish or careless typing: opening when it hugs the next word.
        stuck = before in ".!?" and after.isupper()  # no space after the sentence before
        return "“" if (before in _BEFORE_OPENING or stuck) and after.isalnum() else None
    if wanted is not None and not depth[wanted]:
        return None
    return mark


def _is_possessive(text: str, at: int, end: int) -> bool:
    """Whether the mark before `at` is that of "the boats’ owners" inside ‘…’."""
    if text[at : at + 1] != " " or not text[at + 1 : at + 2].islower():
        return False
    closing = _CLOSING.search(text, at, end)
    opening = text.find("‘", at, end)
    return closing is not None and (opening < 0 or closing.start() < opening)


def _reopens(opened: str, following: str) -> bool:
    return following == opened or (opened == "«" and following == "»")


def _outermost(text: str, found: list[tuple[int, int, int, int, bool]]) -> Iterator[Pair]:
    reached = -1
    for first, second, left, right, open_ended in sorted(found):
        if first < reached or second == left:
            continue
        reached = right
        while second < left and text[second] in _BLANK:
            second += 1
        while left > second and text[left - 1] in _BLANK:
            left -= 1
        yield Pair(Span(first, right), Span(second, left), open_ended)
