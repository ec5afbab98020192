"""How does a text stay a text in Markdown? Escapes whatever one of its many readers might read.

Those are CommonMark and GitHub, Obsidian, pandoc, and Python-Markdown, by which it comes back.
Where not all of them know a backslash before a sign, an HTML reference stands for the sign.
"""

from __future__ import annotations

import re

# Python-Markdown knows a backslash before these.
SIGNS = re.compile(r"[\\`*_\[\]{}]")
# What begins something where all of them meet: code, emphasis, links, HTML, math, notes, strokes,
# highlights, comments, citations, names of emoji, tables.
REFERENCES = re.compile(
    r"[<~^|$]|&(?=#?\w{1,31};)|(?<!=)=(?==)|(?<!%)%(?=%)|@(?=\w)|:(?=[\w+-]+:)|(?<!\w)#(?=\w)|\](?=:)"
)
# What begins a block at the start of a line: headings, quotations, lists of many kinds, rules,
# underlined headings, definitions.
LINE_START = re.compile(
    r"\A(?:([#>+-])|(\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,9}|#))([.)])(?=\s|$))"
)
LINE_SIGN = re.compile(r"[=:%]")


def escape(words: str) -> str:
    """`words` as a run of Markdown that is nothing but these words."""
    return SIGNS.sub(r"\\\g<0>", REFERENCES.sub(reference, words))


def escape_line(line: str) -> str:
    """A line whose words are escaped already, so that its start begins no block."""
    if LINE_SIGN.match(line):
        return reference_to(line[0]) + line[1:]
    return LINE_START.sub(bare_start, line, count=1)


def bare_start(found: re.Match[str]) -> str:
    """The beginning of a line with a backslash before the sign that would begin a block."""
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def escape_html(words: str) -> str:
    """`words` inside an HTML block on one line, where Markdown reads no sign; notes are taken out
    of the text when it comes back, so that nothing may look like one.
    """
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return words.replace("[", "&#91;").replace("\n", "&#10;")


def address(href: str) -> str:
    """A link's address between brackets: what would end it or be read in it is percent-encoded."""
    encoded = re.sub(r"""[\s()<>\\`"'*_\[\]{}|^~$]""", percent, href)
    return re.sub(r"&(?=#?\w+;)", "&amp;", encoded)


def percent(found: re.Match[str]) -> str:
    """A sign as its bytes in UTF-8."""
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def reference(found: re.Match[str]) -> str:
    """A sign that was found as an HTML reference."""
    return reference_to(found[0])


def reference_to(sign: str) -> str:
    """An HTML reference to a sign."""
    return {"<": "&lt;", "&": "&amp;"}.get(sign, f"&#{ord(sign)};")
