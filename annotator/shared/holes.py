"""Which parts of a drawn page are for one reader? Those that its templates name with `{% own %}`.

A page is drawn for all who may do the same, and cut where it is somebody’s own: in each hole stands
what all see there who have nothing of their own, until it is filled with something else.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count

from annotator.shared.stitched import Piece, gzipped

# Holes with nothing in them, which are filled for every reader.
EACH_HAS_ONE = frozenset({"account", "for-you", "moderation", "token", "who"})
# Nobody can write what marks a hole: the number is this process’s, and told to nobody.
NUMBER = secrets.token_hex(16)
# Nothing in it changes when it is escaped.
BEGIN, END = f"\x01{NUMBER}\x03", f"\x01{NUMBER}\x04"
HOLE = re.compile(f"{BEGIN}([a-z0-9-]+)\x02(.*?){END}", re.DOTALL)
# The least that is compressed together: what is alike in one piece takes no room twice.
TOGETHER = 32 * 1024


def hole(name: str, text: str = "") -> str:
    """What marks a hole in a page, with what stands in it."""
    return f"{BEGIN}{name}\x02{text}{END}"


numbers = count()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page: text and holes by turns, and all of it compressed as it stands."""

    texts: tuple[str, ...]
    names: tuple[str, ...]
    whole: Piece

    @classmethod
    def of(cls, texts: list[str], names: list[str]) -> Part:
        """`texts` has the text before the first hole, what stands in it, the text after it, …"""
        return cls(tuple(texts), tuple(names), Piece.of("".join(texts).encode()))

    def filled(self, own: Mapping[str, str]) -> Piece | bytes:
        """The same with what is `own` in its holes."""
        if own.keys().isdisjoint(self.names):
            return self.whole
        return self.text(own).encode()

    def text(self, own: Mapping[str, str]) -> str:
        """The same as text."""
        texts = list(self.texts)
        for index, name in enumerate(self.names):
            texts[2 * index + 1] = own.get(name, texts[2 * index + 1])
        return "".join(texts)


@dataclass(frozen=True, slots=True)
class Page:
    """A page with holes."""

    parts: tuple[Part, ...]
    size: int
    # Which drawing it is: another one of the same is not cut at the same places.
    number: int
    # The same wherever the same was drawn.
    digest: bytes

    @classmethod
    def of(cls, drawn: str) -> Page:
        """A page as its templates drew it."""
        parts = tuple(cut(HOLE.split(drawn)))
        size = sum(2 * part.whole.size + len(part.whole.deflated) for part in parts)
        digest = blake2b(b"".join(part.whole.deflated for part in parts)).digest()
        return cls(parts, size, next(numbers), digest)

    def text(self, own: Mapping[str, str]) -> str:
        """The page, with what is `own` in its holes."""
        return "".join(part.text(own) for part in self.parts)

    def pieces(self, own: Mapping[str, str]) -> dict[int, Piece]:
        """The parts, by their place, that are not as they were with what is `own` in them."""
        return {
            index: Piece.of(part.text(own).encode())
            for index, part in enumerate(self.parts)
            if not own.keys().isdisjoint(part.names)
        }

    def zipped(self, of_each: Mapping[str, str], pieces: Mapping[int, Piece]) -> bytes:
        """The page as a gzip file, with `of_each` in the holes that are filled for every reader,
        and the `pieces` of one in their places.
        """
        return gzipped(
            pieces.get(index) or part.filled(of_each) for index, part in enumerate(self.parts)
        )


def cut(split: list[str]) -> Iterator[Part]:
    """Parts of a page from the text before a hole, the hole’s name, what stands in it, …

    What every reader fills is a part of its own, that no more than this has to be compressed for
    each; others are as long as is worth it.
    """
    texts, names = [split[0]], list[str]()
    length = len(split[0])
    for name, inside, after in zip(split[1::3], split[2::3], split[3::3], strict=True):
        if name in EACH_HAS_ONE and (names or length > 0):
            yield Part.of(texts, names)
            texts, names, length = [""], [], 0
        texts += [inside, after]
        names.append(name)
        length += len(inside) + len(after)
        if name in EACH_HAS_ONE:
            texts[-1] = ""
            yield Part.of(texts, names)
            texts, names, length = [after], [], len(after)
        elif length >= TOGETHER:
            yield Part.of(texts, names)
            texts, names, length = [""], [], 0
    yield Part.of(texts, names)
