"""Which lines of a plain text make a paragraph? One each, or several that were wrapped at a width.

Words hyphenated at the end of a line stay as they are: nobody can tell "re-cover" from "recover".
"""

from __future__ import annotations

import re
from itertools import pairwise

# Wrapped text is narrower than this and wider than that, in code points.
WIDEST = 100
NARROWEST = 45
# Of the line ends inside paragraphs, so many must be where a wrapping program would put them …
LEAST_FULL = 0.6
# … and so many of those fall in the middle of a sentence.
LEAST_RUNNING = 0.5
LEAST_BREAKS = 2

STOP = re.compile(r"[.!?…:][»”\"’)\s]*\Z")
FRENCH_STOP = re.compile("[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}][!?:;»]")
ITEM = re.compile(r"(?:[-*•·‣▪—–]|\d{1,3}[.)])\s")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, each on one line, without white space at the edges.

    A blank line always ends one. Any other line end does too, unless the whole text is wrapped
    at some width and the line is as full as it could be. Linear in the text.
    """
    groups = [
        [bare for line in group.split("\n") if (bare := line.strip())]
        for group in re.split(r"\n[^\S\n]*\n", text)
    ]
    width = wrapped_at(groups)
    joined: list[list[str]] = []
    for group in groups:
        for index, line in enumerate(group):
            if index and width and is_full(group[index - 1], line, width):
                joined[-1].append(line)
            else:
                joined.append([line])
    return [" ".join(lines) for lines in joined]


def wrapped_at(groups: list[list[str]]) -> int:
    """The width that the lines of a text were wrapped at, or 0 where they were not.

    A program that wraps breaks a line only where the next word would not fit any more.
    """
    # A long address cannot be broken and says nothing of the width.
    lines = [line for group in groups for line in group if " " in line]
    width = max(map(len, lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    breaks = full = running = 0
    for group in groups:
        for line, following in pairwise(group):
            breaks += ITEM.match(following) is None
            if is_full(line, following, width):
                full += 1
                running += STOP.search(line) is None
    if full < LEAST_BREAKS or full < breaks * LEAST_FULL or running < full * LEAST_RUNNING:
        return 0
    return width


def is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of `following` would not have fitted on `line`."""
    if ITEM.match(following):
        return False
    word = following.split(" ", 1)[0]
    # French marks may be wrapped along with the word that they stand apart from.
    slack = 2 if FRENCH_STOP.match(following, len(word)) else 0
    return len(line) + 1 + len(word) + slack > width
