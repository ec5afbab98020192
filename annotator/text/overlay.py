"""Where do the marks go? Lays any number of passages over a document as `<mark>` pieces.

Into which pieces they cut a block is `pieces`. How a mark looks is decided by whoever makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.text.document import Block, Document, escape
from annotator.text.pieces import Mark, drawn


@dataclass(frozen=True, slots=True)
class RenderedBlock:
    """A block's HTML with its marks.

    `lead` is what stands between the block before and this one (list elements that open and
    close, white space); `html` is the block with its own element; `inner` is without it.
    """

    block: Block
    lead: str
    opening: str
    inner: str
    closing: str

    @property
    def html(self) -> str:
        return f"{self.opening}{self.inner}{self.closing}"


def render(document: Document, marks: Iterable[Mark]) -> str:
    """The whole document as HTML with `marks` laid over it.

    Without marks it is `document.html()`, byte for byte. Marks that reach beyond the text are
    cut at its end.
    """
    blocks = render_blocks(document, marks)
    return "".join([*(block.lead + block.html for block in blocks), tail(document)])


def tail(document: Document) -> str:
    """What stands after the last block: the ends of a list, or nothing."""
    first = document.blocks[-1].last + 1 if document.blocks else 0
    start = document.blocks[-1].end if document.blocks else 0
    return bare(document, first, len(document.markup), start, len(document.text))


def render_blocks(document: Document, marks: Iterable[Mark]) -> list[RenderedBlock]:
    """Each block with the marks that lie over it, in the order of the text."""
    waiting = sorted(marks, key=lambda mark: mark.start)
    following = 0
    active: list[Mark] = []
    rendered = []
    next_markup = 0
    position = 0
    for block in document.blocks:
        active = [mark for mark in active if mark.end > block.start]
        while following < len(waiting) and waiting[following].start < block.end:
            if waiting[following].end > block.start:
                active.append(waiting[following])
            following += 1
        lead = bare(document, next_markup, block.first, position, block.start)
        rendered.append(render_block(document, block, active, lead))
        next_markup = block.last + 1
        position = block.end
    return rendered


def render_block(
    document: Document, block: Block, marks: Sequence[Mark], lead: str = ""
) -> RenderedBlock:
    """One block with `marks` over it; those that do not touch it are passed over."""
    inside = [mark for mark in marks if mark.start < block.end and mark.end > block.start]
    opening = document.markup[block.first][1]
    closing = document.markup[block.last][1] if block.last > block.first else ""
    return RenderedBlock(block, lead, opening, drawn(document, block, inside), closing)


def bare(document: Document, first: int, last: int, start: int, end: int) -> str:
    """The markup from `first` up to `last` and the text from `start` to `end`, unmarked."""
    parts: list[str] = []
    position = start
    for offset, element in document.markup[first:last]:
        parts += (escape(document.text[position:offset]), element)
        position = offset
    parts.append(escape(document.text[position:end]))
    return "".join(parts)
