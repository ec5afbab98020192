"""Into which pieces do passages cut a block, and what does each of them bear?

One sweep over two sorted lists, the markup and the boundaries of the passages: the cost is the
text plus the pieces.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape as escape_html
from operator import itemgetter
from typing import NamedTuple

from annotator.text.document import VOID, Block, Document, escape, name_of

# Elements that hold other elements and no words of their own: the white space between their
# children belongs to nobody, and a <mark> there would not be valid HTML.
STRUCTURAL = frozenset({"ul", "ol", "table", "thead", "tbody", "tr", "blockquote", "figure"})
# Most pieces bear the same classes, links and descriptions as others.
attribute = lru_cache(maxsize=4096)(escape_html)
# Where a number refers to a note. Style sheets write it, so that the text stays as it is.
REFERENCE = '<span class="ref"></span>'


class Look(NamedTuple):
    """What the pieces of a passage bear: classes, by its readers' labels and what else is known.

    `own` are those by the viewer's own label, also where a shorter passage gives a piece its looks.
    `told` is read out after the words, where the passage begins.
    """

    classes: str = ""
    own: str = ""
    told: str = ""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage as it is drawn: where it lies (code points), and how its pieces look.

    The shortest of those that cover a piece gives it its look and its link, which leads to `href`.
    `noted` says whether something is written beside it, to which a number at its end refers.
    """

    id: int
    start: int
    end: int
    look: Look = PLAIN
    href: str = ""
    noted: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a passage: {self.start} to {self.end}")


def drawn(document: Document, block: Block, marks: Sequence[Mark]) -> str:
    """The HTML inside the element of a block that `marks` lie over; all of them touch it."""
    if block.first == block.last:
        return ""
    # Of those that cover a piece the shortest comes first.
    lengths = [(mark.end - mark.start, mark.id, n) for n, mark in enumerate(marks)]
    starts = [(mark.start, n) for n, mark in enumerate(marks)]
    starts.sort(key=itemgetter(0))
    starts.reverse()
    ends = sorted({min(mark.end, block.end) for mark in marks}, reverse=True)
    next_start = starts[-1][0] if starts else block.end
    next_end = ends[-1] if ends else block.end
    covering: list[tuple[int, int, int]] = []
    # The passages that begin with the next piece.
    begun: list[int] = []
    waiting = referring(document, block, marks)
    # The passages that have a link that the keyboard stops at, here or in an earlier block.
    reachable = {mark.id for mark in marks if mark.start < block.start}
    stack = [name_of(document.markup[block.first][1])]
    text = document.text
    parts: list[str] = []
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
                    begun.append(marks[n].id)
                next_start = starts[-1][0] if starts else block.end
            if ends and next_end <= position:
                covering = [one for one in covering if marks[one[2]].end > position]
                ends.pop()
                next_end = ends[-1] if ends else block.end
                continue
            cut = min(offset, next_start, next_end)
            words = escape(text[position:cut])
            if covering and stack[-1] not in STRUCTURAL:
                while waiting and waiting[-1] <= cut:
                    waiting.pop()
                    words += REFERENCE
                over = [marks[n] for _length, _id, n in covering]
                if over[0].href and "a" not in stack:
                    words = link(words, over[0], stops=over[0].id not in reachable)
                    reachable.add(over[0].id)
                parts.append(piece(words, over, begun))
                begun = []
            else:
                parts.append(words)
            position = cut
        if index < block.last:
            parts.append(element)
            name = name_of(element)
            if element.startswith("</"):
                stack.pop()
            elif name not in VOID:
                stack.append(name)
        index += 1
    return "".join(parts)


def referring(document: Document, block: Block, marks: Sequence[Mark]) -> list[int]:
    """Where the numbers stand that refer to notes on the passages that begin here, the last first.

    At the end of the passage's words, or of the block where it goes on in the next.
    """
    own = (mark for mark in marks if mark.noted and mark.start >= block.start)
    words = ((one.start, document.text[one.start : min(one.end, block.end)]) for one in own)
    return sorted((start + len(said.rstrip()) for start, said in words), reverse=True)


def link(words: str, mark: Mark, *, stops: bool) -> str:
    """`words` as a link to a passage; `stops` says whether the keyboard stops there."""
    more = described(mark.look.told) if stops else ' tabindex="-1"'
    return f'<a href="{attribute(mark.href)}"{more}>{words}</a>'


def piece(words: str, over: Sequence[Mark], begun: Sequence[int]) -> str:
    """One `<mark>`: `words` are HTML already, and the passages `over` them begin with the shortest.

    `begun` are the ids of those whose first piece this is; the page can be opened at each of them.
    """
    names, own, _told = over[0].look
    ids, whose = str(over[0].id), ""
    if len(over) > 1:
        ids = " ".join([str(mark.id) for mark in over])
        labelled = next((mark for mark in over if mark.look.own), None)
        if labelled:
            own, whose = labelled.look.own, f' data-own="{labelled.id}"'
    first = more = ""
    if begun:
        first = f' id="p{begun[0]}"'
        more = "".join([f'<span id="p{other}"></span>' for other in begun[1:]])
    classes = bearing(names, own)
    return f'<mark{first}{classes}{whose} data-passages="{ids}">{more}{words}</mark>'


@lru_cache(maxsize=4096)
def bearing(names: str, own: str) -> str:
    """The attribute for classes of the readers' and of the viewer's own label."""
    both = f"{names} {own}".strip()
    return f' class="{attribute(both)}"' if both else ""


@lru_cache(maxsize=4096)
def described(told: str) -> str:
    """The attribute for what is read out."""
    return f' aria-description="{attribute(told)}"' if told else ""
