"""Is this Markdown one that Python-Markdown gets through? Linear checks of what makes it explode."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_OPEN = 30
MAX_NESTED = 10
BRACKETS = re.compile(r"\\.|\[|\]", re.DOTALL)
MARKERS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=\s|$)|\d+\.(?=\s|$)))*")


class MarkdownError(ValueError):
    """This Markdown is not rendered. The message is a sentence that can be shown to people."""


class MarkdownTooLong(MarkdownError):
    """It has too many characters."""


class MarkdownTooComplex(MarkdownError):
    """Its marks are nested or repeated beyond what a text needs."""


def check(source: str) -> None:
    for stretch in re.split(r"\n\s*\n", source):
        depth = 0
        for m in BRACKETS.finditer(stretch):
            if m[0] == "[":
                depth += 1
            elif m[0] == "]" and depth:
                depth -= 1
            if depth > MAX_OPEN:
                raise MarkdownTooComplex("brackets")
        if stretch.count("](<") > 30:
            raise MarkdownTooComplex("](<")
        for line in stretch.split("\n"):
            if len(re.findall(r">|[-+*]|\d+\.", MARKERS.match(line)[0])) > MAX_NESTED:
                raise MarkdownTooComplex("nested")
