"""How does a change read? Two texts as one, block by block, with what was removed and added.

Which words changed is `differences`; here they are laid out in lines, and long stretches in which
nothing changed are set apart, to be folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from annotator.text.differences import Difference, Kind, compare
from annotator.text.document import Block, Document
from annotator.text.document import Kind as BlockKind
from annotator.text.spans import Span

# Unchanged lines that are shown around a changed one, and how many it takes to be worth folding.
AROUND = 1
WORTH_FOLDING = 3
ELEMENTS = {BlockKind.QUOTATION: "blockquote", BlockKind.CODE: "pre"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind: kept, removed or added."""

    kind: Kind
    words: str

    @property
    def element(self) -> str:
        """The element that says so in HTML; none for what was kept."""
        return {Kind.REMOVED: "del", Kind.ADDED: "ins", Kind.SAME: ""}[self.kind]

    @property
    def bare(self) -> str:
        """The words without the space at their end, which need not be marked."""
        return self.words.rstrip()

    @property
    def gap(self) -> str:
        """The space at their end."""
        return self.words[len(self.bare) :]


@dataclass(slots=True)
class Line:
    """A block, or what a removed one left, with its words in pieces."""

    block: Block
    pieces: list[Piece] = field(default_factory=list)

    @property
    def kind(self) -> BlockKind:
        return self.block.kind

    @property
    def element(self) -> str:
        """The HTML element that the line is; a table or an item is a plain paragraph here."""
        if self.kind is BlockKind.HEADING:
            return f"h{self.block.level}"
        return ELEMENTS.get(self.kind, "p")

    @property
    def changed(self) -> bool:
        return any(piece.kind is not Kind.SAME for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that follow one another; `folded` are those in which nothing changed."""

    lines: Sequence[Line]
    folded: bool


def words(old: str, new: str) -> list[Piece]:
    """The words `new` with what they were in `old`: for passages, which have no blocks.

    Where only spaces, quotation marks or hyphens changed, these are told.
    """
    pieces: list[Piece] = []
    for one in differences(old, new):
        text = one.old.of(old) if one.kind is Kind.REMOVED else one.new.of(new)
        if text:
            add(pieces, Piece(one.kind, text))
    return pieces


def differences(old: str, new: str) -> list[Difference]:
    """The differences of words, or else of what stands for the same, if there are only those."""
    found = compare(old, new)
    if old != new and all(one.kind is Kind.SAME for one in found):
        return compare(old, new, typography=True)
    return found


def stretches(old: Document, new: Document) -> list[Stretch]:
    """The whole of two documents as one, with what did not change set apart."""
    found = lines(old, new)
    near: set[int] = set()
    for number, line in enumerate(found):
        if line.changed:
            near.update(range(number - AROUND, number + AROUND + 1))
    runs = (
        (shown, [line for _, line in run])
        for shown, run in groupby(enumerate(found), key=lambda one: one[0] in near)
    )
    return [Stretch(run, not shown and len(run) >= WORTH_FOLDING) for shown, run in runs]


def lines(old: Document, new: Document) -> list[Line]:
    """The blocks of `new` with what was removed from them, and the removed ones where they were."""
    found = differences(old.text, new.text)
    kept = blocks_with(old, (one.old for one in found if one.kind is Kind.SAME))
    laid: list[Line] = []
    # Removed from the beginning of a block whose new place comes next.
    leading: list[Piece] = []
    # Which blocks of the old text have words in the last line.
    sources: set[Block] = set()
    for one in found:
        if one.kind is Kind.REMOVED:
            for block, text, apart in cut(old, one.old):
                piece = Piece(one.kind, text)
                if block not in kept:
                    if not laid or laid[-1].block is not block:
                        laid.append(Line(block))
                    add(laid[-1].pieces, piece, apart)
                    sources = set()
                else:
                    add(laid[-1].pieces if block in sources else leading, piece, apart)
            continue
        for block, text, apart in cut(new, one.new):
            if not laid or laid[-1].block is not block:
                laid.append(Line(block))
                sources = set()
            for piece in leading:
                add(laid[-1].pieces, piece, True)
            leading = []
            add(laid[-1].pieces, Piece(one.kind, text), apart)
        if one.kind is Kind.SAME and (last := last_block(old, one.old)):
            sources.add(last)
    for piece in leading:
        add(laid[-1].pieces, piece, True)
    return laid


def blocks_with(document: Document, spans: Iterable[Span]) -> set[Block]:
    """The blocks that have at least one word of `spans`."""
    return {block for span in spans for block, text, _ in cut(document, span) if text.strip()}


def last_block(document: Document, span: Span) -> Block | None:
    """The last block that has words of `span`."""
    cuts = list(cut(document, span))
    return cuts[-1][0] if cuts else None


def cut(document: Document, span: Span) -> Iterator[tuple[Block, str, bool]]:
    """The words at `span`, block by block, without what stands between blocks.

    With each comes whether there is a space, or another block, before it.
    """
    first = document.block_at(span.start)
    for block in map(document.blocks.__getitem__, range(first, len(document.blocks))):
        if block.start >= span.end:
            return
        start, end = max(block.start, span.start), min(block.end, span.end)
        if start < end:
            apart = start > 0 and document.text[start - 1].isspace()
            yield block, document.text[start:end], apart


def add(pieces: list[Piece], piece: Piece, apart: bool = False) -> None:
    """Appends a piece, joined to the last one if that is of its kind.

    A space comes before it if it is to be `apart` and there is none.
    """
    text = piece.words
    if apart and pieces and not pieces[-1].words[-1].isspace() and not text[0].isspace():
        text = f" {text}"
    if pieces and pieces[-1].kind is piece.kind:
        text = pieces.pop().words + text
    pieces.append(Piece(piece.kind, text))
