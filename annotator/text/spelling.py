"""How does one article spell the same name: in full, as a surname, in capitals?

Whom a name means is `speakers`; spellings across articles are `same_name`.
"""

import re
from collections.abc import Sequence

from annotator.text.names import Name
from annotator.text.spans import Span

_DOMAIN = re.compile(r"\.(?:ai|com|org|net|io|fr|eu)\Z", re.IGNORECASE)


def recased(found: list[Name]) -> list[Name]:
    """Give names in capitals as the article spells them elsewhere: JANE ROE is Jane Roe."""
    shouted = {name.text for name in found if name.full and name.text.isupper()}
    if not shouted:
        return found
    spelt = {name.text.upper(): name.text for name in found if name.text not in shouted}
    return [name._replace(text=spelt.get(name.text, name.text)) for name in found]


def parts(name: str) -> list[str]:
    """The words of a full name by which it may be called."""
    words = [word for word in _bare(name) if word not in ("Jr.", "Sr.", "Jr", "Sr")]
    return [word.lower() for word in words if word[0].isupper()]


def _bare(name: str) -> list[str]:
    """The words of a name, without « d’ » before one."""
    return [word[2:] if word.startswith(("d’", "d'")) else word for word in name.split(" ")]


def key(name: str) -> str:
    """The word that a name shares with the shorter forms of it: the surname, in lower case."""
    if " " not in name:
        return name.lower()
    found = parts(name)
    return found[-1] if found else name.lower()


def abridges(short: str, full: str) -> bool:
    """Whether one name is the other with words left out."""
    if short.count(" ") >= full.count(" "):
        return False
    return {word.lower() for word in _bare(short)} <= {word.lower() for word in _bare(full)}


def outside(found: Sequence[Name], skip: Sequence[Span]) -> list[Name]:
    """Give the names that no span of `skip` holds; both in order."""
    result, place = [], 0
    for name in found:
        while place < len(skip) and skip[place].end <= name.start:
            place += 1
        if place == len(skip) or name.start < skip[place].start:
            result.append(name)
    return result


def body(name: str) -> str:
    """The name of a body as it is looked up: without the end of an address."""
    return _DOMAIN.sub("", name.lower())
