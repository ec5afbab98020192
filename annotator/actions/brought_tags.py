"""How do tags from a file get in? Single ones by their readers, counted ones by as many as needed.

A counted tag is stored as one, so that tallies are what tags say: each passage of a file has the
same nameless readers, the first gave the first label, and so on. They are no more than its most
read passage needs. What a later file of the same article counts takes the place of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from django.utils import timezone

from annotator.actions.batches import batches
from annotator.actions.brought import (
    Brought,
    Item,
    most_of,
    nameless_numbers,
    readers,
    uncounted,
)
from annotator.actions.tags import weight
from annotator.incoming.annotation import Counted, Tagged
from annotator.models import Label, Passage, Reader, Tag
from annotator.text.explained import Explained, gettext_noop

MOST_ROWS = 200_000

TOO_MANY = gettext_noop("there are more than {limit} counted tags in the file")


def write(brought: Brought) -> None:
    """Stores the tags of a file, and notes down how tallies change."""
    single(brought, brought.having(Tagged))
    if not brought.own:
        counted(brought, brought.having(Counted))


def single(brought: Brought, given: list[tuple[Item, Tagged]]) -> None:
    """Tags by readers who are told apart. The newer of two labels of one reader counts."""
    if not given:
        return
    known = readers({said.reader: said.pseudonym for _item, said in given})
    there = {(tag.passage_id, tag.reader_id): tag for tag in tags_of(brought)}
    ours = {(tag.passage_id, tag.reader.pseudonym) for tag in there.values() if is_ours(tag)}
    new: list[Tag] = []
    changed: dict[int, Tag] = {}
    now = timezone.now()
    for item, said in given:
        # Whoever has this pseudonym here tagged it here: it is the same tag, come back.
        if (item.passage.pk, said.pseudonym) in ours:
            continue
        reader = known[said.reader]
        tag = there.get((item.passage.pk, reader.pk))
        if tag is None:
            at = said.at or now
            tag = Tag(
                passage=item.passage,
                reader=reader,
                label=said.label,
                created_at=at,
                changed_at=said.changed_at or at,
                first_label=said.first,
                seen_before=said.seen_before,
            )
            there[item.passage.pk, reader.pk] = tag
            new.append(tag)
            brought.changes[item.passage.pk].update(weight(tag))
        elif tag.label != said.label and said.changed_at and said.changed_at > tag.changed_at:
            brought.changes[item.passage.pk][tag.label] -= 1
            brought.changes[item.passage.pk][said.label] += 1
            tag.first_label = tag.given_first
            tag.label, tag.changed_at = said.label, said.changed_at
            if tag.pk:
                changed[tag.pk] = tag
        else:
            continue
        item.wrote = True
    Tag.objects.bulk_create(new, batch_size=500)
    Tag.objects.bulk_update(
        changed.values(), ["label", "first_label", "changed_at"], batch_size=200
    )


def tags_of(brought: Brought) -> list[Tag]:
    """The tags that are on the article's current text: a query."""
    found = Tag.objects.filter(passage__revision=brought.article.current_id)
    return list(found.select_related("reader"))


def is_ours(tag: Tag) -> bool:
    """Whether it was given here."""
    return tag.reader.elsewhere is None


def counted(brought: Brought, given: list[tuple[Item, Counted]]) -> None:
    """Tags by readers who are only counted: all those of a passage are what the file says."""
    wanted: defaultdict[int, Counter[str]] = defaultdict(Counter)
    of_passage: defaultdict[int, list[Item]] = defaultdict(list)
    rows = 0
    for item, said in given:
        if said.label in wanted[item.passage.pk]:
            continue
        rows += said.count
        if rows > MOST_ROWS:
            item.refused = Explained(TOO_MANY, limit=MOST_ROWS)
            continue
        wanted[item.passage.pk][said.label] = said.count
        of_passage[item.passage.pk].append(item)
    nameless = uncounted(brought.origin, most_of(sum(one.values()) for one in wanted.values()))
    there = counted_here(brought)
    new: list[Tag] = []
    old: list[int] = []
    for pk, labels in wanted.items():
        before = Counter(tag.label for tag in there[pk])
        if before == labels or not of_passage[pk]:
            continue
        old += [tag.pk for tag in there[pk]]
        new += tags(of_passage[pk][0].passage, labels, nameless)
        for label in Label.values:
            brought.changes[pk][label] += labels[label] - before[label]
        for item in of_passage[pk]:
            item.wrote = True
    for some in batches(old):
        Tag.objects.filter(pk__in=some).delete()
    Tag.objects.bulk_create(new, batch_size=500)


def counted_here(brought: Brought) -> defaultdict[int, list[Tag]]:
    """The tags that an earlier file of the same article counted, by passages."""
    found: defaultdict[int, list[Tag]] = defaultdict(list)
    for tag in tags_of(brought):
        if not is_ours(tag):
            found[tag.passage_id].append(tag)
    # A passage has the first of the nameless readers, as many as it needs.
    numbers = set(nameless_numbers(brought.origin, most_of(map(len, found.values()))))
    there: defaultdict[int, list[Tag]] = defaultdict(list)
    for pk, tags in found.items():
        there[pk] = [tag for tag in tags if tag.reader.elsewhere in numbers]
    return there


def tags(passage: Passage, labels: Counter[str], nameless: list[Reader]) -> list[Tag]:
    """A tag for each reading, not yet stored."""
    given = [label for label in Label.values for _ in range(labels[label])]
    return [
        Tag(passage=passage, reader=reader, label=label)
        for reader, label in zip(nameless, given, strict=False)
    ]
