"""Where do the marks go? Lays any number of passages over a document as `<mark>` pieces.

One sweep over two sorted lists, the markup and the boundaries of the passages: the cost is the
text plus the pieces. Which classes and links a mark bears is decided by whoever makes the `Mark`.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape as escaped

from annotator.text.document import VOID, Block, Document, escape, name_of

# Elements that hold other elements and no words of their own: the white space between their
# children belongs to nobody, and a <mark> there would not be valid HTML.
STRUCTURAL = frozenset({"ul", "ol", "table", "thead", "tbody", "tr", "blockquote", "figure"})
# Most pieces bear the same classes, links and descriptions as others.
escape_attribute = lru_cache(maxsize=4096)(escaped)
# Where a number refers to a note. Style sheets write it, so that the text stays as it is.
REFERENCE = '<span class="ref"></span>'


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A passage as it is drawn: where it lies (code points), and what its pieces bear.

    Marks are ordered by length, so that the shortest of those that cover a piece comes first:
    it is the one that gives the piece its looks and its link.
    """

    length: int = field(init=False)
    id: int
    start: int
    end: int
    classes: str = ""
    href: str = ""
    # What its pieces bear also where a shorter passage gives them their looks.
    own: str = ""
    # Read out after the words, where the passage begins.
    described: str = ""
    # Whether something is written beside it, to which a number at its end refers.
    noted: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a passage: {self.start} to {self.end}")
        object.__setattr__(self, "length", self.end - self.start)


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
    opening = document.markup[block.first][1]
    if block.first == block.last:
        return RenderedBlock(block, lead, opening, "", "")
    inner = "".join(sweep(document, block, marks))
    return RenderedBlock(block, lead, opening, inner, document.markup[block.last][1])


def bare(document: Document, first: int, last: int, start: int, end: int) -> str:
    """The markup from `first` up to `last` and the text from `start` to `end`, unmarked."""
    parts: list[str] = []
    position = start
    for offset, element in document.markup[first:last]:
        parts += (escape(document.text[position:offset]), element)
        position = offset
    parts.append(escape(document.text[position:end]))
    return "".join(parts)


def sweep(document: Document, block: Block, marks: Sequence[Mark]) -> Iterator[str]:
    """The HTML inside a block's element, piece by piece."""
    inside = [mark for mark in marks if mark.start < block.end and mark.end > block.start]
    starts = sorted(inside, key=lambda mark: mark.start)
    ends = sorted({min(mark.end, block.end) for mark in inside})
    next_start = next_end = 0
    covering: list[Mark] = []
    begun: list[Mark] = []
    waiting = referring(document, block, inside)
    # The passages that have a link that the keyboard stops at, here or in an earlier block.
    reachable = {mark.id for mark in inside if mark.start < block.start}
    stack = [name_of(document.markup[block.first][1])]
    position = block.start
    index = block.first + 1
    while index <= block.last:
        offset, element = document.markup[index]
        while position < offset:
            while next_start < len(starts) and starts[next_start].start <= position:
                insort(covering, starts[next_start])
                # A passage that began in an earlier block has its anchor there.
                if starts[next_start].start >= block.start:
                    begun.append(starts[next_start])
                next_start += 1
            if next_end < len(ends) and ends[next_end] <= position:
                covering = [mark for mark in covering if mark.end > position]
                next_end += 1
                continue
            cut = offset
            if next_start < len(starts):
                cut = min(cut, starts[next_start].start)
            if next_end < len(ends):
                cut = min(cut, ends[next_end])
            words = escape(document.text[position:cut])
            if covering and stack[-1] not in STRUCTURAL:
                top = covering[0]
                while waiting and waiting[-1] <= cut:
                    waiting.pop()
                    words += REFERENCE
                if top.href and "a" not in stack:
                    words = link(words, top, stop=top.id not in reachable)
                    reachable.add(top.id)
                yield piece(words, covering, begun)
                begun = []
            else:
                yield words
            position = cut
        if index < block.last:
            yield element
            name = name_of(element)
            if element.startswith("</"):
                stack.pop()
            elif name not in VOID:
                stack.append(name)
        index += 1


def referring(document: Document, block: Block, marks: Iterable[Mark]) -> list[int]:
    """Where the numbers stand that refer to notes on the passages that begin here, the last first.

    At the end of the passage's words, or of the block where it goes on in the next.
    """
    own = (mark for mark in marks if mark.noted and mark.start >= block.start)
    words = ((mark.start, document.text[mark.start : min(mark.end, block.end)]) for mark in own)
    return sorted((start + len(said.rstrip()) for start, said in words), reverse=True)


def link(words: str, mark: Mark, *, stop: bool) -> str:
    """`words` as a link to a passage; `stop` says whether the keyboard stops at it."""
    if not stop:
        more = ' tabindex="-1"'
    elif mark.described:
        more = f' aria-description="{escape_attribute(mark.described)}"'
    else:
        more = ""
    return f'<a href="{escape_attribute(mark.href)}"{more}>{words}</a>'


def piece(words: str, covering: Sequence[Mark], begun: Sequence[Mark]) -> str:
    """One `<mark>`: `words` are HTML already, `covering` begins with the shortest passage.

    `begun` are the passages whose first piece this is; the page can be opened at each of them.
    """
    ids = " ".join([str(mark.id) for mark in covering])
    own = f' id="p{begun[0].id}"' if begun else ""
    anchors = ""
    for mark in begun[1:]:
        anchors += f'<span id="p{mark.id}"></span>'
    names = covering[0].classes
    for mark in covering:
        if mark.own:
            names = f"{names} {mark.own}".strip()
            break
    classes = f' class="{escape_attribute(names)}"' if names else ""
    return f'<mark{own}{classes} data-passages="{ids}">{anchors}{words}</mark>'
