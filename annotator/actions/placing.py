"""What becomes of the passages when an article gets another text, and how is it carried out?

`plan` only looks, so that a page or a dry run tells the very same as saving does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from annotator.actions import indexing, requoting
from annotator.actions.articles import keep_quotes
from annotator.actions.fates import Fate, one_a_place, placed_from
from annotator.models import Article, Passage, Placement, Revision
from annotator.text import selectors
from annotator.text.anchoring import State
from annotator.text.document import Document
from annotator.text.quotes import Quote
from annotator.text.spans import Span

PLACE = ("revision", "start", "end", "exact", "prefix", "suffix")
ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new text does to an article: the fate of every passage, and the quotes to add."""

    document: Document
    fates: Sequence[Fate]
    quotes: Sequence[Quote]

    @property
    def counts(self) -> dict[State, int]:
        """How many passages have each state, in the order in which they are always told."""
        return {state: len(self.of(state)) for state in State}

    def of(self, state: State) -> list[Fate]:
        """The passages that have `state`."""
        return [fate for fate in self.fates if fate.state is state]


def plan(article: Article, document: Document) -> Plan:
    """What happens to the passages of `article` when its text becomes `document`'s.

    Every passage is placed from the text in which its words stand: of the current revision, or
    of an earlier one, if it has been waiting since.
    """
    before = requoting.heard(article.revision.document, article.language)
    after = requoting.heard(document, article.language)
    passages = (
        article.passages.filter(merged_into=None)
        .select_related("quote__speaker")
        .order_by("-revision_id", "start", "-end")
    )
    fates: list[Fate] = []
    texts = Revision.objects.defer("source", "sentence_bounds")
    for pk, group in groupby(passages, key=lambda passage: passage.revision_id):
        revision = article.revision if pk == article.current_id else texts.get(pk=pk)
        here = list(group)
        placed = placed_from(revision.text, document.text, here)
        known = before if pk == article.current_id else None
        fates += requoting.kept_from_other_speakers(placed, revision, article, known, after)
    fates = one_a_place(fates)
    quotes = requoting.newly_said(article, document.text, before, after, fates)
    return Plan(document, fates, quotes)


def carry_out(planned: Plan, revision: Revision) -> None:
    """Writes what `plan` found for the new `revision`, within the caller's transaction."""
    Placement.objects.bulk_create(
        [
            Placement(
                passage=fate.passage,
                revision=revision,
                state=fate.state.value,
                start=fate.span.start if fate.span else None,
                end=fate.span.end if fate.span else None,
                from_revision_id=fate.passage.revision_id,
                from_start=fate.passage.start,
                from_end=fate.passage.end,
                from_exact=fate.passage.exact,
            )
            for fate in planned.fates
        ],
        batch_size=ROWS_AT_ONCE,
    )
    going_on = [fate for fate in planned.fates if fate.lives]
    for fate in going_on:
        if fate.span:
            stand_at(fate.passage, revision, fate.span)
    passages = [fate.passage for fate in going_on]
    # Nothing stands in the new revision yet, so none is in another's way while they go over.
    Passage.objects.bulk_update(passages, PLACE, batch_size=ROWS_AT_ONCE)
    indexing.quotes_on(one.pk for one in passages)
    keep_quotes(revision, planned.quotes, {passage.span: passage for passage in passages})


def stand_at(passage: Passage, revision: Revision, span: Span) -> None:
    """Gives a passage its place and words in `revision`; saving `PLACE` is left to the caller."""
    words = selectors.describe(revision.text, span)
    passage.revision = revision
    passage.start, passage.end = span.start, span.end
    passage.exact, passage.prefix, passage.suffix = words.exact, words.prefix, words.suffix


def counts(revision: Revision) -> dict[str, int]:
    """How many passages had each state when `revision` was written, in the order they are told."""
    found = dict(revision.placements.order_by().values_list("state").annotate(Count("pk")))
    return {state.value: found.get(state.value, 0) for state in State}
