"""When is a passage made, and when does it go?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection, transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotator.actions.batches import batches
from annotator.models import Article, Passage, Tally
from annotator.prepared import answered
from annotator.refusals import Invalid, WordsNotThere
from annotator.text import selectors
from annotator.text.spans import Span, trim

# Longer than any passage that is about one thing; it also bounds what a reader can store.
MAX_PASSAGE = 5_000
NO_TAGS = Tally()
TABLE = Article._meta.db_table


def check(article: Article, *, start: int, end: int, exact: str) -> Span:
    """The span in the article's text that somebody means, without white space at its edges.

    Raises Invalid for bounds that are no span of the text, WordsNotThere when `exact` is not what
    stands between them.
    """
    text = article.revision.text
    if not 0 <= start < end <= len(text):
        raise Invalid(
            _("There is no passage from %(start)d to %(end)d: the text has %(length)d characters.")
            % {"start": start, "end": end, "length": len(text)}
        )
    if text[start:end] != exact:
        raise WordsNotThere(
            _(
                "These words do not stand there: the article may have changed since you opened it. "
                "Load the page again and mark them once more."
            )
        )
    span = trim(text, start, end)
    if not len(span):
        raise Invalid(_("There is nothing but white space in this passage. Mark some words."))
    if len(span) > MAX_PASSAGE:
        raise Invalid(
            ngettext(
                "A passage can have %(most)d character; mark fewer words.",
                "A passage can have %(most)d characters; mark fewer words.",
                MAX_PASSAGE,
            )
            % {"most": MAX_PASSAGE}
        )
    return span


def at(article: Article, span: Span, tally: Tally = NO_TAGS) -> tuple[Passage, bool]:
    """The passage of the current revision at `span`, and whether it had to be made.

    A new one begins with `tally`. Raises IntegrityError when somebody else makes it in the same
    moment; `once_more` is the answer. Raises WordsNotThere as `hold_text` does.
    """
    revision = article.revision
    hold_text(article.pk, revision.pk)
    known = revision.passages.filter(start=span.start, end=span.end).first()
    if known:
        known.article = article
        return known, False
    words = selectors.describe(revision.text, span)
    made = revision.passages.create(
        article=article,
        start=span.start,
        end=span.end,
        exact=words.exact,
        prefix=words.prefix,
        suffix=words.suffix,
        fact=tally.fact,
        opinion=tally.opinion,
        sarcasm=tally.sarcasm,
        # Nobody who says something first has seen what others say.
        unseen_fact=tally.fact,
        unseen_opinion=tally.opinion,
        unseen_sarcasm=tally.sarcasm,
    )
    return made, True


def check_words_stand(passage: Passage) -> None:
    """Raises WordsNotThere for a passage whose words were changed: nothing new is said of those."""
    if not passage.is_current:
        raise WordsNotThere(changed_since())


def hold_words(passage: Passage) -> None:
    """Raises as `check_words_stand` does, also when they were changed since the passage was
    fetched; from here on they are not until the transaction ends.
    """
    check_words_stand(passage)
    hold_text(passage.article_id, passage.revision_id)


def hold_text(article: int, revision: int) -> None:
    """Keeps anybody from revising an article, whose number it is, until the transaction ends.

    Raises WordsNotThere when the revision of the number `revision` is not its current one by now.
    Whoever adds something to a passage holds the text first, and locks other rows after it; they
    do not wait for each other. (On SQLite whoever writes is alone as it is.)
    """
    if not answered(f"SELECT id {text_held()}", [article, revision]):
        raise WordsNotThere(changed_since())


def text_held(condition: str = "TRUE") -> str:
    """How SQL finds an article whose current revision has a certain number, and holds its text, if
    `condition` is true.

    Both numbers are asked with it, the article's first. It begins after what is selected.
    """
    shared = " FOR KEY SHARE" if connection.features.has_select_for_update else ""
    return f"FROM {TABLE} WHERE id = %s AND current_id = %s AND {condition}{shared}"


def changed_since() -> str:
    """What to say of an act on words that are not in the current text."""
    return _(
        "The article’s text was changed, and these words no longer stand in it as they were. "
        "Load the page again to see what stands there now."
    )


@contextmanager
def unless_gone() -> Iterator[None]:
    """For acts on what was fetched before: WordsNotThere when it, or who acts, has gone since.

    The database says so with an IntegrityError, on SQLite when the transaction ends.
    """
    try:
        yield
    except IntegrityError as error:
        raise WordsNotThere(
            _(
                "These words are marked no longer, or you have signed in or out meanwhile, so "
                "nothing was saved. Load the page again."
            )
        ) from error


def touch(pk: int) -> None:
    """Notes that a passage looks different by now, for pages that show it (see `news`)."""
    Passage.objects.filter(pk=pk).update(version=F("version") + 1)


def touch_all(found: QuerySet[Passage]) -> None:
    """Notes the same of many. All who lock more passages than one do it in the order of these."""
    for some in batches(sorted(set(found.values_list("pk", flat=True)))):
        here = Passage.objects.filter(pk__in=some)
        list(here.order_by("pk").select_for_update().values_list("pk"))
        here.update(version=F("version") + 1)


@transaction.atomic
def prune(passage: Passage) -> bool:
    """Removes a passage that nobody tagged, commented on or said; returns whether it did."""
    bare = Passage.objects.filter(pk=passage.pk, tags=None, comments=None, quote=None)
    # Nothing hangs on it, so there is nothing for Django to look for and delete along with it.
    if bare.filter(placements=None, merged=None, peeks=None)._raw_delete(bare.db):
        return True
    # What it was in earlier revisions goes with it, and who saw its tally.
    return bool(bare.delete()[0])


def prune_all(passages: QuerySet[Passage]) -> int:
    """Removes those of `passages` that `prune` would, within the caller's transaction."""
    return passages.filter(tags=None, comments=None, quote=None).delete()[0]
