"""What stands in HTML from outside? Reads it into start, end and text tokens in one linear pass.

Names are folded to the few that an article knows, and what never holds an article's words (a
script, a style, a drawing, a form control) is left out with all it holds. Nothing is judged safe
here: that is nh3's, the last gate in `sanitize`. Nesting is mended in `normal_form`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from annotator.text import limits
from annotator.text.letters import without_controls

# Possessive quantifiers keep it linear: no branch is ever tried twice. An element ends at the
# first ">" outside a quoted value, and a value is quoted only right after "=".
MARKUP = re.compile(
    r"""
      <!--(?:-?>|.*?(?:--!?>|\Z))                       # comment
    | <[!?][^>]*+(?:>|\Z)                               # doctype, CDATA, instruction
    | </(?=[^a-zA-Z])[^>]*+(?:>|\Z)                     # what HTML calls a bogus comment
    | <(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)
      (?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)(?P<closed>>?)
    """,
    re.VERBOSE | re.DOTALL,
)
# Any other "<" is itself.
BEGINNING = re.compile(r"<[a-zA-Z/!?]")
ATTRIBUTE = re.compile(r"""([^\s/=>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""")

# A reference to a character by a number that no character has. Python's own reader of references
# would make an integer of any number of digits, or fail.
ENDLESS_REFERENCE = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")

FOLDED = {
    **{name: name for name in ("p", "h2", "h3", "h4", "blockquote", "figure", "figcaption")},
    **{name: name for name in ("ul", "ol", "li", "pre", "hr", "br", "div")},
    **{name: name for name in ("table", "caption", "thead", "tbody", "tr", "td", "th")},
    **{name: name for name in ("em", "strong", "code", "a", "sup", "sub", "q", "s")},
    **dict.fromkeys(("b",), "strong"),
    **dict.fromkeys(("i", "cite", "var", "dfn"), "em"),
    **dict.fromkeys(("tt", "kbd", "samp"), "code"),
    **dict.fromkeys(("del", "strike"), "s"),
    **dict.fromkeys(("dir", "menu"), "ul"),
    **dict.fromkeys(("listing", "plaintext", "xmp"), "pre"),
    **dict.fromkeys(("h1",), "h2"),
    **dict.fromkeys(("h5", "h6"), "h4"),
    **dict.fromkeys(("tfoot",), "tbody"),
    # Their ends are optional, like that of a paragraph.
    **dict.fromkeys(("dt", "dd"), "p"),
    **dict.fromkeys(("address", "article", "aside", "body", "center", "details", "dialog"), "div"),
    **dict.fromkeys(("dl", "fieldset", "footer", "form", "head", "header", "hgroup"), "div"),
    **dict.fromkeys(("html", "legend", "main", "nav", "search", "section", "summary"), "div"),
}

# They end at the first end of their own name, whatever stands in between.
RAW = frozenset(
    {"script", "style", "title", "textarea", "iframe", "noembed", "noframes", "noscript"}
)
RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}

# They hold elements and end where they are balanced.
LEFT_OUT = frozenset({"svg", "math", "template", "object", "applet", "audio", "video"}) | {
    *("canvas", "map", "select", "button")
}
LEFT_OUT_END = re.compile(rf"</({'|'.join(sorted(LEFT_OUT))})(?=[\s/>])", re.IGNORECASE)


class Token(NamedTuple):
    """A piece of HTML: words, or an element's start or end.

    `value` is the words, or the folded name; `href` is where a link leads, characters not
    escaped, "" where nothing is said.
    """

    kind: Literal["start", "end", "text"]
    value: str
    href: str = ""


def read(source: str) -> Iterator[Token]:
    """The tokens of `source`, in order. Linear in its length, whatever it holds.

    Raises TooLarge when there are more elements than `limits.MAX_ELEMENTS`.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    last_ends = {match[1].lower(): match.start() for match in LEFT_OUT_END.finditer(source)}
    elements = 0
    position = seek = 0
    skipped, depth = "", 0
    while (beginning := BEGINNING.search(source, seek)) is not None:
        at = beginning.start()
        match = MARKUP.match(source, at)
        if match is None:
            seek = at + 1
            continue
        if at > position and not skipped:
            yield text(source[position:at])
        position = seek = match.end()
        if match["name"] is None:
            continue
        if not match["closed"]:
            # An element that the text's end cuts off: words, as "a < b" without the space.
            position = at
            break
        name = match["name"].lower()
        elements += 1
        limits.check_elements(elements)
        if skipped:
            if name == skipped:
                depth += -1 if match["end"] else 1
                skipped = skipped if depth else ""
        elif name in LEFT_OUT and not match["end"]:
            if last_ends.get(name, -1) > at:
                skipped, depth = name, 1
        elif name in RAW and not match["end"]:
            ending = RAW_END[name].search(source, position)
            position = seek = ending.start() if ending else len(source)
        elif (folded := FOLDED.get(name)) is not None:
            if match["end"]:
                yield Token("end", folded)
            else:
                yield Token("start", folded, href(match["attributes"]) if name == "a" else "")
    if position < len(source) and not skipped:
        yield text(source[position:])


def text(words: str) -> Token:
    """Words with their character references resolved and without control characters."""
    return Token("text", without_controls(resolve(words)))


def resolve(words: str) -> str:
    """`words` with the characters that references such as `&eacute;` and `&#233;` stand for."""
    if "&" not in words:
        return words
    return html.unescape(ENDLESS_REFERENCE.sub("\N{REPLACEMENT CHARACTER}", words))


def href(attributes: str) -> str:
    """Where a link with these attributes leads, or ""."""
    for name, double, single, bare in ATTRIBUTE.findall(attributes):
        if name.lower() == "href":
            address = without_controls(resolve(double or single or bare)).strip()
            return address if len(address) <= limits.MAX_ADDRESS else ""
    return ""
