"""How is a text with markup held so that it can be cut anywhere? Canonical text and standoff.

A document is a string plus a list of (offset, markup), sorted as it stands in the HTML. Making
HTML safe and bringing it into normal form is `sanitize`; laying passages over it is `overlay`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

TOKEN = re.compile(r'<(?:[^<>"]|"[^"]*")*>|[^<]+')
ELEMENT = re.compile(r"</?([a-z][a-z0-9]*)")
VOID = frozenset({"br", "hr"})


class MalformedDocument(ValueError):
    """The HTML is not in the normal form that `sanitize.clean` writes."""


class Kind(StrEnum):
    """What a block is; the page and the exports draw each in its own way."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    ITEM = "item"
    TABLE = "table"
    CODE = "code"
    RULE = "rule"


KIND_OF = {
    "p": Kind.PARAGRAPH,
    "h2": Kind.HEADING,
    "h3": Kind.HEADING,
    "h4": Kind.HEADING,
    "blockquote": Kind.QUOTATION,
    "figure": Kind.QUOTATION,
    "li": Kind.ITEM,
    "table": Kind.TABLE,
    "pre": Kind.CODE,
    "hr": Kind.RULE,
}
LISTS = frozenset({"ul", "ol"})


@dataclass(frozen=True, slots=True)
class Block:
    """A unit that is displayed and swapped: a top-level element, or an item of a top-level list.

    `start` and `end` are code points of the canonical text; `level` is a heading's (2 to 4) and
    0 elsewhere; `first` and `last` are the places of its own element in the markup.
    """

    start: int
    end: int
    kind: Kind
    level: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Document:
    """Canonical text, the markup as standoff, and the blocks, in the order of the text."""

    text: str
    markup: tuple[tuple[int, str], ...]
    blocks: tuple[Block, ...]

    @classmethod
    def from_html(cls, clean: str) -> Document:
        """Takes HTML in normal form (see `sanitize.clean`) apart. Linear in its length.

        Raises MalformedDocument for anything that is not in normal form.
        """
        parts: list[str] = []
        markup: list[tuple[int, str]] = []
        offset = 0
        position = 0
        for match in TOKEN.finditer(clean):
            if match.start() != position:
                break
            position = match.end()
            token = match[0]
            if token[0] == "<":
                markup.append((offset, token))
            else:
                words = html.unescape(token)
                parts.append(words)
                offset += len(words)
        if position != len(clean):
            raise MalformedDocument(f"stray “{clean[position]}” at {position}")
        return cls("".join(parts), tuple(markup), tuple(find_blocks(markup)))

    @classmethod
    def from_json(cls, text: str, markup: Iterable[Iterable[Any]]) -> Document:
        """A document from its text and the markup as `to_json` gave it."""
        pairs = tuple((int(offset), str(element)) for offset, element in markup)
        return cls(text, pairs, tuple(find_blocks(pairs)))

    def to_json(self) -> list[list[Any]]:
        """The markup as plain lists; the text is kept beside it."""
        return [[offset, element] for offset, element in self.markup]

    def html(self) -> str:
        """The very HTML that the document was made from."""
        parts: list[str] = []
        position = 0
        for offset, element in self.markup:
            parts += (escape(self.text[position:offset]), element)
            position = offset
        parts.append(escape(self.text[position:]))
        return "".join(parts)

    def block_at(self, offset: int) -> int:
        """The index of the block that holds the code point at `offset`, or the last before it."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0)


def name_of(element: str) -> str:
    """The name of an element from its markup: `a` for `<a href="…">` and for `</a>`."""
    match = ELEMENT.match(element)
    if match is None:
        raise MalformedDocument(f"not an element: {element[:40]}")
    return match[1]


def escape(words: str) -> str:
    """Text as the sanitiser writes it, so that a document gives its HTML back byte for byte."""
    return (
        words.replace("&", "&amp;")
        .replace("\N{NO-BREAK SPACE}", "&nbsp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
    )


def find_blocks(markup: Iterable[tuple[int, str]]) -> Iterator[Block]:
    """The blocks that a document's markup spells, in order.

    Raises MalformedDocument when elements do not nest or a top-level element is not a block.
    """
    stack: list[str] = []
    opened: tuple[int, int] | None = None
    for index, (offset, element) in enumerate(markup):
        name = name_of(element)
        if name in VOID:
            if not stack and name == "hr":
                yield Block(offset, offset, Kind.RULE, 0, index, index)
            continue
        if not element.startswith("</"):
            if begins_block(stack, name):
                opened = (offset, index)
            stack.append(name)
            continue
        if not stack or stack.pop() != name:
            raise MalformedDocument(f"{element} closes nothing")
        if begins_block(stack, name) and opened is not None:
            level = int(name[1]) if KIND_OF[name] is Kind.HEADING else 0
            yield Block(opened[0], offset, KIND_OF[name], level, opened[1], index)
            opened = None
    if stack:
        raise MalformedDocument(f"<{stack[-1]}> is never closed")


def begins_block(stack: list[str], name: str) -> bool:
    """Whether an element `name` under the open elements of `stack` is a block of its own."""
    if not stack:
        if name in LISTS:
            return False
        if name not in KIND_OF:
            raise MalformedDocument(f"<{name}> at top level")
        return True
    return len(stack) == 1 and stack[0] in LISTS and name == "li"
