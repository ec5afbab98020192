"""How much work may one Markdown text be? Counts Python-Markdown's steps and stops it.

Python-Markdown tries each opening bracket, backtick and line anew over all that follows, so that
some texts of a few thousand characters take it minutes. Whatever it tries is counted here in the
characters that it looks at: a text that is used up before it is done is refused.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor

from annotator.text.explained import Explained, gettext_noop

# Quotations and lists inside one another.
MAX_NESTING = 20

# Python-Markdown's inline patterns, with the priorities that it gives them. Emphasis is not among
# them: it remembers what it has looked at.
PATTERNS = {
    "backtick": 190,
    "escape": 180,
    "reference": 170,
    "link": 160,
    "image_link": 150,
    "image_reference": 140,
    "short_reference": 130,
    "short_image_ref": 125,
    "autolink": 120,
    "automail": 110,
    "linebreak": 100,
    "html": 90,
    "entity": 80,
}


TOO_COMPLEX = gettext_noop(
    "This Markdown is too complex: it has too many brackets, backticks or other marks that are "
    "never closed."
)
TOO_NESTED = gettext_noop(
    "This Markdown has more than {limit} lists and quotations in one another."
)


class MarkdownError(Explained):
    """This Markdown is not rendered."""


class MarkdownTooLong(MarkdownError):
    """It has too many characters."""


class MarkdownTooComplex(MarkdownError):
    """Its marks are nested, or left open, beyond what a text needs."""


class Budget:
    """What a text may still cost, in characters looked at."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def spend(self, steps: int) -> None:
        """Takes `steps` off. Raises MarkdownTooComplex when there are no more."""
        self.steps -= steps
        if self.steps < 0:
            raise MarkdownTooComplex(TOO_COMPLEX)


class MeteredBlocks(BlockProcessor):
    """Comes before every other block processor, counts the block, and leaves it to them."""

    def __init__(self, md: Markdown, budget: Budget) -> None:
        super().__init__(md.parser)
        self.budget = budget

    def test(self, parent: Element, block: str) -> bool:
        self.budget.spend(len(block))
        if len(self.parser.state) > MAX_NESTING:
            raise MarkdownTooComplex(TOO_NESTED, limit=MAX_NESTING)
        return False


class MeteredPattern(InlineProcessor):
    """An inline pattern whose matches are counted.

    One that comes to something costs what it took in; one that does not has looked at all that
    follows.
    """

    def __init__(self, inner: InlineProcessor, budget: Budget) -> None:
        super().__init__(inner.pattern, inner.md)
        self.inner = inner
        self.budget = budget
        self.compiled_re = inner.compiled_re

    def handleMatch(  # type: ignore[override] # noqa: N802  (their name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        node, start, end = self.inner.handleMatch(m, data)
        if start is None or end is None or node is None:
            self.budget.spend(looked_at(data, m.start()))
        else:
            self.budget.spend(end - start)
        return node, start, end

    def type(self) -> str:
        return self.inner.type()


def looked_at(data: str, start: int) -> int:
    """How many characters a pattern has looked at that begins at `start` and came to nothing.

    All that follows, except for brackets that are soon closed and have nothing in or after them
    that makes a link.
    """
    closing = data.find("]", start) if data[start] in "[!" else -1
    if closing < 0 or "[" in data[start + 2 : closing] or data.startswith(("(", "["), closing + 1):
        return len(data) - start
    return closing + 1 - start


def meter(md: Markdown, budget: Budget) -> None:
    """Makes `md` spend `budget` on whatever it does."""
    md.parser.blockprocessors.register(MeteredBlocks(md, budget), "metered", 1_000)
    for name, priority in PATTERNS.items():
        if name in md.inlinePatterns:
            pattern = md.inlinePatterns[name]
            if not isinstance(pattern, InlineProcessor):
                raise TypeError(f"Python-Markdown's pattern {name} is of the old kind")
            md.inlinePatterns.register(MeteredPattern(pattern, budget), name, priority)
