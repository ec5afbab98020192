"""What is HTML in normal form? Writes it from tokens that nest.

The form is what `document` takes apart: blocks at top level, white space collapsed, and the
separators (two newlines between blocks, one between items and rows, a tab between cells) as text
between the elements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape as escape_attribute

from annotator.text.document import escape
from annotator.text.letters import NOTHING, collapse
from annotator.text.nesting import CELLS, HEADINGS, INLINE, PARTING
from annotator.text.tokens import Token

ROOT = ""
BLOCKS = frozenset({"p", *HEADINGS, "blockquote", "pre", "table", "ul", "ol"})
LISTS = frozenset({"ul", "ol"})
LIST_ENDS = frozenset({"</ul>", "</ol>"})

# What each element may hold. Those that are not named hold words and inline elements alone.
HOLDS: dict[str, frozenset[str]] = {
    ROOT: BLOCKS | {"figure"},
    "blockquote": BLOCKS,
    "figure": BLOCKS | {"figcaption"},
    **dict.fromkeys(LISTS, frozenset({"li"})),
    "table": frozenset({"caption", "thead", "tbody"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
    **dict.fromkeys(("li", "td", "th"), LISTS),
}
# Where words cannot stand by themselves: what they are put into.
WORDS_GO_INTO = {
    **dict.fromkeys((ROOT, "blockquote", "figure"), "p"),
    **dict.fromkeys(LISTS, "li"),
    "table": "tbody",
    **dict.fromkeys(("thead", "tbody"), "tr"),
    "tr": "td",
}
SEPARATORS = defaultdict(
    lambda: "\n", {**dict.fromkeys((ROOT, "blockquote", "figure"), "\n\n"), "tr": "\t"}
)
LINKS_TO = ("http://", "https://", "mailto:")


@dataclass(slots=True)
class Frame:
    """An element being written; `start` and `words` are the output and the count as it began."""

    name: str
    start: int
    words: int
    implied: bool = False
    children: int = 0
    # Of a figure: whether it holds a quotation, a caption, and can take no more.
    quotes: bool = False
    captioned: bool = False
    complete: bool = False
    # The inline elements around a table's cell, which do not reach into it.
    outside: Sequence[tuple[str, str]] = ()


def normalise(tokens: Sequence[Token]) -> str:
    """The normal form of HTML given as tokens whose block elements nest (see `nesting`)."""
    unrolled = layout_tables(tokens)
    writer = Writer()
    for index, (kind, value, href) in enumerate(tokens):
        if kind == "text":
            writer.text(value)
        elif value in INLINE:
            writer.start_inline(value, href) if kind == "start" else writer.end_inline(value)
        elif kind == "start":
            writer.start(value, laid_out=index in unrolled)
        else:
            writer.end(value)
    return writer.finish()


def layout_tables(tokens: Sequence[Token]) -> set[int]:
    """The places of the tables that only lay a page out: their cells hold articles, not data.

    A cell of such a table holds a heading, a quotation, a second paragraph or another table.
    """
    found: set[int] = set()
    tables: list[int] = []
    paragraphs: list[int] = []
    for index, (kind, name, _) in enumerate(tokens):
        if name == "table" and kind == "start":
            if tables:
                found.add(tables[-1])
            tables.append(index)
            paragraphs.append(0)
        elif not tables or kind == "text":
            continue
        elif name == "table":
            tables.pop()
            paragraphs.pop()
        elif name in CELLS:
            paragraphs[-1] = 0
        elif kind == "start":
            paragraphs[-1] += name == "p"
            if name in HEADINGS or name == "blockquote" or paragraphs[-1] > 1:
                found.add(tables[-1])
    return found


class Writer:
    """Takes tokens one by one and gives their normal form at the end."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.frames = [Frame(ROOT, 0, 0)]
        # For each block element that the source has open: how many frames there were before.
        self.depths: list[int] = []
        self.words = 0
        # The inline elements that the source has open (name and markup), and how many of them
        # are written: they are, when words follow.
        self.inline: list[tuple[str, str]] = []
        self.written = 0
        self.again: dict[str, int] = defaultdict(int)
        # What is written only if words follow: white space, and the breaks before it.
        self.space = ""
        self.breaks = 0
        self.lines = 0

    def finish(self) -> str:
        """All that was written."""
        while len(self.frames) > 1:
            self.close()
        return "".join(self.out)

    # Block elements.

    def start(self, name: str, *, laid_out: bool = False) -> None:
        """A block element begins; `laid_out` says that it is a table with articles in it."""
        if name == "br":
            self.line_break()
            return
        if name in CELLS and self.among_words():
            # A cell of a table within an item or a cell: its words are parted by a space.
            self.depths.append(len(self.frames))
            self.space += " "
            return
        self.part()
        if name == "hr":
            self.rule()
        if name in PARTING:
            return
        if self.frames[-1].complete and name in HOLDS[ROOT]:
            self.close()
        self.depths.append(len(self.frames))
        if name in LISTS and self.frames[-1].name in LISTS:
            self.reopen_item()
        name = self.placed(name)
        if name in HOLDS.get(self.frames[-1].name, ()) and not laid_out:
            self.open(name)
        elif name == "pre":
            self.lines += 1

    def end(self, name: str) -> None:
        """A block element ends."""
        if name in PARTING:
            if name == "p":
                self.part()
            return
        depth = self.depths.pop()
        if name in CELLS and len(self.frames) == depth and self.among_words():
            return
        self.part()
        if name == "pre" and len(self.frames) == depth:
            self.lines -= 1
        while len(self.frames) > depth:
            self.close()

    def placed(self, name: str) -> str:
        """The name that an element gets where it stands: HTML wants some first, some only once."""
        top = self.frames[-1]
        if name == "caption" and top.children:
            return "div"
        if name == "figcaption" and top.captioned:
            return "div"
        if name == "thead" and top.children and self.out[-1] != "</caption>":
            return "tbody"
        return name

    def among_words(self) -> bool:
        """Whether the innermost element holds words, and the source began it."""
        top = self.frames[-1]
        return top.name not in WORDS_GO_INTO and not top.implied

    def part(self) -> None:
        """What came before and what follows do not stand on one line."""
        while self.frames[-1].implied:
            self.close()
        if self.frames[-1].name not in WORDS_GO_INTO:
            self.breaks = max(self.breaks, 1)

    def open(self, name: str, *, implied: bool = False) -> None:
        """Writes the start of a block element, parted from its elder sibling."""
        parent = self.frames[-1]
        frame = Frame(name, len(self.out), self.words, implied)
        if parent.name in WORDS_GO_INTO:
            parted = parent.children > 0
        else:
            # A list within an item or a cell, after words.
            self.close_inline(0)
            parted = self.words > parent.words
        if parted:
            self.out.append(SEPARATORS[parent.name])
        self.out.append(f"<{name}>")
        if name in CELLS:
            frame.outside, self.inline = self.inline, []
        self.frames.append(frame)
        self.forget_space()

    def close(self) -> None:
        """Writes the end of the innermost element, or takes its start back if it is empty."""
        self.close_inline(0)
        frame = self.frames.pop()
        parent = self.frames[-1]
        if frame.name in CELLS:
            self.inline = list(frame.outside)
        self.forget_space()
        if frame.words == self.words and frame.name not in ("td", "th"):
            del self.out[frame.start :]
            return
        if frame.name == "figure" and not frame.quotes:
            self.unwrap_figure(frame, parent)
            return
        self.out.append(f"</{frame.name}>")
        parent.children += 1
        if frame.name == "blockquote":
            parent.quotes = True
        elif frame.name == "figcaption":
            parent.captioned = True
            parent.complete = parent.children > 1

    def unwrap_figure(self, frame: Frame, parent: Frame) -> None:
        """A figure that quotes nobody held a picture: what it says is a block like any other."""
        captions = {"<figcaption>": "<p>", "</figcaption>": "</p>", "<figure>": ""}
        kept = [captions.get(piece, piece) for piece in self.out[frame.start :]]
        self.out[frame.start :] = [piece for piece in kept if piece]
        parent.children += frame.children

    def reopen_item(self) -> None:
        """A list right within a list belongs to the item before it."""
        if self.out[-1] == "</li>":
            self.out.pop()
            self.frames[-1].children -= 1
            self.frames.append(Frame("li", len(self.out), self.words - 1, implied=True))
        else:
            self.open("li", implied=True)

    def rule(self) -> None:
        """A rule between blocks; within them it only parts."""
        top = self.frames[-1]
        if top.name == ROOT:
            self.out += ("\n\n", "<hr>") if top.children else ("<hr>",)
            top.children += 1

    # Inline elements.

    def start_inline(self, name: str, href: str) -> None:
        """An inline element begins; within its like it is passed over."""
        if name == "a":
            self.end_inline("a")
            if not href.lower().startswith(LINKS_TO):
                return
        if any(name == each for each, _ in self.inline):
            self.again[name] += 1
            return
        link = f' href="{escape_attribute(href)}"' if name == "a" else ""
        self.inline.append((name, f"<{name}{link}>"))

    def end_inline(self, name: str) -> None:
        """An inline element ends; those that were begun in it are begun again after it."""
        if self.again[name]:
            self.again[name] -= 1
            return
        for place, (each, _) in enumerate(self.inline):
            if each == name:
                self.close_inline(place)
                del self.inline[place]
                return

    def close_inline(self, place: int) -> None:
        """Writes the ends of the inline elements from `place` on."""
        while self.written > place:
            self.written -= 1
            self.out.append(f"</{self.inline[self.written][0]}>")

    # Words and white space.

    def text(self, words: str) -> None:
        """Words of the text, with white space as it comes."""
        if self.frames[-1].name == "pre":
            self.verbatim(words)
        elif self.lines:
            # Preformatted text where a block cannot stand: its lines are kept.
            for number, line in enumerate(words.split("\n")):
                self.breaks = max(self.breaks, 1 if number else 0)
                self.run(line)
        else:
            self.run(words)

    def run(self, words: str) -> None:
        """Words in which white space is one space."""
        bare = words.strip(NOTHING)
        if not bare:
            self.space += words
            return
        start = words.find(bare)
        self.space += words[:start]
        self.make_room()
        self.out.append(escape(collapse(bare)))
        self.words += 1
        self.space = words[start + len(bare) :]

    def verbatim(self, words: str) -> None:
        """Words of a block in which white space stands as it is; blank lines around it do not."""
        bare = words.rstrip(NOTHING)
        if not bare:
            self.space += words
            return
        if self.words == self.frames[-1].words:
            lead = len(bare) - len(bare.lstrip(NOTHING))
            bare = (self.space + bare[:lead]).rpartition("\n")[2] + bare[lead:]
            self.space = ""
        elif self.breaks and "\n" not in self.space:
            self.space += "\n"
        self.breaks = 0
        if self.space:
            self.out.append(escape(self.space))
        self.open_inline()
        self.out.append(escape(bare))
        self.words += 1
        self.space = words[len(words.rstrip(NOTHING)) :]

    def line_break(self) -> None:
        """A <br>: a break if words follow; two of them part paragraphs."""
        if self.frames[-1].name == "pre":
            self.space += "\n"
        elif self.frames[-1].name not in WORDS_GO_INTO:
            self.breaks += 1

    def make_room(self) -> None:
        """Writes what is due before words: the element around them, a break, white space."""
        if self.breaks > 1 and self.frames[-1].name == "p":
            self.close()
        while (around := WORDS_GO_INTO.get(self.frames[-1].name)) is not None:
            if self.frames[-1].complete:
                self.close()
                continue
            self.open(around, implied=True)
        if self.words == self.frames[-1].words:
            self.space = ""
        elif self.out[-1] in LIST_ENDS:
            self.out.append("\n")
            self.space = ""
        elif self.breaks:
            self.out += ("<br>", "\n")
            self.space = ""
        if self.space:
            self.out.append(escape(collapse(self.space)))
        self.breaks = 0
        self.open_inline()

    def open_inline(self) -> None:
        """Writes the starts of the inline elements that are open and not yet written."""
        self.out += [markup for _, markup in self.inline[self.written :]]
        self.written = len(self.inline)

    def forget_space(self) -> None:
        """At the edge of a block white space is nothing."""
        self.space = ""
        self.breaks = 0
