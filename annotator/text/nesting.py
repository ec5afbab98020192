"""Which elements are open at each point? Gives tokens whose block elements nest, each with its end.

Ends that HTML lets one leave out are supplied, ends of nothing are dropped, and what lies too
deep is refused. Inline elements pass as they come: `normal_form` cuts them at the blocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from annotator.text.limits import check_depth
from annotator.text.tokens import Token

INLINE = frozenset({"em", "strong", "code", "a", "sup", "sub", "q", "s"})
HEADINGS = ("h2", "h3", "h4")
CELLS = ("td", "th", "caption")
SECTIONS = ("thead", "tbody")

# They only part what is before from what is after, so that nothing needs to be kept of them.
PARTING = frozenset({"p", "br", "hr"})

# For an element that begins: which others it ends, and what shields those from being ended.
BEGINNING_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "table", "blockquote", "figure", "pre", *CELLS, *HEADINGS)),
    "tr": (("tr", "caption"), ("table",)),
    **dict.fromkeys(("td", "th"), (CELLS, ("table",))),
    **dict.fromkeys((*SECTIONS, "caption"), ((*SECTIONS, "caption"), ("table",))),
    **dict.fromkeys(HEADINGS, (HEADINGS, ("table", "ul", "ol", "blockquote", *CELLS))),
}

# For an element of a table that begins: what must be open between it and the table, and what
# HTML supplies when it is not.
SURROUNDED_BY = {"tr": (SECTIONS, "tbody"), "td": (("tr",), "tr"), "th": (("tr",), "tr")}

# For an element that ends: what shields it when the end stands inside.
ENDING_SHIELDS: defaultdict[str, tuple[str, ...]] = defaultdict(
    lambda: ("table", *CELLS),
    {
        "table": (),
        "li": ("table", "ul", "ol", *CELLS),
        **dict.fromkeys(("tr", *SECTIONS, *CELLS), ("table",)),
    },
)


def nest(tokens: Iterable[Token]) -> list[Token]:
    """`tokens` with block elements that nest. Linear in their number.

    Raises TooDeep when more than `limits.MAX_DEPTH` elements are open at once.
    """
    nesting = Nesting()
    for token in tokens:
        if token.kind == "text":
            nesting.out.append(token)
        elif token.value in INLINE:
            nesting.count_inline(token)
            nesting.out.append(token)
        else:
            nesting.part()
            if token.value in PARTING:
                nesting.out.append(token)
            elif token.kind == "start":
                nesting.start(token)
            else:
                nesting.end(token)
    nesting.close(0)
    return nesting.out


class Nesting:
    """The block elements that are open, innermost last, and how often each inline one was begun."""

    def __init__(self) -> None:
        self.out: list[Token] = []
        self.opened: list[str] = []
        # For each name: where it is open, after a -1 that is always there.
        self.places: dict[str, list[int]] = defaultdict(lambda: [-1])
        self.begun: dict[str, int] = {}
        self.inline = 0

    def start(self, token: Token) -> None:
        """Adds the ends that the start of an element implies, what HTML supplies, and the start."""
        name = token.value
        if name in BEGINNING_ENDS:
            ended, shields = BEGINNING_ENDS[name]
            place = self.last(ended)
            if place > self.last(shields):
                self.close(place)
        if name in SURROUNDED_BY:
            surroundings, supplied = SURROUNDED_BY[name]
            table = self.places["table"][-1]
            if table >= 0 and self.last(surroundings) < table:
                self.start(Token("start", supplied))
        self.places[name].append(len(self.opened))
        self.opened.append(name)
        check_depth(len(self.opened) + self.inline)
        self.out.append(token)

    def end(self, token: Token) -> None:
        """Adds the ends of the element and of all that is open in it; none if it is not open."""
        name = token.value
        place = self.last(HEADINGS if name in HEADINGS else (name,))
        if place > self.last(ENDING_SHIELDS[name]):
            self.close(place)

    def close(self, place: int) -> None:
        """Adds the ends of the elements from `place` on, innermost first."""
        while len(self.opened) > place:
            name = self.opened.pop()
            self.places[name].pop()
            self.out.append(Token("end", name))

    def last(self, names: Iterable[str]) -> int:
        """The place of the innermost open element of one of these names, or -1."""
        place = -1
        for name in names:
            place = max(place, self.places[name][-1])
        return place

    def count_inline(self, token: Token) -> None:
        """Counts an inline element that begins or ends."""
        count = self.begun.get(token.value, 0)
        if token.kind == "start":
            if token.value == "a" and count:
                # A link ends the one before it.
                return
            self.begun[token.value] = count + 1
            self.inline += 1
            check_depth(len(self.opened) + self.inline)
        elif count:
            self.begun[token.value] = count - 1
            self.inline -= 1

    def part(self) -> None:
        """A block begins or ends.

        What was begun many times counts once from here on: in old pages each paragraph begins
        another <b> that is never ended.
        """
        if self.inline:
            self.begun = {name: 1 for name, count in self.begun.items() if count}
            self.inline = len(self.begun)
