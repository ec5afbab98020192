"""How is an act noted down, so that whoever did it can undo it? How it is undone is `undoing`."""

from __future__ import annotations

from typing import Any

from annotator.models import Act, Comment, Passage, Reader
from annotator.models.act import LONGEST_WORDS

# Acts that are past are swept out with every so many-th new one.
SWEEP_EVERY = 16


def note(
    kind: Act.Kind,
    *,
    reader: Reader,
    passage: Passage,
    before: Any = None,
    after: Any = None,
    comment: Comment | None = None,
) -> Act:
    """Notes down what `reader` has just done on `passage`, within the act's own transaction."""
    act = Act.objects.create(
        kind=kind,
        reader=reader,
        article_id=passage.article_id,
        revision_id=passage.revision_id,
        start=passage.start,
        end=passage.end,
        words=shortened(passage.exact),
        passage_number=passage.pk,
        comment_number=comment.pk if comment else None,
        before=before,
        after=after,
    )
    if act.pk % SWEEP_EVERY == 0:
        sweep()
    return act


def shortened(words: str) -> str:
    """The beginning of `words`, with an ellipsis where something was left out."""
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"


def sweep() -> int:
    """Deletes what nobody can undo any more, with the words that it kept; returns how many."""
    return Act.objects.past().delete()[0]
