"""Where do the elements of a saved web page stand in its source? Positions, not a tree.

One pass over the markup. Choosing the article among the regions is `html`, and what the page says
of itself is read in `metadata`; making safe what is chosen is `annotator.text.sanitize`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from annotator.sources.decode import tidy
from annotator.text import limits
from annotator.text.letters import plain
from annotator.text.lexicon.entry import words as word_set
from annotator.text.tokens import ATTRIBUTE, MARKUP, RAW, RAW_END, resolve

# Elements whose ends are always written, so that a region can be told from its start and end.
REGIONS = word_set(
    "article aside blockquote body cite dialog div figure footer form h1 header main nav section"
    " span time ul a"
)
# Elements within a line.
INLINE = word_set("a abbr b bdi cite code em i kbd mark q s small span strong sub sup time u wbr")
# Elements without content, and those that are read whole.
SINGLE = frozenset({"html", "link", "meta"})
# Longer attributes are no metadata: pictures written into the page, code.
LONGEST_ATTRIBUTES = 10_000
# Nothing that is read as one line of metadata takes more source than this.
LONGEST_LINE = 5_000
# … and of elements of one name, so many are asked what they say.
MOST_ASKED = 50


@dataclass(frozen=True, slots=True)
class Region:
    """An element: where it starts and ends in the source, and its content within."""

    name: str
    start: int
    inner: int
    inner_end: int
    end: int
    attributes: str = ""

    def holds(self, other: Region) -> bool:
        """Whether `other` lies inside this region."""
        return self.start < other.start and other.end <= self.end


@dataclass(slots=True)
class Page:
    """The source of a page and the regions of it that say something, in the order of their ends.

    `text_at` and `text_until` are the places of pieces of text, with the sum of their lengths.
    """

    source: str
    regions: dict[str, list[Region]] = field(default_factory=lambda: defaultdict(list))
    text_at: list[int] = field(default_factory=list)
    text_until: list[int] = field(default_factory=list)

    def all(self, names: Iterable[str]) -> list[Region]:
        """The regions with these names, from the first start to the last, outer before inner."""
        return sorted(
            (region for name in names for region in self.regions.get(name, ())),
            key=lambda region: (region.start, -region.end),
        )

    def words(self, region: Region) -> str:
        """The text of a region on one line, without markup; of a long one only the beginning."""
        inner = self.source[region.inner : min(region.inner_end, region.inner + LONGEST_LINE)]
        return one_line(MARKUP.sub(instead, inner) if "<" in inner else inner)

    def weight(self, region: Region) -> int:
        """How much text there is in a region, in code points of the source."""
        return self._text_before(region.inner_end) - self._text_before(region.inner)

    def _text_before(self, position: int) -> int:
        place = bisect_left(self.text_at, position)
        return self.text_until[place - 1] if place else 0


def instead(markup: re.Match[str]) -> str:
    """What stands for a piece of markup in a line of text: a space, or nothing inside a line."""
    return "" if (markup["name"] or "").lower() in INLINE else " "


def one_line(words: str) -> str:
    """Words from a page as a title or a name: references resolved, one line, nothing unseen."""
    return plain(tidy(resolve(words)))


def attributes(region: Region) -> dict[str, str]:
    """The attributes of an element by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(region.attributes[:LONGEST_ATTRIBUTES]):
        found.setdefault(name.lower(), one_line(double or single or bare))
    return found


def scan(source: str) -> Page:
    """The regions of a page's `source`. Linear in its length.

    An end without a start is passed over, and so is an element that never ends, but for the
    parts that hold an article: they reach to the end. Raises TooLarge when there is too much.
    """
    limits.check_length(source)
    page = Page(source)
    opened: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    position = elements = text = 0
    while (at := source.find("<", position)) >= 0:
        match = MARKUP.match(source, at)
        if match is None:
            position = at + 1
            continue
        if bare := len(source[position:at].strip()):
            text += bare
            page.text_at.append(position)
            page.text_until.append(text)
        position = match.end()
        if match["name"] is None:
            continue
        elements += 1
        limits.check_elements(elements)
        name = match["name"].lower()
        if match["end"]:
            if opened[name] if name in REGIONS else False:
                start, inner, written = opened[name].pop()
                page.regions[name].append(Region(name, start, inner, at, position, written))
        elif name in RAW:
            ending = RAW_END[name].search(source, position)
            inner_end = ending.start() if ending else len(source)
            region = Region(name, at, position, inner_end, inner_end, match["attributes"])
            page.regions[name].append(region)
            position = inner_end
        elif name in SINGLE:
            region = Region(name, at, position, position, position, match["attributes"])
            page.regions[name].append(region)
        elif name in REGIONS:
            opened[name].append((at, position, match["attributes"]))
    for name in ("article", "main", "body"):
        for start, inner, written in opened[name]:
            page.regions[name].append(Region(name, start, inner, len(source), len(source), written))
    if bare := len(source[position:].strip()):
        page.text_at.append(position)
        page.text_until.append(text + bare)
    return page


def outermost(regions: Iterable[Region]) -> list[Region]:
    """Those of `regions` that lie in no other of them, in the order of the source."""
    outer: list[Region] = []
    for region in sorted(regions, key=lambda region: (region.start, -region.end)):
        if not outer or region.start >= outer[-1].end:
            outer.append(region)
    return outer


def holder(region: Region, outer: list[Region]) -> Region | None:
    """The one of `outer`, regions in order that do not overlap, that holds `region`."""
    place = bisect_left(outer, region.start, key=lambda each: each.start) - 1
    return outer[place] if place >= 0 and outer[place].holds(region) else None


def cut(page: Page, region: Region, replaced: Iterable[tuple[Region, str]]) -> str:
    """The source inside `region`, with the regions in `replaced` replaced by other HTML.

    Of regions inside one another, the outer one counts.
    """
    parts: list[str] = []
    position = region.inner
    for other, instead in sorted(replaced, key=lambda pair: (pair[0].start, -pair[0].end)):
        if other.start < position or other.end > region.inner_end:
            continue
        parts += (page.source[position : other.start], instead)
        position = other.end
    parts.append(page.source[position : region.inner_end])
    return "".join(parts)


def paragraph(words: str) -> str:
    """A paragraph with these words, as HTML."""
    return f"<p>{escape(words, quote=False)}</p>"
