"""Which code points of a new text are the ones of an old text, when the folded ones are known?

Folding makes one character of several or none; a bound may lie in the midst of those. It is kept
there where both texts have the same characters, and put to their edge where they have not.
"""

from __future__ import annotations

from typing import NamedTuple

from annotator.text.folding import Folded, fold


class Carry(NamedTuple):
    """A span of the old text, in code points, and its characters in the two folded texts."""

    start: int
    end: int
    old: tuple[int, int]
    new: tuple[int, int]


def carried(before: Folded, after: Folded, carry: Carry) -> tuple[int, int, bool]:
    """The bounds in the new text, in code points, and whether they hold the same words."""
    start, exact = start_of(before, after, carry)
    end, exact_too = end_of(before, after, carry)
    end = max(start, end)
    one = before.text[slice(*carry.old)]
    other = after.text[slice(*carry.new)]
    same = one == other or one.strip() == other.strip()
    if same and not (exact and exact_too):
        words = before.source[carry.start : carry.end]
        same = fold(words).strip() == fold(after.source[start:end]).strip()
    return start, end, same


def start_of(before: Folded, after: Folded, carry: Carry) -> tuple[int, bool]:
    """The start in the new text, and whether it is a folded character's start."""
    at, new_at = carry.old[0], carry.new[0]
    base, new_base = before.start(at), after.start(new_at)
    beyond = carry.start - base
    if beyond < 0:
        least = after.end(new_at)
        return agreed(before.source[carry.start : base], after.source, least, new_base), True
    if beyond > 0:
        whole = before.source[base : before.end(at + 1)]
        if whole == after.source[new_base : after.end(new_at + 1)]:
            return new_base + beyond, False
    return new_base, beyond == 0


def agreed(nothings: str, source: str, least: int, most: int) -> int:
    """Where `nothings` begins, if it stands in `source` right before `most`; else `most`."""
    start = most - len(nothings)
    return start if start >= least and source[start:most] == nothings else most


def end_of(before: Folded, after: Folded, carry: Carry) -> tuple[int, bool]:
    """The end in the new text, and whether it is a folded character's end."""
    at, new_at = carry.old[1], carry.new[1]
    base, new_base = before.end(at), after.end(new_at)
    beyond = carry.end - base
    if beyond > 0:
        end = new_base + beyond
        nothings = before.source[base : carry.end]
        if end <= after.start(new_at) and after.source[new_base:end] == nothings:
            return end, True
    elif beyond < 0:
        first = before.start(at - 1)
        new_first = after.start(new_at - 1)
        if before.source[first:base] == after.source[new_first:new_base]:
            return new_base + beyond, False
    return new_base, beyond >= 0
