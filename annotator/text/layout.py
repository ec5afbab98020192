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
from html import escape as escape_html
from operator import itemgetter
from typing import NamedTuple, Protocol

from annotator.text.document import VOID, Block, Document, escape, name_of

# Elements that hold other elements and no words of their own: the white space between their
# children belongs to nobody, and a <mark> there would not be valid HTML.
STRUCTURAL = frozenset({"ul", "ol", "table", "thead", "tbody", "tr", "blockquote", "figure"})
# Most pieces bear the same classes, links and descriptions as others.
attribute = lru_cache(maxsize=4096)(escape_html)
# Where a number refers to a note. Style sheets write it, so that the text stays as it is.
REFERENCE = '<span class="ref"></span>'


class Placed(Protocol):
    """What lies somewhere as a `Place` does."""

    @property
    def id(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def href(self) -> str: ...
    @property
    def noted(self) -> bool: ...


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

    # The passages, in the order of their places.
    ids: list[int] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    rest: str = ""

    @property
    def size(self) -> int:
        """Its characters, without looks."""
        pieces = (len(one.begin) + len(one.middle) + len(one.end) for one in self.pieces)
        return len(self.rest) + sum(pieces)

    def drawn(self, looks: Sequence[Look]) -> str:
        """The HTML with the looks of all places, in their order."""
        parts = []
        for begin, covering, middle, told, end in self.pieces:
            names, own, _told = looks[covering[0]]
            whose = ""
            if len(covering) > 1 and (labelled := [n for n in covering if looks[n].own]):
                own = looks[labelled[0]].own
                whose = f' data-own="{self.ids[labelled[0]]}"'
            more = described(looks[told].told) if told >= 0 else ""
            parts.append(f"{begin}{bearing(names, own)}{whose}{middle}{more}{end}")
        parts.append(self.rest)
        return "".join(parts)


@lru_cache(maxsize=4096)
def bearing(names: str, own: str) -> str:
    """The attribute for classes of the readers' and of the viewer's own label."""
    both = f"{names} {own}".strip()
    return f' class="{attribute(both)}"' if both else ""


@lru_cache(maxsize=4096)
def described(told: str) -> str:
    """The attribute for what is read out."""
    return f' aria-description="{attribute(told)}"' if told else ""


def lay(document: Document, block: Block, places: Sequence[Placed]) -> Layout:
    """The pieces of a block that `places` lie over; all of them touch it.

    Of those that cover a piece the shortest comes first.
    """
    layout = Layout([place.id for place in places])
    if block.first == block.last:
        return layout
    lengths = [(place.end - place.start, place.id, n) for n, place in enumerate(places)]
    starts = [(place.start, n) for n, place in enumerate(places)]
    starts.sort(key=itemgetter(0))
    starts.reverse()
    ends = sorted({min(place.end, block.end) for place in places}, reverse=True)
    next_start = starts[-1][0] if starts else block.end
    next_end = ends[-1] if ends else block.end
    # The shortest first; and the passages that begin with the next piece.
    covering: list[tuple[int, int, int]] = []
    begun: list[int] = []
    waiting = referring(document, block, places)
    # The passages that have a link that the keyboard stops at, here or in an earlier block.
    reachable = {place.id for place in places if place.start < block.start}
    stack = [name_of(document.markup[block.first][1])]
    text, bare = document.text, ""
    position = block.start
    index = block.first + 1
    while index <= block.last:
        offset, element = document.markup[index]
        while position < offset:
            while starts and next_start <= position:
                n = starts.pop()[1]
                insort(covering, lengths[n])
                # A passage that began in an earlier block has its anchor there.
                if next_start >= block.start:
                    begun.append(places[n].id)
                next_start = starts[-1][0] if starts else block.end
            if ends and next_end <= position:
                covering = [one for one in covering if places[one[2]].end > position]
                ends.pop()
                next_end = ends[-1] if ends else block.end
                continue
            cut = min(offset, next_start, next_end)
            words = escape(text[position:cut])
            if covering and stack[-1] not in STRUCTURAL:
                while waiting and waiting[-1] <= cut:
                    waiting.pop()
                    words += REFERENCE
                top = places[covering[0][2]]
                href = top.href if "a" not in stack else ""
                stops = top.id not in reachable
                layout.pieces.append(piece(bare, words, covering, begun, href, stops=stops))
                if href:
                    reachable.add(top.id)
                bare, begun = "", []
            else:
                bare += words
            position = cut
        if index < block.last:
            bare += element
            name = name_of(element)
            if element.startswith("</"):
                stack.pop()
            elif name not in VOID:
                stack.append(name)
        index += 1
    layout.rest = bare
    return layout


def referring(document: Document, block: Block, places: Sequence[Placed]) -> list[int]:
    """Where the numbers stand that refer to notes on the passages that begin here, the last first.

    At the end of the passage's words, or of the block where it goes on in the next.
    """
    own = (place for place in places if place.noted and place.start >= block.start)
    words = ((one.start, document.text[one.start : min(one.end, block.end)]) for one in own)
    return sorted((start + len(said.rstrip()) for start, said in words), reverse=True)


def piece(
    before: str,
    words: str,
    covering: Sequence[tuple[int, int, int]],
    begun: Sequence[int],
    href: str,
    *,
    stops: bool,
) -> Piece:
    """The piece of `words`, which are HTML already as is what stands `before`.

    `covering` has the length, the id and the number of each place. `begun` are the passages whose
    first piece this is; the page can be opened at each of them. It is a link if it has a `href`;
    `stops` says whether the keyboard stops there.
    """
    numbers = tuple([number for _length, _id, number in covering])
    ids = " ".join([str(own_id) for _length, own_id, _number in covering])
    middle = f' data-passages="{ids}">'
    own = ""
    if begun:
        own = f' id="p{begun[0]}"'
        for other in begun[1:]:
            middle += f'<span id="p{other}"></span>'
    if not href:
        return Piece(f"{before}<mark{own}", numbers, middle, -1, f"{words}</mark>")
    told = numbers[0] if stops else -1
    middle += f'<a href="{attribute(href)}"' + ("" if stops else ' tabindex="-1"')
    return Piece(f"{before}<mark{own}", numbers, middle, told, f">{words}</a></mark>")
