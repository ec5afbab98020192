"""What is on its way from a file into an article? Annotations with their passages."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from annotator.incoming.annotation import Annotation
from annotator.models import Article, Passage, Reader, User
from annotator.models.people import new_pseudonym
from annotator.text.explained import Explained

# Readers from elsewhere are known again by a number made of their name there.
READERS = uuid.UUID("0b9d4c64-7d2a-4f0c-8a57-2f6d1f4f3a10")
Said = TypeVar("Said")


@dataclass
class Item:
    """An annotation with its passage: whether anything of it was new, or why it was not taken."""

    annotation: Annotation
    passage: Passage
    wrote: bool = False
    refused: Explained | None = None

    def said(self, kind: type[Said]) -> Said | None:
        """What it says of this kind, if it does."""
        return next((one for one in self.annotation.said if isinstance(one, kind)), None)


@dataclass
class Brought:
    """A file's annotations that have a place in an article.

    `origin` tells of which article elsewhere the file was made, `own` whether that is this one;
    `state` is that of new comments, `editor` whoever brings it in; `changes`
    are those of tallies, by passages.
    """

    article: Article
    origin: str
    own: bool
    items: list[Item]
    state: str
    editor: User | None
    changes: defaultdict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def touch(self, passage: int) -> None:
        """Notes down that a passage looks different, even if its tally stays as it is."""
        self.changes.setdefault(passage, Counter())

    def having(self, kind: type[Said]) -> list[tuple[Item, Said]]:
        """Those that say something of this kind, in their order."""
        return [(item, said) for item in self.items if (said := item.said(kind)) is not None]


def readers(wanted: dict[str, str]) -> dict[str, Reader]:
    """A reader for each key, with the pseudonym that is `wanted` if nobody else has it.

    They are made where they are missing, and are never anybody's who reads here.
    """
    numbers = {key: uuid.uuid5(READERS, key) for key in wanted}
    known = Reader.objects.in_bulk(list(numbers.values()), field_name="elsewhere")
    new = [key for key, number in numbers.items() if number not in known]
    names = {wanted[key] for key in new if wanted[key]}
    taken = set(Reader.objects.in_bulk(list(names), field_name="pseudonym"))
    made = []
    for key in new:
        name = wanted[key]
        if not name or name in taken:
            name = new_pseudonym()
        taken.add(name)
        made.append(Reader(elsewhere=numbers[key], pseudonym=name))
    for reader in Reader.objects.bulk_create(made, batch_size=500):
        known[reader.elsewhere] = reader
    return {key: known[number] for key, number in numbers.items()}


def uncounted(origin: str, most: int) -> list[Reader]:
    """So many readers of an article elsewhere of whom nothing is known but that they were there."""
    return list(readers(dict.fromkeys(nameless(origin, most), "")).values())


def nameless(origin: str, most: int) -> list[str]:
    """The keys of the first so many of them."""
    return [f"counted {origin} {number}" for number in range(most)]


def nameless_numbers(origin: str, most: int) -> list[uuid.UUID]:
    """The numbers by which they are known again."""
    return [uuid.uuid5(READERS, key) for key in nameless(origin, most)]


def most_of(counts: Iterable[int]) -> int:
    """The largest of `counts`; 0 of none."""
    return max(counts, default=0)
