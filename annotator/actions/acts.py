"""How is an act noted down, so that whoever did it can undo it? How it is undone is `undoing`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from annotator.models import Act, Comment, Passage, Reader
from annotator.models.act import LONGEST_WORDS
from annotator.refusals import WordsNotThere
from annotator.stored import Insert

T = TypeVar("T")

NOTED = Insert(Act)
# Acts that are past are swept out with every so many-th new one.
SWEEP_EVERY = 100


def note(
    kind: Act.Kind,
    *,
    reader: Reader,
    passage: Passage,
    before: Any = None,
    after: Any = None,
    comment: Comment | None = None,
    key: UUID | None = None,
    settled: bool = False,
) -> Act:
    """Notes down what `reader` has just done on `passage`, within the act's own transaction.

    Raises IntegrityError for a `key` of theirs that is noted already. What is `settled` changed
    nothing and cannot be undone; it is noted for its key alone.
    """
    act = made(kind, reader, passage, before=before, after=after, key=key)
    act.comment_number = comment.pk if comment else None
    act.settled_at = timezone.now() if settled else None
    NOTED(act)
    sweep_after(act)
    return act


def made(
    kind: Act.Kind,
    reader: Reader,
    passage: Passage,
    *,
    before: Any = None,
    after: Any = None,
    key: UUID | None = None,
) -> Act:
    """What `note` stores."""
    return NOTED.new(
        kind=kind.value,
        reader_id=reader.pk,
        article_id=passage.article_id,
        revision_id=passage.revision_id,
        start=passage.start,
        end=passage.end,
        words=shortened(passage.exact),
        passage_number=passage.pk,
        before=before,
        after=after,
        key=key,
    )


class DoneBefore(Exception):
    """The reader has done something under the same key: `act`."""

    def __init__(self, act: Act) -> None:
        super().__init__(act)
        self.act = act


def once_a_key(change: Callable[..., T]) -> Callable[..., T]:
    """`change`, which `reader` does nothing by that notes down its `key` a second time.

    Raises DoneBefore then. The key goes with the act that is stored anyhow, and is looked for only
    where the database refuses it: a first press costs nothing more.
    """

    @wraps(change)
    def tried(*, reader: Reader, key: UUID | None = None, **what: Any) -> T:
        try:
            return change(reader=reader, key=key, **what)
        except (IntegrityError, WordsNotThere) as error:
            done = Act.objects.filter(reader=reader, key=key).first() if key else None
            if done is None:
                raise
            raise DoneBefore(done) from error

    return tried


def shortened(words: str) -> str:
    """The beginning of `words`, with an ellipsis where something was left out."""
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"


def sweep_after(act: Act) -> None:
    """Sweeps out what is past, now and then."""
    if act.pk % SWEEP_EVERY == 0:
        sweep()


def sweep() -> int:
    """Deletes what nobody can undo any more, with the words that it kept; returns how many."""
    return Act.objects.past().delete()[0]
