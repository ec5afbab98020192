"""What is noted of a reader who sees how others read a passage, before saying what it is?

Only in articles that show tallies after one's own tag. What a reader says after having seen them
counts in the tallies as any other tag, but not in what readers agree on (`annotator.agreement`).
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from annotator.actions import passages, tallies
from annotator.models import Passage, Peek, Reader, Tag, Tallies


@passages.unless_gone()
@transaction.atomic
def look(*, passage: Passage, reader: Reader) -> Peek | None:
    """Shows `reader` how others read `passage`, and notes that down.

    None where there is nothing to note: the reader has tagged it, or the article hides nothing.
    Raises WordsNotThere when the passage has gone since it was fetched.
    """
    if not passage.article.hides_tallies or sees_everything(reader):
        return None
    if Tag.objects.filter(passage=passage, reader=reader).exists():
        return None
    peek, made = Peek.objects.get_or_create(passage=passage, reader=reader)
    if not made and not peek.asked:
        # The moment stays the first at which it was seen.
        peek.asked = True
        peek.save(update_fields=["asked"])
    return peek


def has_seen(passage: Passage, reader: Reader) -> bool:
    """Whether a reader who has no tag on `passage` can have seen what others said of it."""
    if not passage.article.hides_tallies or sees_everything(reader):
        return passage.tally.total > 0
    return Peek.objects.filter(passage=passage, reader=reader).exists()


def sees_everything(reader: Reader) -> bool:
    """Whether a reader is an editor, from whom nothing is hidden."""
    return reader.user is not None and reader.user.is_editor


def remember(passage: Passage, reader: Reader, since: datetime) -> None:
    """Notes that a reader saw the tally `since` they gave a tag that they have just taken back."""
    if passage.article.hides_tallies:
        seen = Peek(passage=passage, reader=reader, asked=False, at=since)
        Peek.objects.bulk_create([seen], ignore_conflicts=True)


def remember_all(tags: QuerySet[Tag]) -> None:
    """Notes the same of all `tags` that are about to be removed."""
    shown = tags.filter(passage__article__tallies=Tallies.AFTER_OWN_TAG)
    Peek.objects.bulk_create(
        (
            Peek(passage_id=passage, reader_id=reader, asked=False, at=since)
            for passage, reader, since in shown.values_list("passage", "reader", "created_at")
        ),
        ignore_conflicts=True,
    )


def adopt(guest: Reader, reader: Reader) -> None:
    """What `guest` has seen `reader` has seen too, being the same person."""
    hand_over(Peek.objects.filter(reader=guest), reader=reader)
    for pk in discount(Tag.objects.filter(reader=reader)):
        tallies.mend_one(pk)


def join(passage: Passage, into: Passage) -> None:
    """Who has seen the tally of `passage` has seen part of that of `into`; counts nothing."""
    hand_over(Peek.objects.filter(passage=passage), passage=into)
    discount(Tag.objects.filter(passage=into))


def hand_over(peeks: QuerySet[Peek], **to: Passage | Reader) -> None:
    """Gives `peeks` another `passage` or `reader`; of two for the same the earlier time stays."""
    same = "passage_id" if "reader" in to else "reader_id"
    there = {getattr(one, same): one for one in Peek.objects.filter(**to)}
    for peek in peeks.filter(**{f"{same}__in": there}):
        other = there[getattr(peek, same)]
        other.at, other.asked = min(other.at, peek.at), other.asked or peek.asked
        peek.delete()
        other.save(update_fields=["at", "asked"])
    peeks.update(**to)


def discount(tags: QuerySet[Tag]) -> list[int]:
    """Notes of those of `tags` that were given after a peek that they were; returns their passages.

    Whose tallies are to be counted again.
    """
    before = Peek.objects.filter(
        passage=OuterRef("passage"), reader=OuterRef("reader"), at__lt=OuterRef("created_at")
    )
    found = tags.filter(Exists(before), seen_before=False)
    touched = list(found.values_list("pk", "passage"))
    Tag.objects.filter(pk__in=[pk for pk, _passage in touched]).update(seen_before=True)
    return [passage for _pk, passage in touched]
