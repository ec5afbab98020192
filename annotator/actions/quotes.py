"""How does an editor put a quote right: who said it, its bounds, and whether it is one?"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from annotator.actions import changes, indexing, passages, snapshots, speakers
from annotator.actions.retrying import once_more
from annotator.models import Article, Change, Passage, Quote, Speaker, User
from annotator.refusals import ChangedMeanwhile, WordsNotThere
from annotator.text.selectors import occurrences
from annotator.text.spans import Span, trim

# What nobody but an editor changes of a quote.
TELLING = ("exact", "speaker_number", "kind", "source")


def nearest(passage: Passage, exact: str) -> Span:
    """Where the words `exact` stand, nearest to `passage`. Raises WordsNotThere."""
    text = passage.article.revision.text
    wanted = exact.strip()
    found = occurrences(text, wanted) or occurrences(text, wanted.replace("\r\n", "\n"))
    if not found:
        raise WordsNotThere(
            _("These words do not stand in the article. Copy them from it, letter by letter.")
        )
    middle = passage.start + passage.end
    span = min(found, key=lambda place: abs(place.start + place.end - middle))
    return trim(text, span.start, span.end)


@once_more
@transaction.atomic
def correct(*, passage: Passage, editor: User, speaker: str, exact: str) -> Quote:
    """Makes `passage` a quote by `speaker` (nobody, if empty) whose words are `exact`.

    Other words than the passage's move the quote to a passage of those words; readers' tags and
    comments stay on the words that they were given to. Raises WordsNotThere, also for a passage
    whose own words were changed.
    """
    passages.hold_words(passage)
    span = nearest(passage, exact)
    known = passage.spoken
    before = snapshots.quote(known)
    target = passage if span == passage.span else passages.at(passage.article, span)[0]
    quote, _created = Quote.objects.update_or_create(
        passage=target,
        defaults={
            "speaker": speakers.named(speaker) if speaker else None,
            "kind": known.kind if known else Quote.Kind.MARKED,
            "how": Quote.PERSON,
            "confidence": 1.0,
            "corrected_by": editor,
            "source": known.source if known and not speaker else "",
            "suggestion": "",
            "utterance": known.utterance if known else None,
        },
    )
    passages.touch(target.pk)
    indexing.quotes_on([target.pk])
    if known and target.pk != passage.pk:
        leave(known)
    note(quote.passage, before, snapshots.quote(quote), editor)
    return quote


@transaction.atomic
def retract(*, quote: Quote, editor: User | None = None) -> bool:
    """Says that a quote is none; returns whether its passage went too, nothing being on it."""
    note(quote.passage, snapshots.quote(quote), None, editor)
    return leave(quote)


@once_more
@transaction.atomic
def restore(*, change: Change, editor: User) -> Quote | None:
    """Makes of a quote what it was before `change`; returns it, or None if it was none.

    Only what still is as the change left it: raises ChangedMeanwhile when it was changed since, and
    WordsNotThere when the words that it was on stand in the text no more.
    """
    article = Article.objects.select_related("current").get(pk=change.article_id)
    now = standing(change)
    if not same(snapshots.quote(now), change.after):
        raise ChangedMeanwhile(
            _("This quote was changed again since, so it was left: take that back first.")
        )
    if change.before is None:
        passage = now.passage if now else None
        if now:
            leave(now)
        quote = None
    else:
        passage = place(article, change.before)
        quote = put(passage, change.before, editor)
        if now and now.passage_id != passage.pk:
            leave(now)
    number = passage.pk if passage else change.passage_number
    changes.note(
        Change.Kind.QUOTE,
        article,
        by=editor,
        before=change.after,
        after=snapshots.quote(quote),
        passage=number,
        restores=change,
    )
    return quote


def same(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    """Whether two states of a quote, as they are kept, say the same of the same words."""
    if one is None or other is None:
        return one is other
    return all(one[name] == other[name] for name in TELLING)


def standing(change: Change) -> Quote | None:
    """The quote that a change was about, as it is now, or None where there is none."""
    found = Quote.objects.select_related("passage__article", "speaker")
    return found.filter(passage=change.passage_number or 0).first()


def place(article: Article, kept: dict[str, Any]) -> Passage:
    """The passage of the words of a quote that was kept, nearest to where they stood.

    Raises WordsNotThere.
    """
    found = occurrences(article.revision.text, kept["exact"])
    if not found:
        raise WordsNotThere(
            _("The words that this quote was on do not stand in the article any more.")
        )
    span = min(found, key=lambda one: abs(one.start - kept["start"]))
    return passages.at(article, span)[0]


def put(passage: Passage, kept: dict[str, Any], editor: User) -> Quote:
    """Makes `passage` the quote that was kept."""
    speaker = Speaker.objects.filter(pk=kept["speaker_number"] or 0).first()
    if speaker and speaker.merged_into:
        speaker = speaker.merged_into
    if speaker is None and kept["speaker"]:
        speaker = speakers.named(kept["speaker"])
    fields = {name: kept[name] for name in snapshots.OF_QUOTES}
    fields |= {"speaker": speaker, "corrected_by": editor}
    quote, _created = Quote.objects.update_or_create(passage=passage, defaults=fields)
    passages.touch(passage.pk)
    indexing.quotes_on([passage.pk])
    return quote


def leave(quote: Quote) -> bool:
    """Takes a quote off its passage; returns whether that went too, nothing being on it."""
    passage = quote.passage
    quote.delete()
    passages.touch(passage.pk)
    return passages.prune(passage)


def note(passage: Passage, before: Any, after: Any, editor: User | None) -> None:
    """Notes down what a quote on `passage` was and is, if that differs."""
    if before != after:
        changes.note(
            Change.Kind.QUOTE,
            passage.article_id,
            by=editor,
            before=before,
            after=after,
            passage=passage.pk,
        )
