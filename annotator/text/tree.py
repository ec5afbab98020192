"""How does a document nest? Its elements as a tree, for whoever writes it in another language.

Its words stay in the text: a leaf only says where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from annotator.text.document import VOID, Document, name_of


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the text, in code points."""

    start: int
    end: int


@dataclass(slots=True)
class Element:
    """An element, with what is in it; `first` and `last` are its places in the markup."""

    name: str
    start: int
    first: int
    end: int = 0
    last: int = 0
    href: str = ""
    children: list[Element | Words] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The elements right in it, without the words between them."""
        return [one for one in self.children if isinstance(one, Element)]

    def within(self) -> Iterator[Element]:
        """All elements in it, however deep, in the order of the text."""
        for one in self.elements:
            yield one
            yield from one.within()


def grow(document: Document) -> list[Element]:
    """The elements at top level, in the order of the text. Linear in the document's length."""
    root = Element("", 0, -1)
    stack = [root]
    position = 0
    for index, (offset, markup) in enumerate(document.markup):
        if position < offset:
            stack[-1].children.append(Words(position, offset))
            position = offset
        if markup.startswith("</"):
            closed = stack.pop()
            closed.end, closed.last = offset, index
            continue
        element = Element(name_of(markup), offset, index, offset, index, href_of(markup))
        stack[-1].children.append(element)
        if element.name not in VOID:
            stack.append(element)
    return root.elements


def href_of(markup: str) -> str:
    """Where a link leads, or nothing; the sanitiser writes no other attribute before it."""
    _, found, rest = markup.partition('href="')
    return unescape(rest.partition('"')[0]) if found else ""
