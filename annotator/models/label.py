"""What can a reader say of a passage? The closed set of labels, and how many said which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

# Below this many readings nobody can be said to disagree.
ENOUGH_TO_CONTEST = 4
# So many readings, and so large a share of one label among them, leave no doubt.
ENOUGH_TO_BE_SURE = 10
SHARE_OF_THE_SURE = 0.8
# Of fewer readers of a speaker only counts are told, no shares.
ENOUGH_TO_SHARE = 5


class Label(models.TextChoices):
    """The labels, in the order in which they are always shown."""

    FACT = "fact", _("Fact")
    OPINION = "opinion", _("Opinion")
    SARCASM = "sarcasm", _("Sarcasm")

    @classmethod
    def known(cls, value: object) -> Label | None:
        """The label that has `value`; None where none has."""
        return KNOWN.get(value) if isinstance(value, str) else None


LABELS = tuple(Label)
KNOWN = {str(label.value): label for label in LABELS}


@dataclass(frozen=True, slots=True)
class Share:
    """One label's part of a tally: how many readings, and of a hundred, rounded.

    `offset` is where its part of a bar a hundred wide begins.
    """

    label: Label
    count: int
    percent: int
    offset: int


class Stance(NamedTuple):
    """What the readings of a passage come to, whatever their numbers.

    `dominant` is the label that more readers gave than any other; None without tags and in a tie.
    `contested`: enough readers tagged it and no label has half of them. `few`: so few that nobody
    could disagree. `sure`: many, and nearly all of them the same.
    """

    tagged: bool
    dominant: Label | None
    contested: bool
    few: bool
    sure: bool


# Of the passages of a page most are read as they were a moment ago.
@lru_cache(maxsize=4096)
def stance(fact: int, opinion: int, sarcasm: int) -> Stance:
    """What so many readings of each label come to."""
    counts = fact, opinion, sarcasm
    total, most = fact + opinion + sarcasm, max(counts)
    return Stance(
        tagged=total > 0,
        dominant=LABELS[counts.index(most)] if counts.count(most) == 1 else None,
        contested=total >= ENOUGH_TO_CONTEST and 2 * most <= total,
        few=0 < total < ENOUGH_TO_CONTEST,
        sure=total >= ENOUGH_TO_BE_SURE and most >= SHARE_OF_THE_SURE * total,
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many readers gave each label, to one passage or to many together."""

    fact: int = 0
    opinion: int = 0
    sarcasm: int = 0

    @classmethod
    def total_of(cls, tallies: Iterable[Tally]) -> Tally:
        """All of `tallies` added up."""
        fact = opinion = sarcasm = 0
        for tally in tallies:
            fact += tally.fact
            opinion += tally.opinion
            sarcasm += tally.sarcasm
        return cls(fact, opinion, sarcasm)

    def count(self, label: Label) -> int:
        """How many readers gave `label`."""
        return int(getattr(self, label.value))

    @property
    def counts(self) -> tuple[int, ...]:
        """The counts of all labels, in their order."""
        return self.fact, self.opinion, self.sarcasm

    @property
    def total(self) -> int:
        return self.fact + self.opinion + self.sarcasm

    @property
    def stance(self) -> Stance:
        return stance(self.fact, self.opinion, self.sarcasm)

    @property
    def dominant(self) -> Label | None:
        return self.stance.dominant

    @property
    def contested(self) -> bool:
        return self.stance.contested

    @property
    def few(self) -> bool:
        return self.stance.few

    @property
    def sure(self) -> bool:
        return self.stance.sure

    @property
    def shares(self) -> list[Share]:
        """Every label with its count and its per cent; the per cents add up to 100, or to 0.

        Rounded by the largest remainder, so that no reader is lost to rounding.
        """
        if not self.total:
            return [Share(label, 0, 0, 0) for label in Label]
        exact = {label: 100 * self.count(label) / self.total for label in Label}
        percents = {label: int(part) for label, part in exact.items()}
        by_remainder = sorted(Label, key=lambda label: percents[label] - exact[label])
        for label in by_remainder[: 100 - sum(percents.values())]:
            percents[label] += 1
        offsets = accumulate((percents[label] for label in Label), initial=0)
        return [
            Share(label, self.count(label), percents[label], offset)
            for label, offset in zip(Label, offsets, strict=False)
        ]
