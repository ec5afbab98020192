"""How does a reader say that a passage begins or ends elsewhere, while nobody else is on it?"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from annotator.actions import acts, passages, tags
from annotator.actions.placing import PLACE, stand_at
from annotator.actions.retrying import once_more
from annotator.models import Act, Comment, Label, Passage, Reader, Tag
from annotator.refusals import ChangedMeanwhile, NotAllowed, WordsNotThere
from annotator.text.spans import Span


@passages.unless_gone()
@once_more
@transaction.atomic
def move(*, passage: Passage, reader: Reader, span: Span) -> Passage:
    """Gives `passage` the bounds `span`, which `passages.check` found to be words of the text.

    Where a passage stands already the reader's tag and comments go over to that one. Returns the
    passage of the new bounds. Raises NotAllowed when nothing on it is the reader's,
    ChangedMeanwhile when something is somebody else's, WordsNotThere when its words were changed.
    """
    locked = own(passage, reader)
    if span == locked.span:
        return locked
    before = state(locked, reader)
    into, before["other"] = carry(locked, reader, span)
    before["joined"] = into.pk != locked.pk
    after = {"label": label_on(into, reader)}
    acts.note(Act.Kind.MOVED, reader=reader, passage=into, before=before, after=after)
    return into


def own(passage: Passage, reader: Reader) -> Passage:
    """The passage as it stands, for nobody else to change. Raises as `move` does."""
    passages.hold_words(passage)
    found = Passage.objects.select_for_update(of=("self",)).select_related("article__current")
    locked = found.filter(pk=passage.pk).first()
    if locked is None:
        raise WordsNotThere(
            _("These words are marked no longer, so nothing was saved. Load the page again.")
        )
    others = Tag.objects.filter(passage=passage).exclude(reader=reader).count()
    said = Comment.objects.filter(passage=passage)
    mine = said.filter(author=reader.user) if reader.user else said.none()
    if label_on(locked, reader) is None and not mine.exists():
        raise NotAllowed(_("Only who marked these words can say where they begin and end."))
    if locked.spoken:
        raise ChangedMeanwhile(
            _("These words are a quote: where it begins and ends is for editors to correct.")
        )
    if others or said.count() > mine.count():
        raise ChangedMeanwhile(
            _("Others have tagged these words too, or commented on them, so they stay as they are.")
        )
    return locked


def state(passage: Passage, reader: Reader) -> dict[str, Any]:
    """What is the reader's on a passage, and where that is, as JSON."""
    return {
        "start": passage.start,
        "end": passage.end,
        "label": label_on(passage, reader),
        "comments": list(passage.comments.order_by("pk").values_list("pk", flat=True)),
    }


def label_on(passage: Passage, reader: Reader) -> Label | None:
    """The reader's label on a passage."""
    tag = Tag.objects.filter(passage=passage, reader=reader).first()
    return Label(tag.label) if tag else None


def carry(passage: Passage, reader: Reader, span: Span) -> tuple[Passage, Label | None]:
    """Brings a passage to `span`, within the caller's transaction.

    Returns the passage that is there then, and the reader's label that it had before, if any.
    """
    revision = passage.article.revision
    there = revision.passages.filter(start=span.start, end=span.end).first()
    if there is None:
        stand_at(passage, revision, span)
        passage.save(update_fields=PLACE)
        passages.touch(passage.pk)
        # What others took back here they took back from the words that it had.
        Act.objects.filter(passage_number=passage.pk).exclude(reader=reader).update(
            passage_number=0
        )
        # And what others saw said of those says nothing of the new ones.
        passage.peeks.exclude(reader=reader).delete()
        return passage, None
    other = label_on(there, reader)
    take_over(there, passage, reader, label_on(passage, reader))
    passages.prune(passage)
    return there, other


def take_over(into: Passage, passage: Passage, reader: Reader, label: Label | None) -> None:
    """Gives the reader's tag on `passage`, and all comments on it, to `into`."""
    Comment.objects.filter(passage=passage).update(passage=into)
    Tag.objects.filter(passage=passage, reader=reader).delete()
    if label:
        tags.give(into, reader, label)
    passages.touch(into.pk)


def move_back(passage: Passage, act: Act) -> Passage:
    """Undoes a move onto a passage that stood there already: takes back what came with it."""
    kept, reader = act.before or {}, act.reader
    target, _made = passages.at(act.article, Span(kept["start"], kept["end"]))
    Comment.objects.filter(passage=passage, pk__in=kept["comments"]).update(passage=target)
    if kept["other"]:
        tags.give(passage, reader, Label(kept["other"]))
    elif kept["label"]:
        tags.remove(passage, reader)
    if kept["label"]:
        tags.give(target, reader, Label(kept["label"]))
    for one in (passage, target):
        passages.touch(one.pk)
        passages.prune(one)
    return target
