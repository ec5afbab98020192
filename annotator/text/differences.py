"""What changed between two texts, for people to read? Runs of words, kept, removed and added.

The alignment is the one that passages are placed by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from annotator.text.folding import fold
from annotator.text.spans import Span


class Kind(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words: `old` and `new` are its places in the two texts, in code points.

    What was removed has an empty span in the new text, what was added one in the old. All
    differences together cover both texts, in order, without a gap.
    """

    kind: Kind
    old: Span
    new: Span


def compare(old: str, new: str, *, typography: bool = False) -> list[Difference]:
    """The differences between two texts, in order, what was removed before what was added.

    What folds to the same counts as same; `typography` shows changes of spaces, quotation marks,
    hyphens and Unicode form too.
    """
    words = re.compile(r"\S+\s*|\s+")
    one = [(m.start(), m.end()) for m in words.finditer(old)]
    two = [(m.start(), m.end()) for m in words.finditer(new)]
    key = (lambda t: t) if typography else (lambda t: fold(t).strip())
    matcher = SequenceMatcher(
        None, [key(old[a:b]) for a, b in one], [key(new[a:b]) for a, b in two], autojunk=False
    )
    ends_one = [a for a, _ in one] + [len(old)]
    ends_two = [a for a, _ in two] + [len(new)]
    found = []
    for op, a, b, c, d in matcher.get_opcodes():
        before, after = Span(ends_one[a], ends_one[b]), Span(ends_two[c], ends_two[d])
        if op == "equal":
            found.append(Difference(Kind.SAME, before, after))
            continue
        if len(before):
            found.append(Difference(Kind.REMOVED, before, Span(after.start, after.start)))
        if len(after):
            found.append(Difference(Kind.ADDED, Span(before.end, before.end), after))
    return found
