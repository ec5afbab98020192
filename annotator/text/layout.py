"""Into which pieces do passages cut a block, whatever they look like? That changes seldom.

One sweep over two sorted lists, the markup and the boundaries of the passages: the cost is the
text plus the pieces. How the pieces look is filled in: with each tag that is given, looks change,
and where the passages lie does not.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape as escaped
from typing import NamedTuple

from annotator.text.document import VOID, Block, Document, escape, name_of

# Elements that hold other elements and no words of their own: the white space between their
# children belongs to nobody, and a <mark> there would not be valid HTML.
STRUCTURAL = frozenset({"ul", "ol", "table", "thead", "tbody", "tr", "blockquote", "figure"})
# Where a number refers to a note. Style sheets write it, so that the text stays as it is.
REFERENCE = '<span class="ref"></span>'


class Place(NamedTuple):
    """Where a passage lies (code points), and where its pieces lead.

    `noted` says whether something is written beside it, to which a number at its end refers.
    """

    id: int
    start: int
    end: int
    href: str = ""
    noted: bool = False


class Look(NamedTuple):
    """What the pieces of a passage bear: classes, by its readers' labels and what else is known.

    `own` are those by the viewer's own label, also where a shorter passage gives a piece its looks.
    `told` is read out after the words, where the passage begins.
    """

    classes: str = ""
    own: str = ""
    told: str = ""


class Piece(NamedTuple):
    """One `<mark>` but for its looks: what stands before its classes, after them, and at its end.

    `covering` are the places, in the order that they were given in, that lie over it; the first
    gives it its looks. What is read out of the one at `told` stands before `end`, -1 for nothing.
    """

    begin: str
    covering: tuple[int, ...]
    middle: str
    told: int
    end: str


@dataclass(slots=True)
class Layout:
    """A block's inner HTML in pieces, and what stands after the last of them."""

    pieces: list[Piece] = field(default_factory=list)
    rest: str = ""

    @property
    def size(self) -> int:
        """Its characters, without looks."""
        pieces = (len(one.begin) + len(one.middle) + len(one.end) for one in self.pieces)
        return len(self.rest) + sum(pieces)

    def drawn(self, looks: Sequence[Look]) -> str:
        """The HTML with the looks of all places, in their order."""
        # Most pieces bear the same classes and descriptions as others.
        parts = []
        for begin, covering, middle, told, end in self.pieces:
            names, own, _told = looks[covering[0]]
            if not own and len(covering) > 1:
                own = next((looks[n].own for n in covering if looks[n].own), "")
            more = described(looks[told].told) if told >= 0 else ""
            parts.append(f"{begin}{bearing(names, own)}{middle}{more}{end}")
        parts.append(self.rest)
        return "".join(parts)


@lru_cache(maxsize=4096)
def bearing(names: str, own: str) -> str:
    """The attribute for classes of the readers' and of the viewer's own label."""
    both = f"{names} {own}".strip()
    return f' class="{escaped(both)}"' if both else ""


@lru_cache(maxsize=4096)
def described(told: str) -> str:
    """The attribute for what is read out."""
    return f' aria-description="{escaped(told)}"' if told else ""


def lay(document: Document, block: Block, places: Sequence[Place]) -> Layout:
    """The pieces of a block that `places` lie over; all of them touch it.

    Of those that cover a piece the shortest comes first.
    """
    layout = Layout()
    if block.first == block.last:
        return layout
    order = sorted(
        range(len(places)), key=lambda n: (places[n].end - places[n].start, places[n].id)
    )
    rank = {n: number for number, n in enumerate(order)}
    starts = sorted(range(len(places)), key=lambda n: places[n].start)
    ends = sorted({min(place.end, block.end) for place in places})
    next_start = next_end = 0
    # The shortest first; and the passages that begin with the next piece.
    covering: list[int] = []
    begun: list[int] = []
    waiting = referring(document, block, places)
    # The passages that have a link that the keyboard stops at, here or in an earlier block.
    reachable = {place.id for place in places if place.start < block.start}
    stack = [name_of(document.markup[block.first][1])]
    bare: list[str] = []
    position = block.start
    index = block.first + 1
    while index <= block.last:
        offset, element = document.markup[index]
        while position < offset:
            while next_start < len(starts) and places[starts[next_start]].start <= position:
                begins = starts[next_start]
                insort(covering, begins, key=rank.__getitem__)
                # A passage that began in an earlier block has its anchor there.
                if places[begins].start >= block.start:
                    begun.append(places[begins].id)
                next_start += 1
            if next_end < len(ends) and ends[next_end] <= position:
                covering = [n for n in covering if places[n].end > position]
                next_end += 1
                continue
            cut = offset
            if next_start < len(starts):
                cut = min(cut, places[starts[next_start]].start)
            if next_end < len(ends):
                cut = min(cut, ends[next_end])
            words = escape(document.text[position:cut])
            if covering and stack[-1] not in STRUCTURAL:
                while waiting and waiting[-1] <= cut:
                    waiting.pop()
                    words += REFERENCE
                top = places[covering[0]]
                layout.pieces.append(
                    piece(
                        "".join(bare),
                        words,
                        covering,
                        places,
                        begun,
                        linked=bool(top.href) and "a" not in stack,
                        stop=top.id not in reachable,
                    )
                )
                if top.href and "a" not in stack:
                    reachable.add(top.id)
                bare, begun = [], []
            else:
                bare.append(words)
            position = cut
        if index < block.last:
            bare.append(element)
            name = name_of(element)
            if element.startswith("</"):
                stack.pop()
            elif name not in VOID:
                stack.append(name)
        index += 1
    layout.rest = "".join(bare)
    return layout


def referring(document: Document, block: Block, places: Sequence[Place]) -> list[int]:
    """Where the numbers stand that refer to notes on the passages that begin here, the last first.

    At the end of the passage's words, or of the block where it goes on in the next.
    """
    own = (place for place in places if place.noted and place.start >= block.start)
    words = ((one.start, document.text[one.start : min(one.end, block.end)]) for one in own)
    return sorted((start + len(said.rstrip()) for start, said in words), reverse=True)


def piece(
    before: str,
    words: str,
    covering: Sequence[int],
    places: Sequence[Place],
    begun: Sequence[int],
    *,
    linked: bool,
    stop: bool,
) -> Piece:
    """The piece of `words`, which are HTML already as is what stands `before`.

    `begun` are the passages whose first piece this is; the page can be opened at each of them. It
    is a link if it is `linked`; `stop` says whether the keyboard stops there.
    """
    ids = " ".join([str(places[n].id) for n in covering])
    own = f' id="p{begun[0]}"' if begun else ""
    anchors = "".join([f'<span id="p{other}"></span>' for other in begun[1:]])
    middle, end = f' data-passages="{ids}">{anchors}', f"{words}</mark>"
    if linked:
        href = escaped(places[covering[0]].href)
        middle += f'<a href="{href}"' + ("" if stop else ' tabindex="-1"')
        end = f">{words}</a></mark>"
    told = covering[0] if linked and stop else -1
    return Piece(f"{before}<mark{own}", tuple(covering), middle, told, end)
