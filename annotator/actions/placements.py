"""What does an editor decide of a passage whose words were changed? Each verb is one decision.

Confirmed or placed by hand, its tags carry over to the new words; reopened, they stay on the old.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotator.actions import indexing, passages, peeks, tallies
from annotator.actions.placing import PLACE, stand_at
from annotator.actions.retrying import once_more
from annotator.models import Article, Decision, Passage, Placement, Quote, User
from annotator.refusals import DecidedAlready, Invalid, Outdated, WordsNotThere
from annotator.text.selectors import occurrences
from annotator.text.spans import Span


@once_more
@transaction.atomic
def confirm(*, placement: Placement, editor: User, note: str = "") -> Passage:
    """Says that what was said of the old words holds for the new ones; returns their passage.

    Raises DecidedAlready, Outdated, and Invalid for a passage that has no place to go to.
    """
    found = undecided(placement)
    if found.span is None:
        raise Invalid(
            _("No place is known for this passage. Place it by hand, or leave it where it is.")
        )
    return carry_over(found, found.span, Decision.CONFIRMED, editor, note)


@once_more
@transaction.atomic
def reopen(*, placement: Placement, editor: User, note: str = "") -> Passage:
    """Leaves the tags on the old words: the new ones are for readers to tag anew.

    Raises DecidedAlready and Outdated.
    """
    found = undecided(placement)
    decide(found, Decision.REOPENED, editor, note)
    return found.passage


@once_more
@transaction.atomic
def put(
    *, placement: Placement, editor: User, exact: str, start: int | None = None, note: str = ""
) -> Passage:
    """Carries a passage over to the words `exact` of the current text; returns their passage.

    `start` says at which of the places where they stand (code points), if there are several.
    Raises DecidedAlready, Outdated, and WordsNotThere, also when there is no telling where.
    """
    found = undecided(placement)
    article = found.passage.article
    places = places_of(article, exact)
    if start is not None:
        places = [place for place in places if place.start == start]
    if not places:
        raise WordsNotThere(
            _("These words do not stand in the article. Copy them from it, letter by letter.")
        )
    if len(places) > 1:
        raise WordsNotThere(_("These words stand there more than once. Say which place is meant."))
    (place,) = places
    words = place.of(article.revision.text)
    span = passages.check(article, start=place.start, end=place.end, exact=words)
    return carry_over(found, span, Decision.PLACED, editor, note)


def places_of(article: Article, exact: str) -> list[Span]:
    """Where the words `exact`, as a form sends them, stand in the current text."""
    return occurrences(article.revision.text, exact.strip().replace("\r\n", "\n"))


def undecided(placement: Placement) -> Placement:
    """The placement as it stands, with its article locked.

    Raises DecidedAlready when an editor has decided it, Outdated when a newer revision was written.
    """
    article = Article.objects.select_for_update().get(pk=placement.passage.article_id)
    found = Placement.objects.select_related(
        "passage__article__current", "passage__quote", "revision", "decided_by"
    ).get(pk=placement.pk)
    if found.decision != Decision.PENDING:
        who = found.decided_by.name if found.decided_by else _("Another editor")
        raise DecidedAlready(
            _("%(editor)s has decided this passage already: it is %(decision)s.")
            % {"editor": who, "decision": found.get_decision_display()}
        )
    if found.revision_id != article.current_id or not found.is_pending:
        raise Outdated(
            _("The article was changed again since. Load the queue anew to see what waits now.")
        )
    return found


def decide(placement: Placement, decision: Decision, editor: User, note: str) -> None:
    """Notes down who decided what."""
    placement.decision = decision
    placement.decided_by = editor
    placement.decided_at = timezone.now()
    placement.note = note
    placement.save(update_fields=["decision", "decided_by", "decided_at", "note", "start", "end"])
    passages.touch(placement.passage_id)


def carry_over(
    placement: Placement, span: Span, decision: Decision, editor: User, note: str
) -> Passage:
    """Moves a passage to `span` of the new text, or joins it to the one that stands there."""
    placement.start, placement.end = span.start, span.end
    decide(placement, decision, editor, note)
    passage, revision = placement.passage, placement.revision
    there = revision.passages.filter(start=span.start, end=span.end).first()
    if there:
        merge(passage, there)
        return there
    stand_at(passage, revision, span)
    passage.save(update_fields=PLACE)
    indexing.quotes_on([passage.pk])
    return passage


def merge(passage: Passage, into: Passage) -> None:
    """Gives all that is on `passage` to `into`: of two tags by one reader the newer one stays.

    What an editor put right stays of two quotes, else that of the newer words. The passage itself
    stays as a record of the old words.
    """
    newer = {tag.reader_id: tag for tag in into.tags.all()}
    for tag in passage.tags.all():
        other = newer.get(tag.reader_id)
        if other and other.changed_at >= tag.changed_at:
            tag.delete()
        elif other:
            other.delete()
    # Not saved one by one: the times of the tags stay as they are.
    passage.tags.update(passage=into)
    peeks.join(passage, into)
    passage.comments.update(passage=into)
    merge_quotes(passage, into)
    passage.merged_into = into
    passage.save(update_fields=["merged_into"])
    Passage.objects.filter(merged_into=passage).update(merged_into=into)
    for one in (passage, into):
        tallies.mend_one(one.pk)
        passages.touch(one.pk)


def merge_quotes(passage: Passage, into: Passage) -> None:
    """Leaves one quote of two, on `into`."""
    quote, other = (Quote.objects.filter(passage=one).first() for one in (passage, into))
    if quote is None:
        return
    if other and (other.how == Quote.PERSON or quote.how != Quote.PERSON):
        quote.delete()
        return
    if other:
        other.delete()
    quote.passage = into
    quote.save(update_fields=["passage"])
    indexing.quotes_on([into.pk])
