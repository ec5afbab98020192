"""Do the tallies agree with the tags? They are counted as tags are written; this counts again."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F, Q

from annotator.actions import passages
from annotator.models import Label, Passage, Tally


def counting(tag: str = "") -> dict[str, Q]:
    """Which tags each tally of a passage counts, by its field; `tag` is the way to them."""
    said = {label: Q((f"{tag}label", label)) for label in Label}
    first = {
        label: Q((f"{tag}first_label", label)) | Q((f"{tag}first_label", "")) & said[label]
        for label in Label
    }
    unseen = Q((f"{tag}seen_before", False))
    return {label.value: said[label] for label in Label} | {
        f"unseen_{label.value}": unseen & first[label] for label in Label
    }


COUNTING = counting()
FIELDS = list(COUNTING)
COUNTED = {f"counted_{field}": Count("tags", tags) for field, tags in counting("tags__").items()}


@dataclass(frozen=True, slots=True)
class Mended:
    """A passage whose tally was not what its tags say.

    The tallies of what was said unseen are told by the last two, and may be all that was wrong.
    """

    passage: Passage
    before: Tally
    after: Tally
    unseen_before: Tally
    unseen_after: Tally


@transaction.atomic
def mend() -> list[Mended]:
    """Compares every tally with the tags and sets right those that differ; returns these.

    While it runs readers go on tagging: a passage is locked before it is counted once more.
    """
    differing = (
        Passage.objects.order_by("pk")
        .annotate(**COUNTED)
        .exclude(**{f"counted_{field}": F(field) for field in FIELDS})
        .values_list("pk", flat=True)
    )
    return [mended for pk in list(differing) if (mended := mend_one(pk))]


def mend_one(pk: int) -> Mended | None:
    """Counts the tags of one passage under its lock; None when it is gone or right after all."""
    locked = Passage.objects.select_for_update(of=("self",)).select_related("article")
    passage = locked.filter(pk=pk).first()
    if passage is None:
        return None
    counts = Passage.objects.filter(pk=pk).annotate(**COUNTED).values_list(*COUNTED)[0]
    before, unseen_before = passage.tally, passage.unseen
    for field, number in zip(FIELDS, counts, strict=True):
        setattr(passage, field, number)
    if (before, unseen_before) == (passage.tally, passage.unseen):
        return None
    passage.save(update_fields=FIELDS)
    passages.touch(passage.pk)
    return Mended(passage, before, passage.tally, unseen_before, passage.unseen)
