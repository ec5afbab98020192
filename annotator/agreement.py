"""How far do readers agree? Two figures, for one passage or many: a share, and a coefficient.

The share is of readers who said of a passage what most said of it. Some of that is chance; what is
left without it is told by Krippendorff's alpha, here for labels without an order and with tags
missing, since nobody tags everything: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability"
(2011), section C, https://repository.upenn.edu/asc_papers/43. One means that all agree, nought that
they agree no more than if the labels had been dealt out at random.

Pure: what is added up over the passages of an article is fetched by `compositions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# With fewer tags on a passage there is nobody to agree with.
PAIRABLE = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """What has to be added up over units (passages) with two values (tags) or more.

    `values` is how many tags gave each label; `matches` the pairs of equal tags, those of each unit
    divided by its number of tags less one: the diagonal of the matrix of coincidences; `with_most`
    how many tags gave the label that most gave to its unit; `units` how many units there are.
    """

    values: tuple[float, ...] = ()
    matches: float = 0
    with_most: float = 0
    units: float = 0

    @classmethod
    def of(cls, units: Iterable[Sequence[int]]) -> Agreement:
        """That of `units`, each being how many tags gave each label."""
        total = cls()
        for unit in units:
            total += cls.of_one(unit)
        return total

    @classmethod
    def of_one(cls, unit: Sequence[int]) -> Agreement:
        """That of one unit; nothing, where there are no two tags to compare."""
        tags = sum(unit)
        if tags < PAIRABLE:
            return cls()
        matches = sum(count * (count - 1) for count in unit) / (tags - 1)
        return cls(tuple(unit), matches, max(unit), 1)

    def __add__(self, other: Agreement) -> Agreement:
        if not self.values or not other.values:
            return other if other.values else self
        values = tuple(a + b for a, b in zip(self.values, other.values, strict=True))
        return Agreement(
            values,
            self.matches + other.matches,
            self.with_most + other.with_most,
            self.units + other.units,
        )

    @property
    def tags(self) -> int:
        """On how many tags it rests."""
        return round(sum(self.values))

    @property
    def share(self) -> float | None:
        """The share of tags that gave what most gave to their passage; None without two."""
        return self.with_most / sum(self.values) if self.tags else None

    @property
    def percent(self) -> int:
        """The same in a hundred, rounded; nought without any to compare."""
        return round(100 * (self.share or 0))

    @property
    def alpha(self) -> float | None:
        """Krippendorff's alpha; None where nothing could have differed.

        That is where all tags are the same, or all on one passage: chance would deal out the same.
        """
        n = sum(self.values)
        by_chance = sum(count * (count - 1) for count in self.values)
        if round(self.units) < PAIRABLE or max(self.values) > n - 0.5:
            return None
        return ((n - 1) * self.matches - by_chance) / (n * (n - 1) - by_chance)


NOTHING_TO_AGREE_ON = Agreement()
