"""What does somebody find in an exported file? A reader of HTML that knows nothing of us."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"br", "hr", "input", "link", "meta"}


@dataclass
class Element:
    """An element with its attributes, and the words in it, those of its children too."""

    name: str
    attributes: dict[str, str | None]
    words: str = ""

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()


@dataclass
class Opened(HTMLParser):
    """An exported page: its elements in order, and the text of the article."""

    html: str
    elements: list[Element] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.open: list[Element] = []
        self.feed(self.html)
        self.close()
        assert not self.open, f"never closed: {self.open[-1]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words += data
        inside = [element.attributes for element in self.open]
        beside = any("data-beside" in attributes for attributes in inside)
        if any(attributes.get("id") == "text" for attributes in inside) and not beside:
            self.text += data

    def all(self, name: str, css_class: str = "") -> list[Element]:
        """The elements of that name, and of that class if one is given."""
        return [
            element
            for element in self.elements
            if element.name == name and (not css_class or css_class in element.classes)
        ]

    def by_id(self, wanted: str) -> Element:
        """The element with that id."""
        (found,) = [one for one in self.elements if one.attributes.get("id") == wanted]
        return found

    @property
    def annotations(self) -> dict[str, Any]:
        """The JSON-LD in the page."""
        (script,) = self.all("script")
        loaded: dict[str, Any] = json.loads(script.words)
        return loaded
