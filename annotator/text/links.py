"""Which words are addresses of the web? Makes links of them with bleach, a word at a time.

bleach reads with html5lib, 0.15 MB a second where nh3 does 5: given a whole article of 5 MB it
would take half a minute. It needs to see no more than the words that look like addresses.
"""

from __future__ import annotations

import html
import re

from bleach.linkifier import Linker

from annotator.text.document import TOKEN, escape, name_of
from annotator.text.letters import INVISIBLE
from annotator.text.limits import MAX_ADDRESS

# bleach's own pattern takes any word with a dot before a country's letters, such as "config.py".
ADDRESS = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)"
    rf"[^\s{INVISIBLE}<>\"«»“”]*[^\s{INVISIBLE}<>\"«»“”.,;:!?…'’\[\]{{}}|*_]",
    re.IGNORECASE,
)

# Elements in whose words an address is no link.
UNLINKED = frozenset({"a", "pre", "code"})

# In one text. Beyond it is a list of links by a machine, and each costs a quarter of a
# millisecond. Links that are there already count, so that a second pass makes no more.
MAX_LINKS = 2_000


def link(normal: str) -> str:
    """HTML in normal form with its bare addresses made links, the first `MAX_LINKS` of them."""
    if ADDRESS.search(normal) is None:
        return normal
    linker = Linker(callbacks=[], url_re=ADDRESS)
    parts: list[str] = []
    unlinked = found = 0
    for match in TOKEN.finditer(normal):
        token = match[0]
        if token[0] == "<":
            if name_of(token) in UNLINKED:
                unlinked += -1 if token.startswith("</") else 1
        elif found < MAX_LINKS:
            words = html.unescape(token)
            addresses = list(ADDRESS.finditer(words))
            if addresses and not unlinked:
                token = link_words(linker, words, addresses[: MAX_LINKS - found])
            found += len(addresses)
        parts.append(token)
    return "".join(parts)


def link_words(linker: Linker, words: str, addresses: list[re.Match[str]]) -> str:
    """`words` as HTML, with the places of `addresses` given to bleach."""
    parts: list[str] = []
    position = 0
    for address in addresses:
        parts.append(escape(words[position : address.start()]))
        position = address.end()
        word = escape(address[0])
        parts.append(linker.linkify(word) if len(word) <= MAX_ADDRESS else word)
    parts.append(escape(words[position:]))
    return "".join(parts)
