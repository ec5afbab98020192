"""Which characters may stand in a text, and which are white space? For text from anywhere."""

from __future__ import annotations

import re
import unicodedata

# Control characters that are no white space, halves of surrogate pairs, and the code points that
# Unicode keeps for no character: no browser, database or HTML checker wants them.
PLANES = range(0x10000, 0x110000, 0x10000)
NO_CHARACTERS = "".join(f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in PLANES)
CONTROLS = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{NO_CHARACTERS}]"
)

# White space that is collapsed. No-break spaces and the spaces of a given width are kept.
COLLAPSIBLE = re.compile("[ \t\n\v\f\r\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+")

# They turn the direction of what follows: in a title, of the page around it.
BIDI_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")

# They take no room: a paragraph of nothing else is empty.
INVISIBLE = "\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
WHITE_SPACE = "".join(filter(str.isspace, map(chr, range(0x3001))))
NOTHING = WHITE_SPACE + INVISIBLE


def without_controls(words: str) -> str:
    """`words` without control characters; white space of every kind stays."""
    return CONTROLS.sub("", words)


def collapse(words: str) -> str:
    """`words` with each run of white space as one space; no-break spaces stay as they are."""
    return COLLAPSIBLE.sub(" ", words)


def plain(text: str) -> str:
    """A title or a name from outside: one line, composed (NFC), no controls, no bidi overrides."""
    bare = BIDI_OVERRIDES.sub("", without_controls(text))
    return unicodedata.normalize("NFC", collapse(bare).strip())
