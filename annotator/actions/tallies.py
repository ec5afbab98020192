"""Do the tallies agree with the tags? They are counted as tags are written; this counts again."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F, Q

from annotator.actions import passages
from annotator.models import Label, Passage, Tally

COUNTED = {f"counted_{label.value}": Count("tags", Q(tags__label=label)) for label in Label}


@dataclass(frozen=True, slots=True)
class Mended:
    """A passage whose tally was not what its tags say."""

    passage: Passage
    before: Tally
    after: Tally


@transaction.atomic
def mend() -> list[Mended]:
    """Compares every tally with the tags and sets right those that differ; returns these.

    While it runs readers go on tagging: a passage is locked before it is counted once more.
    """
    differing = (
        Passage.objects.order_by("pk")
        .annotate(**COUNTED)
        .exclude(**{f"counted_{label.value}": F(label.value) for label in Label})
        .values_list("pk", flat=True)
    )
    return [mended for pk in list(differing) if (mended := mend_one(pk))]


def mend_one(pk: int) -> Mended | None:
    """Counts the tags of one passage under its lock; None when it is gone or right after all."""
    locked = Passage.objects.select_for_update(of=("self",)).select_related("article")
    passage = locked.filter(pk=pk).first()
    if passage is None:
        return None
    labels = dict(passage.tags.values_list("label").annotate(Count("pk")))
    before, after = passage.tally, Tally(**{label.value: labels.get(label, 0) for label in Label})
    if before == after:
        return None
    passage.fact, passage.opinion, passage.sarcasm = after.fact, after.opinion, after.sarcasm
    passage.save(update_fields=[label.value for label in Label])
    passages.touch(passage.pk)
    return Mended(passage, before, after)
