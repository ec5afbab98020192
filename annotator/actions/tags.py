"""How does a reader tag a passage, change the tag, and take it back?

The passage's tallies change in the same transaction as the tag, by the difference, so that they
are exact whoever else tags at that moment.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from annotator.actions import acts, passages
from annotator.actions.retrying import once_more
from annotator.models import Act, Article, Label, Passage, Reader, Tag, Tally
from annotator.text.spans import Span


@passages.unless_gone()
@once_more
@transaction.atomic
def put(*, passage: Passage, reader: Reader, label: Label) -> Tag:
    """Tags `passage` with `label`; a tag that the reader gave before is replaced.

    Raises WordsNotThere when the passage has gone with its last tag since it was fetched, or
    stands on words that were changed.
    """
    passages.check_words_stand(passage)
    tag, before = give(passage, reader, label)
    note(passage, reader, before, label)
    return tag


@passages.unless_gone()
@once_more
@transaction.atomic
def put_on_span(*, article: Article, span: Span, reader: Reader, label: Label) -> Tag:
    """Tags the words at `span`, which `passages.check` found to be there.

    Raises WordsNotThere as `put` does, also when the reader has gone, signed in meanwhile.
    """
    passage, made = passages.at(article, span, Tally(**{label.value: 1}))
    if made:
        tag, before = Tag.objects.create(passage=passage, reader=reader, label=label), None
    else:
        tag, before = give(passage, reader, label)
    note(passage, reader, before, label)
    return tag


@once_more
@transaction.atomic
def take_back(*, passage: Passage, reader: Reader) -> bool:
    """Removes the reader's tag; returns whether there was one.

    A passage on which nothing is left goes with it.
    """
    before = remove(passage, reader)
    note(passage, reader, before, None)
    return before is not None


def give(passage: Passage, reader: Reader, label: Label) -> tuple[Tag, Label | None]:
    """Sets the reader's label on a passage, within the caller's transaction.

    Returns the tag, and the label that was there before.
    """
    tag = Tag.objects.select_for_update().filter(passage=passage, reader=reader).first()
    if tag is None:
        tag = Tag.objects.create(passage=passage, reader=reader, label=label)
        count(passage, more=label)
        return tag, None
    before = Label(tag.label)
    if before != label:
        count(passage, less=before, more=label)
        tag.label = label
        tag.save(update_fields=["label", "changed_at"])
    return tag, before


def remove(passage: Passage, reader: Reader) -> Label | None:
    """Removes the reader's tag as `take_back` does, within the caller's transaction.

    Returns the label that it was, or None.
    """
    tag = Tag.objects.select_for_update().filter(passage=passage, reader=reader).first()
    if tag is None:
        return None
    tag.delete()
    label = Label(tag.label)
    if not passages.prune(passage):
        count(passage, less=label)
    return label


def note(passage: Passage, reader: Reader, before: Label | None, after: Label | None) -> None:
    """Notes down that the reader's label on a passage has changed, if it has."""
    if before == after:
        return
    if after is None:
        kind = Act.Kind.UNTAGGED
    else:
        kind = Act.Kind.RETAGGED if before else Act.Kind.TAGGED
    acts.note(kind, reader=reader, passage=passage, before=before, after=after)


def count(passage: Passage, *, less: Label | None = None, more: Label | None = None) -> None:
    """Moves one reading between two tallies, in the database only."""
    changes = {"version": 1}
    if less is not None:
        changes[less.value] = -1
    if more is not None:
        changes[more.value] = 1
    Passage.objects.filter(pk=passage.pk).update(
        **{field: F(field) + change for field, change in changes.items()}
    )
