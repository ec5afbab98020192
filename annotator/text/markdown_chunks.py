"""Where can a Markdown text be cut? Into chunks that mean the same each by itself.

Python-Markdown takes time with the square of a text's length in places; chunks of bounded length
keep that linear. Rendering them is `markdown`'s.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from annotator.text.explained import gettext_noop
from annotator.text.markdown_budget import MarkdownTooComplex

# Characters. Short stretches go together, for each chunk has its price; a long list is cut
# between two items; a paragraph cannot be cut.
SHORT_CHUNK = 2_000
LONG_CHUNK = 10_000
MAX_CHUNK = 20_000
TOO_LONG = gettext_noop("This Markdown has a paragraph or a list of more than {limit} characters.")

FENCE = re.compile(r"(`{3,}|~{3,})[ ]*(?:\{[^}\n]*\}|\.?[\w#.+-]*)[ ]*$")
CLOSING_FENCE = re.compile(r"^(`{3,}|~{3,})[ ]*$")

# A stretch of lines that begins so goes on with what is before it: a list, a quotation.
CONTINUES = re.compile(r"[ ]{0,3}(?:[-+*][ ]|\d{1,9}[.)][ ]|>)|[ ]{4}|[ ]{0,3}\t")

# It begins a list even right below a line of words, as in most other Markdowns.
LIST = re.compile(r"[ ]{0,3}(?:[-+*]|1\.)[ ]+\S")

# A stretch that begins so is HTML up to the next blank line, or to the end that it needs.
HTML_BLOCK = re.compile(
    r"(<!--|</?(?:address|article|aside|blockquote|body|center|details|dialog|div|dl|dt|dd"
    r"|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link"
    r"|main|meta|nav|noscript|ol|p|pre|script|section|source|style|summary|svg|table|tbody|td"
    r"|tfoot|th|thead|title|tr|ul)(?=[\s/>]|$))",
    re.IGNORECASE,
)
HTML_UNTIL = {
    "<!--": "-->",
    "<script": "</script>",
    "<style": "</style>",
    "<pre": "</pre>",
    "<svg": "</svg>",
}
HTML_END = re.compile(r"(-->|</(?:script|style|pre|svg)>)", re.IGNORECASE)

REFERENCE = re.compile(
    r"^[ ]{0,3}\[([^\[\]^\n][^\[\]\n]*+)\]:[ ]*+(\S++)"
    r"[ ]*+(?:\"[^\"\n]*+\"|'[^'\n]*+'|\([^)\n]*+\))?+[ ]*+$",
    re.MULTILINE,
)
# Python-Markdown would take a note of one word for the address of a link, and drop it.
NOTE = re.compile(r"^([ ]{0,3})\[\^", re.MULTILINE)


class Chunk(NamedTuple):
    """A part of a Markdown text: Markdown, the inside of a fenced code block, or HTML."""

    kind: Literal["markdown", "code", "raw"]
    text: str


def split(source: str, *, raw: bool) -> Iterator[Chunk]:
    """The chunks of `source`, in order. Linear in its length.

    `raw` says whether HTML blocks are HTML. Raises MarkdownTooComplex when a paragraph, or a list
    that cannot be cut, has more than `MAX_CHUNK` characters.
    """
    pending: list[str] = []
    length = 0
    for chunk in stretches(source.split("\n"), raw=raw):
        if pending and (chunk.kind != "markdown" or may_cut(chunk.text, length)):
            yield Chunk("markdown", "\n\n".join(pending))
            pending, length = [], 0
        if chunk.kind != "markdown":
            yield chunk
            continue
        pending.append(NOTE.sub(r"\1\[^", chunk.text))
        length += len(chunk.text)
        if length > MAX_CHUNK:
            raise MarkdownTooComplex(TOO_LONG, limit=MAX_CHUNK)
    if pending:
        yield Chunk("markdown", "\n\n".join(pending))


def may_cut(following: str, length: int) -> bool:
    """Whether a chunk of `length` characters ends before these lines."""
    if CONTINUES.match(following):
        return length > LONG_CHUNK and not following[0].isspace()
    return length > SHORT_CHUNK


def stretches(lines: Sequence[str], *, raw: bool) -> Iterator[Chunk]:
    """The parts between blank lines, and each fenced code block and HTML block as one."""
    fences = places(lines, CLOSING_FENCE)
    ends = places(lines, HTML_END) if raw else {}
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        fence = FENCE.match(line)
        if fence and (closing := next_place(fences, fence[1], at + 1)):
            yield Chunk("code", "\n".join(lines[at + 1 : closing]))
            at = closing + 1
            continue
        html = HTML_BLOCK.match(line) if raw else None
        last = next_place(ends, HTML_UNTIL.get(html[1].lower(), ""), at) if html else None
        stop = at + 1 if last is None else last + 1
        if last is None:
            within = html or CONTINUES.match(line)
            while stop < len(lines) and lines[stop].strip():
                if opens_fence(lines, stop, fences) or (not within and LIST.match(lines[stop])):
                    break
                stop += 1
        yield Chunk("raw" if html else "markdown", "\n".join(lines[at:stop]))
        at = stop


def opens_fence(lines: Sequence[str], at: int, fences: dict[str, list[int]]) -> bool:
    """Whether a fenced code block begins in this line: it must end somewhere."""
    fence = FENCE.match(lines[at])
    return fence is not None and next_place(fences, fence[1], at + 1) is not None


def places(lines: Iterable[str], pattern: re.Pattern[str]) -> dict[str, list[int]]:
    """For each first group of `pattern`, in small letters: the numbers of the lines with it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for match in pattern.finditer(line):
            found[match[1].lower()].append(number)
    return found


def next_place(found: dict[str, list[int]], name: str, start: int) -> int | None:
    """The first line from `start` on where `name` was found, or None."""
    numbers = found.get(name, [])
    index = bisect_left(numbers, start)
    return numbers[index] if index < len(numbers) else None


def references(chunks: Iterable[Chunk]) -> dict[str, tuple[str, str]]:
    """The addresses that links anywhere in the text may refer to by name, in small letters."""
    return {
        match[1].strip().lower(): (match[2].lstrip("<").rstrip(">"), "")
        for chunk in chunks
        if chunk.kind == "markdown"
        for match in REFERENCE.finditer(chunk.text)
    }
