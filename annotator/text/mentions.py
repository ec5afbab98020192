"""Which accounts does a comment name? Words such as `@m.senior`, outside of links and code.

Whether there is such an account is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from annotator.text.document import TOKEN, name_of
from annotator.text.links import UNLINKED

# What Django takes for a name, but for an “@” inside of it; a stop at its end ends the sentence.
MENTION = re.compile(r"(?<![\w@.+/-])@([\w.+-]{0,149}\w)(?!\w)")


def mentioned(html: str) -> list[str]:
    """The names in a comment's HTML as they were typed, without the “@”, each once."""
    names = (match[1] for words in outside_code(html) for match in MENTION.finditer(words))
    return list(dict.fromkeys(names))


def emphasise(html: str, names: Collection[str]) -> str:
    """A comment's HTML with those of its mentions in strong letters that are among `names`."""
    known = {name.casefold() for name in names}
    if not known:
        return html

    def strong(match: re.Match[str]) -> str:
        return f"<strong>{match[0]}</strong>" if match[1].casefold() in known else match[0]

    return "".join(
        MENTION.sub(strong, token) if is_open else token for token, is_open in tokens(html)
    )


def outside_code(html: str) -> Iterator[str]:
    """The words of a comment in which a mention counts."""
    return (token for token, is_open in tokens(html) if is_open)


def tokens(html: str) -> Iterator[tuple[str, bool]]:
    """The elements and words of HTML in order, and whether they are words outside of `UNLINKED`."""
    inside = 0
    for match in TOKEN.finditer(html):
        token = match[0]
        if token[0] != "<":
            yield token, not inside
            continue
        if name_of(token) in UNLINKED:
            inside += -1 if token.startswith("</") else 1
        yield token, False
