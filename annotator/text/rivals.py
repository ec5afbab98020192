"""Could these words as well be those? Tells apart places that have the same words.

What stands around decides. Where it does not, the passage has several equally good places.
"""

from __future__ import annotations

from annotator.text.alignment import Alignment
from annotator.text.claims import claim
from annotator.text.matching import Block, Stretch
from annotator.text.moves import LEAST_OF_ANY, LEAST_OF_SENTENCE, LEAST_WORDS
from annotator.text.trust import wholeness
from annotator.text.words import SENTENCE, Pair

# Words that a run may have besides the passage, to be in doubt with it.
BESIDES = 15
# A run that tells so much beyond the passage has a place of its own.
SETTLED = 12.0
# More places with the same words are not looked at.
MOST = 12


class Rivals:
    """Finds the other places of words, and compares what stands around them."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.pair: Pair = alignment.pair
        self.free_old = bytearray(b"\1") * len(self.pair.old)
        self.free_new = bytearray(b"\1") * len(self.pair.new)
        for block in alignment.everywhere:
            self.free_old[block.old : block.old_end] = bytes(block.size)
            self.free_new[block.new : block.new_end] = bytes(block.size)

    def doubtful(self, first: int, last: int, number: int) -> bool:
        """Whether words kept in a run might as well be others, left out beside it.

        `number` is the run's; the words are those of the old text from `first` up to `last`.
        """
        block = self.alignment.kept[number]
        beyond = self.pair.weight(block.old, first) + self.pair.weight(last, block.old_end)
        if beyond >= SETTLED:
            return False
        before, after = self.alignment.gap(number - 1), self.alignment.gap(number)
        size = last - first
        place = first + block.new - block.old
        own = claim(self.pair, first, place, size)
        for gap in (before, after):
            for rival in self.places(first, size, Stretch(gap.old, gap.old_end, 0, 0))[0]:
                if not own.beats(claim(self.pair, rival, place, size)):
                    return True
            for rival in self.places(first, size, Stretch(0, 0, gap.new, gap.new_end))[1]:
                if not own.beats(claim(self.pair, first, rival, size)):
                    return True
        return False

    def twin_in_doubt(self, first: int, last: int, number: int) -> bool:
        """Whether words that were left out might as well be those kept in a run beside them.

        The gap that they were left out of is the one after the run of this `number`.
        """
        wanted = self.pair.old.ids[first:last]
        size = last - first
        for near in (number, number + 1):
            if not 0 <= near < len(self.alignment.kept):
                continue
            block = self.alignment.kept[near]
            if block.size > size + BESIDES:
                continue
            run = self.pair.old.ids[block.old : block.old_end]
            for at in range(block.size - size + 1):
                if run[at : at + size] == wanted:
                    start = block.old + at
                    return self.doubtful(start, start + size, near)
        return False

    def moved(self, first: int, last: int) -> Block | bool:
        """Where words that were left out stand in added text: the place, or whether in several.

        A place only if it is the better one by what stands around it, and no other words that
        were left out have a better claim to it. False where there is none.
        """
        size = last - first
        bits = self.pair.weight(first, last)
        if bits < LEAST_OF_SENTENCE or size < LEAST_WORDS:
            return False
        everything = Stretch(0, len(self.pair.old), 0, len(self.pair.new))
        twins, places = self.places(first, size, everything)
        places = [
            place
            for place in places
            if bits >= LEAST_OF_ANY or wholeness(self.pair, Block(first, place, size)) >= SENTENCE
        ]
        if not places or (len(places) == 1 and len(twins) == 1):
            return False
        claims = sorted((claim(self.pair, first, place, size), place) for place in places)
        own, place = claims[-1]
        rivals = [claim(self.pair, twin, place, size) for twin in twins if twin != first]
        if any(rival.beats(own) for rival in rivals) and len(places) < len(twins):
            return False
        rivals += [one for one, _ in claims[:-1]]
        if all(own.is_nearer(rival) for rival in rivals):
            return Block(first, place, size)
        return True

    def places(self, first: int, size: int, within: Stretch) -> tuple[list[int], list[int]]:
        """Where `size` words from `first` stand among those left out, and among those added."""
        matcher = self.alignment.matcher
        width = matcher.width
        wanted = matcher.old_bytes[first * width : (first + size) * width]
        found: list[list[int]] = []
        for source, free, start, end in (
            (matcher.old_bytes, self.free_old, within.old, within.old_end),
            (matcher.new_bytes, self.free_new, within.new, within.new_end),
        ):
            some: list[int] = []
            at = source.find(wanted, start * width, end * width)
            while at >= 0 and len(some) < MOST:
                place, off = divmod(at, width)
                if not off and free.find(0, place, place + size) < 0:
                    some.append(place)
                at = source.find(wanted, at + 1, end * width)
            found.append(some)
        return found[0], found[1]
