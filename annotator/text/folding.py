"""When do two texts say the same words? When they fold to the same; offsets lead there and back.

Folded away are kinds of white space, quotation marks, hyphens and apostrophes, the Unicode form,
and characters that take no room; nothing else. What to make of words that differ is `anchoring`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

# The planes of writing; behind them are variation selectors only, which compose with nothing.
MARKS = "".join(c for c in map(chr, range(0x20000)) if unicodedata.category(c)[0] == "M")
# A combining mark belongs to the character before it, whatever that is.
WORD = f"\\w{MARKS}"

# They count as nothing: soft hyphens, joiners, marks of direction.
NOTHING = re.compile("[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
# Unicode's property Quotation_Mark (PropList.txt), without the single marks that are apostrophes.
QUOTES = '"«»‚“”„‟‹›⹂「」『』〝〞〟﹁﹂﹃﹄＂｢｣❝❞'
# Unicode's property Dash without the swung and the double ones, and what people type for it.
DASHES = "-‐‑‒–—―−﹘﹣－⁃"
APOSTROPHES = "'‘’‛ʼ＇`´′❛❜"

TYPED_DOUBLE = re.compile("''|``")
# Marks upon a character, and syllables of Hangul in pieces: what normalisation may put together.
COMPOSABLE = f"[^{MARKS}]?[{MARKS}]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
# Between letters it is an apostrophe, anywhere else a quotation mark.
QUOTING = re.compile(f"(?<![{WORD}])'|'(?![{WORD}])")
# White space beside a quotation mark counts as nothing, on either side: « X » is “X”, and a
# straight mark does not tell which side is inside. So does white space before : ; ! and ?.
SPACES = re.compile('(?<=") +| +(?=[":;!?])| {2,}')


def fold(text: str) -> str:
    """`text` as it is compared with another: equal if they say the same words.

    Idempotent. White space at the edges stays, as one space.
    """
    return Folded(text).text


@lru_cache(maxsize=4)
def folded(text: str) -> Folded:
    """`text` folded, with its offsets; the last few are remembered."""
    return Folded(text)


class Folded:
    """A text folded: `text`, and which of its characters stands for which of the `source`."""

    __slots__ = ("_stages", "source", "text")

    def __init__(self, source: str) -> None:
        self.source = source
        self._stages: list[Edits] = []
        text = self._replace(NOTHING, lambda _: "", source)
        text = self._replace(TYPED_DOUBLE, lambda _: '"', text)
        text = self._compose(text)
        text = one_kind(text)
        if "'" in text:
            text = QUOTING.sub('"', text)
        bare = text
        self.text = self._replace(SPACES, lambda match: space_for(match, bare), text)

    def _compose(self, text: str) -> str:
        if unicodedata.is_normalized("NFC", text):
            return text
        odd = "".join(c for c in set(text) if not unicodedata.is_normalized("NFC", c))
        pattern = f"{COMPOSABLE}|[{re.escape(odd)}]" if odd else COMPOSABLE
        return self._replace(
            re.compile(pattern), lambda match: unicodedata.normalize("NFC", match.group()), text
        )

    def _replace(
        self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str], text: str
    ) -> str:
        """`text` with what matches replaced; the change of offsets is kept."""
        edits = Edits()
        out: list[str] = []
        reached = length = 0
        for match in pattern.finditer(text):
            start, end = match.span()
            words = by(match)
            out.append(text[reached:start])
            out.append(words)
            length += start - reached
            if len(words) != end - start:
                edits.add(start, end, length, length + len(words))
            length += len(words)
            reached = end
        if not out:
            return text
        if edits.source_starts:
            self._stages.append(edits)
        out.append(text[reached:])
        return "".join(out)

    def start(self, index: int) -> int:
        """Where the folded character at `index` starts in the source.

        The source's length for the index after the last.
        """
        if index >= len(self.text):
            return len(self.source)
        for stage in reversed(self._stages):
            index = stage.start(index)
        return index

    def end(self, index: int) -> int:
        """Where the folded characters before `index` end in the source."""
        if index <= 0:
            return 0
        for stage in reversed(self._stages):
            index = stage.end(index)
        return index

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The folded characters that the source's code points from `start` to `end` touch."""
        for stage in self._stages:
            start, end = stage.touched(start, end)
        return start, max(start, end)


class Edits:
    """Where a replacement changed lengths: stretches of the source, and what they became."""

    __slots__ = ("ends", "source_ends", "source_starts", "starts")

    def __init__(self) -> None:
        self.source_starts: list[int] = []
        self.source_ends: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, source_start: int, source_end: int, start: int, end: int) -> None:
        """The source from `source_start` to `source_end` became `start` to `end`."""
        self.source_starts.append(source_start)
        self.source_ends.append(source_end)
        self.starts.append(start)
        self.ends.append(end)

    def start(self, index: int) -> int:
        """Where the character at `index` starts in the source."""
        at = bisect_right(self.starts, index) - 1
        if at < 0:
            return index
        if index < self.ends[at]:
            return self.source_starts[at]
        return self.source_ends[at] + index - self.ends[at]

    def end(self, index: int) -> int:
        """Where the character before `index` ends in the source."""
        at = bisect_right(self.starts, index - 1) - 1
        if at < 0:
            return index
        if index <= self.ends[at]:
            return self.source_ends[at]
        return self.source_ends[at] + index - self.ends[at]

    def touched(self, start: int, end: int) -> tuple[int, int]:
        """The characters that the source's from `start` to `end` became, even if in part."""
        at = bisect_right(self.source_starts, start) - 1
        if at >= 0:
            inside = start < self.source_ends[at]
            start = self.starts[at] if inside else self.ends[at] + start - self.source_ends[at]
        at = bisect_right(self.source_starts, end - 1) - 1
        if at >= 0:
            inside = end <= self.source_ends[at]
            end = self.ends[at] if inside else self.ends[at] + end - self.source_ends[at]
        return start, end


def one_kind(text: str) -> str:
    """`text` with one character for each kind; no offset changes."""
    kinds = (("'", APOSTROPHES), ('"', QUOTES), ("-", DASHES))
    there = set(text)
    for one, kind in kinds:
        for character in there.intersection(kind):
            text = text.replace(character, one)
    for character in there:
        if character.isspace() and character != " ":
            text = text.replace(character, " ")
    return text


def space_for(match: re.Match[str], text: str) -> str:
    """What a run of spaces in `text` becomes: one space, or nothing."""
    start, end = match.span()
    beside = text[start - 1 : start] == '"' or text[end : end + 1] in set('":;!?')
    return "" if beside else " "
