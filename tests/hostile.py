"""What would somebody send who means harm? `fixtures/cases/hostile.json`, made up by us.

Each payload calls `hit(1)`, asks for something of `evil.example`, or would change the page around
it. Kinds tell what it is made of; those of “endless” take in all that follows them, as browsers
read it, and those of “null” hold a character that no text file has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tests.live import ROOT

KINDS: dict[str, list[str]] = json.loads((ROOT / "fixtures/cases/hostile.json").read_text("utf-8"))
ENDLESS = KINDS["endless"]
ALL = [payload for kind in KINDS.values() for payload in kind]
# What a form takes.
TAKEN = [payload for payload in ALL if "\x00" not in payload]
# What can stand in the middle of a text.
CONTAINED = [
    payload
    for name, kind in KINDS.items()
    for payload in kind
    if name not in ("endless", "null", "urls")
]
END = "These are the last words."


def article(link: str) -> str:
    """All that can stand in the middle of a text, and every address in a `link` of the format."""
    links = (link.replace("ADDRESS", address) for address in KINDS["urls"])
    return "\n\n".join(["The first words.", *CONTAINED, *links, END])


def chunks(longest: int, payloads: Iterable[str] = TAKEN) -> Iterator[str]:
    """`payloads`, without line breaks, as lines of up to `longest` characters each."""
    line = ""
    for payload in payloads:
        flat = " ".join(payload.split())
        if line and len(line) + 1 + len(flat) > longest:
            yield line
            line = ""
        line = f"{line} {flat}".strip()
    yield line
