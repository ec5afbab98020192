"""How does a reader tag a passage, change the tag, and take it back?

The passage's tallies change in the same transaction as the tag, by the difference, so that they
are exact whoever else tags at that moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from annotator.actions import acts, passages, peeks, snapshots
from annotator.actions.retrying import once_more
from annotator.models import Act, Article, Label, Passage, Reader, Tag, Tally
from annotator.prepared import Prepared, Slot, answered
from annotator.stored import (
    ONLY,
    Insert,
    InsertAfter,
    InsertIf,
    Sent,
    Update,
    in_one_go,
    together,
)
from annotator.text.spans import Span

PASSAGES = Passage._meta.db_table
COUNTS = "fact, opinion, sarcasm"
# A reader's tag on a passage, which nobody else changes then.
GIVEN = Prepared(
    lambda: Tag.objects.select_for_update().filter(
        passage=Slot("passage", Passage._meta.pk), reader=Slot("reader", Reader._meta.pk)
    )
)
ADDED = Insert(Tag)
ALWAYS: Sent = ("TRUE", ())
# The act beside it.
NOTED = InsertAfter(Act)
CHANGED = Update(Tag, "label", "first_label", "changed_at")


@acts.once_a_key
@passages.unless_gone()
@once_more
def put(*, passage: Passage, reader: Reader, label: Label, key: UUID | None = None) -> Tag:
    """Tags `passage` with `label`; a tag that the reader gave before is replaced.

    Raises WordsNotThere when the passage has gone with its last tag since it was fetched, or
    stands on words that were changed; DoneBefore when the reader did something under `key` before.
    """
    return give_first(passage, reader, label, key) or give_another(passage, reader, label, key)


def put_if(
    *, passage: Passage, reader: Reader, label: Label, key: UUID | None = None, condition: Sent
) -> Tag | None:
    """Tags `passage` with `label` for the first time, if `condition` is true of the database.

    Where anything else stands in the way, too, it does nothing and returns None; `put` knows why.
    """
    with suppress(IntegrityError):
        return give_first(passage, reader, label, key, condition)
    return None


@acts.once_a_key
@passages.unless_gone()
@once_more
@transaction.atomic
def put_on_span(
    *, article: Article, span: Span, reader: Reader, label: Label, key: UUID | None = None
) -> Tag:
    """Tags the words at `span`, which `passages.check` found to be there.

    Raises as `put` does, WordsNotThere also when the reader has gone, signed in meanwhile.
    """
    passage, made = passages.at(article, span, Tally(**{label.value: 1}))
    if made:
        # Nobody can have said anything of it before.
        tag = ADDED(Tag(passage=passage, reader=reader, label=label, seen_before=False))
        before = None
    else:
        tag, before = give(passage, reader, label)
    tag.noted = note(passage, reader, before, label, key)
    return tag


@acts.once_a_key
@once_more
@transaction.atomic
def take_back(*, passage: Passage, reader: Reader, key: UUID | None = None) -> Act | None:
    """Removes the reader's tag; returns the act that was noted down, None where there was none.

    A passage on which nothing is left goes with it.
    """
    tag = remove(passage, reader)
    if tag is None:
        if key:
            acts.note(Act.Kind.UNTAGGED, reader=reader, passage=passage, key=key, settled=True)
        return None
    kept = snapshots.tag(tag)
    return acts.note(Act.Kind.UNTAGGED, reader=reader, passage=passage, before=kept, key=key)


def give_first(
    passage: Passage,
    reader: Reader,
    label: Label,
    key: UUID | None = None,
    condition: Sent = ALWAYS,
) -> Tag | None:
    """Sets the reader's label on a passage, as most do, who have not given it one before.

    None where they have, where the words are not in the current text any more, or where `condition`
    is not true. One statement looks, holds the words and stores the tag; on PostgreSQL it also
    counts it and notes it down.
    """
    first = first_if(condition[0])
    seen = peeks.has_seen(passage, reader)
    tag = first.new(passage_id=passage.pk, reader_id=reader.pk, label=label.value, seen_before=seen)
    act = acts.made(Act.Kind.TAGGED, reader, passage, after=label.value, key=key)
    words = passage.article_id, passage.revision_id
    with in_one_go():
        stored = together(
            (first.sql, first.filled(tag, *words, *condition[1])),
            counting(passage, weight(tag)),
            (NOTED.sql, NOTED.filled(act)),
        )
        if not stored:
            return None
    first.stored(tag, stored[0])
    counted(passage, stored[1:-1])
    NOTED.stored(act, stored[-1])
    acts.sweep_after(act)
    tag.noted = act
    return tag


@cache
def first_if(condition: str) -> InsertIf[Tag]:
    """Stores a first tag, on words that stand: nobody changes them then, as with
    `passages.hold_words`.
    """
    return InsertIf(Tag, partial(passages.text_held, condition))


@transaction.atomic
def give_another(passage: Passage, reader: Reader, label: Label, key: UUID | None) -> Tag:
    """Sets the label of a reader who has given one before, or had their words changed meanwhile."""
    passages.hold_words(passage)
    tag, before = give(passage, reader, label)
    tag.noted = note(passage, reader, before, label, key)
    return tag


def give(passage: Passage, reader: Reader, label: Label) -> tuple[Tag, Label | None]:
    """Sets the reader's label on a passage, within the caller's transaction.

    Returns the tag, and the label that was there before.
    """
    tag = GIVEN.first(passage=passage.pk, reader=reader.pk)
    if tag is None:
        seen = peeks.has_seen(passage, reader)
        return add(Tag(passage=passage, reader=reader, label=label, seen_before=seen)), None
    tag.passage, tag.reader = passage, reader
    before = Label(tag.label)
    if before != label:
        count(passage, {before.value: -1, label.value: 1})
        tag.first_label = tag.given_first
        tag.label, tag.changed_at = label, timezone.now()
        CHANGED(tag)
    return tag, before


def give_again(passage: Passage, reader: Reader, kept: dict[str, Any]) -> Tag:
    """Gives back a tag that was taken back, as `snapshots.tag` kept it, as if it never had been."""
    tag = add(Tag(passage=passage, reader=reader, **snapshots.given(kept)))
    # The time of saving would stand there.
    Tag.objects.filter(pk=tag.pk).update(created_at=snapshots.given_at(kept))
    return tag


def add(tag: Tag) -> Tag:
    """Stores a new tag, and counts it."""
    ADDED(tag)
    count(tag.passage, weight(tag))
    return tag


def remove(passage: Passage, reader: Reader) -> Tag | None:
    """Removes the reader's tag as `take_back` does, within the caller's transaction.

    Returns what it was, or None.
    """
    tag = Tag.objects.select_for_update().filter(passage=passage, reader=reader).first()
    if tag is None:
        return None
    Tag.objects.filter(pk=tag.pk).delete()
    if not passages.prune(passage):
        count(passage, {field: -number for field, number in weight(tag).items()})
        peeks.remember(passage, reader, since=tag.created_at)
    return tag


def note(
    passage: Passage, reader: Reader, before: Label | None, after: Label, key: UUID | None
) -> Act | None:
    """Notes down that the reader's label on a passage has changed, if it has; the `key` anyhow."""
    kind = Act.Kind.RETAGGED if before else Act.Kind.TAGGED
    same = before == after
    if same and key is None:
        return None
    act = acts.note(
        kind, reader=reader, passage=passage, before=before, after=after, key=key, settled=same
    )
    return None if same else act


def weight(tag: Tag) -> dict[str, int]:
    """What a tag adds to the tallies of its passage, by their fields."""
    counted = {tag.label: 1}
    if not tag.seen_before:
        counted[f"unseen_{tag.given_first.value}"] = 1
    return counted


def count(passage: Passage, changes: dict[str, int]) -> None:
    """Adds `changes`, by the tallies' fields, to the tallies of a passage."""
    for row in answered(*counting(passage, changes)):
        counted(passage, row)


def counting(passage: Passage, changes: dict[str, int]) -> Sent:
    """What does so, and returns how often each label was given then."""
    changes = {**changes, "version": 1}
    added = ", ".join([f"{field} = {field} + %s" for field in changes])  # names of fields
    sql = f"UPDATE {PASSAGES} SET {added} WHERE id = %s AND {ONLY} RETURNING {COUNTS}"
    return sql, [*changes.values(), passage.pk]


def counted(passage: Passage, counts: Sequence[int]) -> None:
    """Gives `passage` the counts of its labels, in their order, as they were just stored."""
    passage.fact, passage.opinion, passage.sarcasm = counts
