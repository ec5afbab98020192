"""How do annotations from a file become tags, quotes and comments of an article?

All in one transaction. What stands here already is left alone, so that a file can be brought in
twice. Storing each kind is `brought_tags`, `brought_quotes` and `brought_comments`; reading and
placing are `annotator.incoming`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress

from django.db import transaction
from django.db.models import F

from annotator.actions import brought_comments, brought_quotes, brought_tags, passages
from annotator.actions.batches import batches
from annotator.actions.brought import Brought, Item
from annotator.actions.retrying import once_more
from annotator.incoming import Batch, outcome, placing
from annotator.incoming.annotation import Annotation, Unusable
from annotator.incoming.outcome import Fate, Outcome
from annotator.incoming.placing import Place
from annotator.models import Article, CommentState, Passage, User
from annotator.sources.draft import shortened
from annotator.text import letters, selectors
from annotator.text.explained import Explained
from annotator.text.placed import State
from annotator.text.spans import Span

LONGEST_WORDS = 80
STANDING = (State.SAME, State.MOVED)
WHY_NOT = {
    State.AMBIGUOUS: (Fate.AMBIGUOUS, outcome.AMBIGUOUS),
    State.GONE: (Fate.GONE, outcome.GONE),
}


class DryRun(Exception):
    """Thrown to take back what was only tried."""


def bring_in(
    *,
    article: Article,
    batch: Batch,
    editor: User | None = None,
    reworded: bool = False,
    hold: bool = False,
    dry: bool = False,
) -> list[Outcome]:
    """Stores the annotations of a file on `article`; returns what became of each, in their order.

    What was said of words that are others now is taken onto these only with `reworded`; comments
    wait for an editor with `hold`. A `dry` run says what would become of each, and stores nothing.
    Raises SourceError when placing them would take too long.
    """
    told: list[Outcome] = []
    with suppress(DryRun):
        store(article, batch, told, editor=editor, reworded=reworded, hold=hold, dry=dry)
    return told


@once_more
@transaction.atomic
def store(
    article: Article,
    batch: Batch,
    told: list[Outcome],
    *,
    editor: User | None,
    reworded: bool,
    hold: bool,
    dry: bool,
) -> None:
    """Does what `bring_in` says, into `told`. Raises DryRun at the end of a dry run."""
    # Whoever revises the article waits until everything is placed.
    Article.objects.select_for_update().get(pk=article.pk)
    now = Article.objects.select_related("current").get(pk=article.pk)
    sorting = Sorting(now.revision.text, batch, reworded=reworded)
    brought = Brought(
        article=now,
        origin=batch.origin,
        own=batch.origin == origin_of(now),
        items=list(items(now, sorting.accepted)),
        state=CommentState.WAITING if hold else CommentState.PUBLISHED,
        editor=editor,
    )
    for write in (brought_quotes.write, brought_tags.write, brought_comments.write):
        write(brought)
    settle(brought)
    told[:] = sorted([*sorting.outcomes, *sorting.told(brought)], key=lambda one: one.number)
    if dry:
        raise DryRun


def origin_of(article: Article) -> str:
    """What tells an article from all others, wherever a file of it goes."""
    return article.added_at.isoformat()


class Sorting:
    """Which annotations of a file have a place in a text, and what is said of the others."""

    def __init__(self, text: str, batch: Batch, *, reworded: bool) -> None:
        self.text, self.reworded = text, reworded
        self.outcomes: list[Outcome] = []
        self.accepted: list[tuple[Annotation, Span, Fate]] = []
        readable = [one for one in batch.annotations if isinstance(one, Annotation)]
        places = placing.places(text, readable)
        roots = placing.roots(readable)
        named: set[str] = set()
        for one in batch.annotations:
            if isinstance(one, Unusable):
                self.outcomes.append(Outcome(one.number, one.key, Fate.REFUSED, "", one.reason))
                continue
            if one.key in named:
                self.tell(one, Fate.REFUSED, "", Explained(outcome.TWICE))
                continue
            named.add(one.key)
            root = roots[one.key]
            if root is None or root.words is None:
                self.tell(one, Fate.GONE, "", Explained(outcome.NO_PARENT))
            else:
                self.sort(one, root.words.exact, places[root.words])

    def sort(self, one: Annotation, exact: str, place: Place) -> None:
        """Accepts an annotation, or tells why it has no place."""
        span = place.span
        if span and place.state in STANDING:
            self.accepted.append((one, span, Fate.PLACED))
        elif span and self.reworded:
            self.accepted.append((one, span, Fate.REWORDED))
        elif span:
            there = excerpt(span.of(self.text))
            self.tell(one, Fate.REWORDED, exact, Explained(outcome.REWORDED, words=there))
        else:
            fate, reason = WHY_NOT[place.state]
            self.tell(one, fate, exact, Explained(reason))

    def tell(self, one: Annotation, fate: Fate, exact: str, reason: Explained) -> None:
        self.outcomes.append(Outcome(one.number, one.key, fate, excerpt(exact), reason))

    def told(self, brought: Brought) -> Iterable[Outcome]:
        """What became of those that had a place."""
        fates = {one.number: fate for one, _span, fate in self.accepted}
        for item in brought.items:
            one = item.annotation
            fate = fates[one.number]
            if item.refused:
                fate = Fate.REFUSED
            elif not item.wrote:
                fate = Fate.HERE
            yield Outcome(one.number, one.key, fate, excerpt(item.passage.exact), item.refused)


def items(article: Article, accepted: Iterable[tuple[Annotation, Span, Fate]]) -> Iterable[Item]:
    """Each annotation with its passage, made where it is missing: two queries."""
    accepted = list(accepted)
    revision = article.revision
    known = {one.span: one for one in revision.passages.all()}
    missing: dict[Span, Passage] = {}
    for _annotation, span, _fate in accepted:
        if span not in known and span not in missing:
            words = selectors.describe(revision.text, span)
            missing[span] = Passage(
                article=article,
                revision=revision,
                start=span.start,
                end=span.end,
                exact=words.exact,
                prefix=words.prefix,
                suffix=words.suffix,
            )
    Passage.objects.bulk_create(missing.values(), batch_size=500)
    known |= missing
    return (Item(annotation, known[span]) for annotation, span, _fate in accepted)


def settle(brought: Brought) -> None:
    """Counts what was written, and removes the passages on which nothing was in the end."""
    same: defaultdict[tuple[tuple[str, int], ...], list[int]] = defaultdict(list)
    touched = {item.passage.pk for item in brought.items if item.wrote} | set(brought.changes)
    for pk in touched:
        same[tuple(sorted(brought.changes[pk].items()))].append(pk)
    for change, pks in same.items():
        counted = {label: F(label) + more for label, more in change}
        for some in batches(pks):
            Passage.objects.filter(pk__in=some).update(version=F("version") + 1, **counted)
    bare = {item.passage.pk for item in brought.items} - touched
    for some in batches(sorted(bare)):
        passages.prune_all(Passage.objects.filter(pk__in=some))


def excerpt(words: str) -> str:
    """The beginning of a passage, to name it by."""
    return shortened(letters.plain(words), LONGEST_WORDS)
