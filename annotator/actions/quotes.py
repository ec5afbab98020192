"""How does an editor put a quote right: who said it, its bounds, and whether it is one?"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from annotator.actions import passages, speakers
from annotator.actions.retrying import once_more
from annotator.models import Passage, Quote, User
from annotator.refusals import WordsNotThere
from annotator.text.selectors import occurrences
from annotator.text.spans import Span, trim


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
    passages.check_words_stand(passage)
    span = nearest(passage, exact)
    target = passage if span == passage.span else passages.at(passage.article, span)[0]
    known = passage.spoken
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
    if known and target.pk != passage.pk:
        known.delete()
        passages.touch(passage.pk)
        passages.prune(passage)
    return quote


@transaction.atomic
def retract(*, quote: Quote) -> bool:
    """Says that a quote is none; returns whether its passage went too, nothing being on it."""
    passage = quote.passage
    quote.delete()
    passages.touch(passage.pk)
    return passages.prune(passage)
