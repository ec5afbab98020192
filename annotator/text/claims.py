"""Which of two places has the better claim to be where words stood? The one with more around it.

What stands in the same paragraph counts first: there, a quote has its speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from annotator.text.words import Pair

# Words on either side that are looked at, and by how many bits and how many times a claim must be
# better than another.
AROUND = 15
BETTER, TIMES = 6.0, 1.5


class Claim(NamedTuple):
    """What two places have in common, in bits: in the paragraph, and beyond it."""

    near: float
    far: float

    def beats(self, other: Claim) -> bool:
        """Whether this is clearly more."""
        if abs(self.near - other.near) >= BETTER:
            return self.is_nearer(other)
        return self.far >= max(other.far + 2 * BETTER, TIMES * other.far)

    def is_nearer(self, other: Claim) -> bool:
        """Whether this is clearly more in the paragraph alone."""
        return self.near >= max(other.near + BETTER, TIMES * other.near)


def claim(pair: Pair, old: int, new: int, size: int) -> Claim:
    """How much the words around `size` old ones and as many new ones have in common."""
    one, other = pair.old, pair.new
    ends = old + size, new + size
    near = common(
        pair, one.ids[one.back(old, AROUND) : old], other.ids[other.back(new, AROUND) : new]
    ) + common(
        pair,
        one.ids[ends[0] : one.on(ends[0], AROUND)],
        other.ids[ends[1] : other.on(ends[1], AROUND)],
    )
    far = common(
        pair, one.ids[max(old - AROUND, 0) : old], other.ids[max(new - AROUND, 0) : new]
    ) + common(pair, one.ids[ends[0] : ends[0] + AROUND], other.ids[ends[1] : ends[1] + AROUND])
    return Claim(near, far)


def common(pair: Pair, one: Sequence[int], other: Sequence[int]) -> float:
    """What the words that two runs have in common tell, in bits."""
    rest = list(other)
    bits = 0.0
    for number in one:
        if number in rest:
            rest.remove(number)
            bits += pair.bits[number]
    return bits
