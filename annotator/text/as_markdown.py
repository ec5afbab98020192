"""How is a document written in Markdown? Over its tree, with notes where passages end.

What Markdown has no signs for stands in it as HTML, which all its readers take: inline elements
such as `<sup>`, and whole blocks (tables without a head, lists in cells) on one line.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from annotator.text.document import Document
from annotator.text.markdown_escapes import address, escape, escape_html, escape_line
from annotator.text.tree import Element, Words, grow

LISTS = ("ul", "ol")
SIGNS = {"em": "*", "strong": "**"}
# An end of a line within a paragraph, while that is being written.
BREAK = "  \n"
SEPARATORS = ("\n", "\n\n", "\t")
# Before a caption that has no dash of its own: the no-break space tells it from one that has.
DASH = "—\N{NO-BREAK SPACE}"
# Two lists, or two quotations, would be one without anything between them.
PARTED = "<!-- -->"
NO_SPEAKERS: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a note, written after the code point before `at`."""

    at: int
    label: str

    def __str__(self) -> str:
        return f"[^{self.label}]"


@dataclass(slots=True)
class Writer:
    """Writes blocks of a document.

    `refs` are in the order of the text and are used up; `speakers` are by the start of a quotation
    block: who said it, in Markdown, where the text does not tell.
    """

    document: Document
    refs: deque[Ref] = field(default_factory=deque)
    speakers: Mapping[int, str] = field(default_factory=dict)

    def blocks(self, elements: Sequence[Element]) -> list[str]:
        """Each block in Markdown, lines without a newline at the end."""
        written: list[str] = []
        before = ""
        for one in elements:
            if one.name == before or {one.name, before} == set(LISTS):
                if one.name in (*LISTS, "blockquote", "figure"):
                    written.append(PARTED)
            elif {one.name, before} == {"blockquote", "figure"}:
                written.append(PARTED)
            before = one.name
            written.append(self.block(one))
            # References to what lies where none can be written.
            if left := self.due(one.end):
                written.append("".join(map(str, left)))
        return written

    def block(self, one: Element) -> str:
        """A block in Markdown, or as HTML where Markdown has no words for it."""
        if one.name == "p":
            return self.paragraph(one)
        if one.name in ("h2", "h3", "h4"):
            return f"{'#' * int(one.name[1])} {open_ended(self.inline(one, '<br>'))}"
        if one.name == "hr":
            return "---"
        if one.name == "pre":
            return self.code(one)
        if one.name in LISTS and can_be_list(one):
            return self.listed(one)
        if one.name == "blockquote" and can_be_quoted(one) and not self.seems_signed(one):
            return quoted([*self.blocks(one.elements), *self.speaker(one)])
        if one.name == "figure" and (parts := self.signed(one)):
            said, caption = parts
            return quoted([*self.blocks(said.elements), self.caption(caption)])
        if one.name == "table" and can_be_table(one):
            return self.table(one)
        return "\n\n".join([self.html(one), *map(quote_line, self.speaker(one))])

    def speaker(self, one: Element) -> list[str]:
        """Who said a quotation, where that was asked for."""
        return [f"{DASH}{self.speakers[one.start]}"] if one.start in self.speakers else []

    def seems_signed(self, one: Element) -> bool:
        """Whether the last words of a quotation without a caption look like a caption of ours."""
        last = one.elements[-1]
        return self.document.text.startswith(DASH, last.start)

    def paragraph(self, one: Element) -> str:
        return "\n".join(map(escape_line, self.inline(one, BREAK).split("\n")))

    def code(self, one: Element) -> str:
        """A fenced block, whose fence is longer than any in it."""
        text = self.document.text[one.start : one.end]
        fence = "```"
        while fence in text:
            fence += "`"
        return f"{fence}\n{text}\n{fence}"

    def listed(self, one: Element) -> str:
        """A list, with all that is in an item four spaces further in."""
        items = []
        for number, item in enumerate(one.elements, 1):
            mark = "-" if one.name == "ul" else f"{number}."
            lists = [child for child in item.elements if child.name in LISTS]
            own = Element(item.name, item.start, item.first, children=own_words(item))
            lines = [self.paragraph(own), *(self.listed(child) for child in lists)]
            items.append(f"{mark:<4}" + indented("\n".join(lines)).removeprefix("    "))
        return "\n".join(items)

    def signed(self, one: Element) -> tuple[Element, Element] | None:
        """The quotation and the caption of a figure that has just these, and can be quoted."""
        if [child.name for child in one.elements] != ["blockquote", "figcaption"]:
            return None
        said, caption = one.elements
        words = self.document.text[caption.start : caption.end]
        if not can_be_quoted(said) or words.startswith(DASH) or "\n" in words:
            return None
        return said, caption

    def caption(self, one: Element) -> str:
        """Who is told to have said the words above."""
        return f"{DASH}{self.inline(one, BREAK)}"

    def table(self, one: Element) -> str:
        """A table of pipes, under its head."""
        head, *rows = [row for part in one.elements for row in part.elements]
        lines = [self.row(head), "|" + " --- |" * len(head.elements), *map(self.row, rows)]
        return "\n".join(lines)

    def row(self, one: Element) -> str:
        cells = [self.inline(cell, "<br>") for cell in one.elements]
        return f"| {' | '.join(cells)} |"

    def html(self, one: Element) -> str:
        """A block as HTML on one line, its words as they are."""
        parts: list[str] = []
        position = one.start
        preformatted = 0
        for offset, markup in self.document.markup[one.first : one.last + 1]:
            words = self.document.text[position:offset]
            # What parts elements is written anew when it comes back.
            if preformatted or words not in SEPARATORS:
                parts.append(escape_html(words))
            parts.append(markup)
            preformatted += {"<pre>": 1, "</pre>": -1}.get(markup, 0)
            position = offset
        return "".join(parts)

    def inline(self, one: Element, line_end: str) -> str:
        """The words in an element, with references after the words that they are to."""
        parts: list[str] = []
        self.write(one, parts, line_end, top=True)
        return "".join(parts)

    def write(self, one: Element, parts: list[str], line_end: str, *, top: bool) -> None:
        """Adds to `parts` what is in an element; references only at the `top`."""
        broken = False
        for child in one.children:
            if isinstance(child, Words):
                start = child.start + (broken and self.document.text[child.start] == "\n")
                self.words(start, child.end, parts, refer=top)
            elif child.name == "br":
                parts.append(line_end)
            else:
                if child.name == "a" and parts and parts[-1].endswith("!"):
                    # It would make a picture of the link.
                    parts[-1] = f"{parts[-1][:-1]}\\!"
                parts.append(self.element(child, last_sign(parts), line_end))
                if top:
                    parts += map(str, self.due(child.end))
            broken = isinstance(child, Element) and child.name == "br"

    def words(self, start: int, end: int, parts: list[str], *, refer: bool) -> None:
        """Adds a stretch of the text, cut where references stand."""
        while refer and self.refs and self.refs[0].at <= end:
            cut = max(self.refs[0].at, start)
            if words := self.document.text[start:cut]:
                parts.append(escape(words))
            start = cut
            parts += map(str, self.due(cut))
        words = self.document.text[start:end]
        if parts and parts[-1].endswith("]") and words.startswith("("):
            parts.append("\\(")
            words = words[1:]
        if words:
            parts.append(escape(words))

    def element(self, one: Element, before: str, line_end: str) -> str:
        """An inline element; `before` is the sign before it, which may forbid signs of its own."""
        inside: list[str] = []
        self.write(one, inside, line_end, top=False)
        words = "".join(inside)
        bare = self.document.text[one.start : one.end]
        if one.name == "a":
            return f"[{words}]({address(one.href)})" if bare.strip() else words
        if one.name == "code" and before != "`" and not one.elements and fits_code(bare):
            return f"`{bare}`"
        sign = SIGNS.get(one.name)
        if (
            sign
            and before != "*"
            and not one.elements
            and bare[:1].isalnum()
            and bare[-1:].isalnum()
        ):
            return f"{sign}{words}{sign}"
        return f"<{one.name}>{words}</{one.name}>"

    def due(self, at: int) -> list[Ref]:
        """Takes the references that stand at `at` or before."""
        taken = []
        while self.refs and self.refs[0].at <= at:
            taken.append(self.refs.popleft())
        return taken


def write(
    document: Document, refs: Iterable[Ref] = (), speakers: Mapping[int, str] = NO_SPEAKERS
) -> list[str]:
    """The document's blocks in Markdown, with references to notes, and speakers of quotations.

    `speakers` are as the `Writer` has them. Linear in the document and the references.
    """
    found = deque(sorted(refs, key=lambda ref: ref.at))
    return Writer(document, found, speakers).blocks(grow(document))


def quote_line(line: str) -> str:
    """A line as a quotation by itself."""
    return f"> {line}"


def open_ended(heading: str) -> str:
    """A heading's words, so that signs at their end do not close it."""
    words = heading.rstrip("#")
    return words + "\\#" * (len(heading) - len(words))


def last_sign(parts: Sequence[str]) -> str:
    """The sign that stands last, but for references: a text may be read without those."""
    return next((part[-1:] for part in reversed(parts) if not part.startswith("[^")), "")


def quoted(blocks: Iterable[str]) -> str:
    """Blocks as a quotation."""
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def indented(text: str) -> str:
    """A text four spaces further in; empty lines stay empty."""
    return "\n".join(f"    {line}" if line else line for line in text.split("\n"))


def own_words(item: Element) -> list[Element | Words]:
    """What is in an item before its lists, and without the line ends around them."""
    own: list[Element | Words] = []
    for child in item.children:
        if isinstance(child, Element) and child.name in LISTS:
            if own and isinstance(own[-1], Words):
                own[-1] = Words(own[-1].start, own[-1].end - 1)
            break
        own.append(child)
    return own


def fits_code(bare: str) -> bool:
    """Whether words can stand between back quotes, as they are, in a table too."""
    return bare.strip() == bare != "" and not any(sign in bare for sign in "`|\n\\[")


def can_be_list(one: Element) -> bool:
    """Whether in each item words come first, then lists, and nothing after them."""
    for item in one.elements:
        names = [child.name if isinstance(child, Element) else "words" for child in item.children]
        lists = [place for place, name in enumerate(names) if name in LISTS]
        if not names or names[0] in LISTS or (lists and len(lists) > 1):
            return False
        if lists and lists[0] != len(names) - 1:
            return False
        if not all(can_be_list(child) for child in item.elements if child.name in LISTS):
            return False
    return True


def can_be_quoted(one: Element) -> bool:
    """Whether a quotation holds paragraphs and headings, and lists that can be written."""
    names = [child.name for child in one.elements]
    if any(first in LISTS and second in LISTS for first, second in pairwise(names)):
        return False
    return all(
        child.name in ("p", "h2", "h3", "h4") or (child.name in LISTS and can_be_list(child))
        for child in one.elements
    )


def can_be_table(one: Element) -> bool:
    """Whether a table is a head of one row and rows as long, with words only in its cells."""
    if [part.name for part in one.elements] != ["thead", "tbody"]:
        return False
    head, body = (part.elements for part in one.elements)
    rows = [*head, *body]
    return (
        len(head) == 1
        and all(cell.name == "th" for cell in head[0].elements)
        and all(cell.name == "td" for row in body for cell in row.elements)
        and len({len(row.elements) for row in rows}) == 1
        and not any(child.name in LISTS for row in rows for child in row.within())
    )
