"""How are the word lists beside this file read? One folder a language, `given.txt` for all.

A line that begins with "#" is a comment. What a list holds stands at its top.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from annotator.text.lexicon.entry import Gender

_DATA = files("annotator.text.lexicon") / "data"
_GENDERS = {"m": Gender.MALE, "f": Gender.FEMALE, "x": Gender.EITHER}


class Verbs(NamedTuple):
    """The forms of some verbs: what they stand under, finite ones, participles past and present."""

    bare: frozenset[str]
    finite: frozenset[str]
    past: frozenset[str]
    present: frozenset[str]

    @property
    def forms(self) -> frozenset[str]:
        return self.finite | self.past | self.present


def lines(name: str) -> Iterator[str]:
    """The lines of a list without comments and blank ones."""
    for line in (_DATA / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("# ") and line.strip() != "#":
            yield line.strip()


def words(name: str) -> frozenset[str]:
    """A list of words."""
    return frozenset(word for line in lines(name) for word in line.split())


def genders(name: str) -> dict[str, Gender]:
    """Words whose lines begin with "m", "f", or "x" for both."""
    table: dict[str, Gender] = {}
    for line in lines(name):
        letter, *found = line.split()
        for word in found:
            gender = _GENDERS[letter]
            table[word] = gender if table.get(word, gender) is gender else Gender.EITHER
    return table


def kinds(name: str) -> dict[str, frozenset[str]]:
    """Nouns as "heads: nouns that they may stand for", to the set of these."""
    table: dict[str, frozenset[str]] = {}
    for line in lines(name):
        heads, nouns = line.split(":")
        for head in heads.split():
            table[head] = table.get(head, frozenset()) | frozenset(nouns.split())
    return table


def forms(name: str, listed: str) -> frozenset[str]:
    """All forms that a list of verbs has of those that another one names."""
    wanted = words(listed)
    rows = [line for line in lines(name) if line.split(":")[0] in wanted]
    return frozenset(word for row in rows for word in row.split(":")[1].replace("|", " ").split())


def verbs(name: str) -> tuple[Verbs, Verbs]:
    """Verbs as "say: say says said | saying", the strong ones and, after "# weak", the weak."""
    strong: list[str] = []
    weak: list[str] = []
    section = strong
    for line in (_DATA / name).read_text("utf-8").splitlines():
        if line.strip() == "# weak":
            section = weak
        elif line.strip() and not line.startswith("#"):
            section.append(line)
    return _forms(strong), _forms(weak)


def _forms(rows: list[str]) -> Verbs:
    bare: set[str] = set()
    finite: set[str] = set()
    past: set[str] = set()
    present: set[str] = set()
    for row in rows:
        name, forms = row.split(":", 1)
        bare.add(name.strip())
        parts = [part.split() for part in forms.split("|")]
        finite.update(parts[0])
        present.update(parts[-1] if len(parts) > 1 else ())
        past.update(parts[1] if len(parts) > 2 else ())
    return Verbs(frozenset(bare), frozenset(finite), frozenset(past), frozenset(present))
