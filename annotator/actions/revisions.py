"""How does an article get another text? A new revision, with every passage placed along with it.

What becomes of the passages is `placing`; what editors decide of those that wait, `placements`.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from annotator.actions import changes, indexing, placing
from annotator.actions.articles import write_revision
from annotator.actions.retrying import once_more
from annotator.models import Article, Change, Revision, User
from annotator.refusals import NothingChanged, Outdated
from annotator.sources import Draft
from annotator.text.document import Document


@once_more
@transaction.atomic
def revise(
    *,
    article: Article,
    draft: Draft,
    author: User | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    note: str = "",
) -> Revision:
    """The revision of `article` whose text is `draft`'s; the article gets the draft's title too.

    `based_on` is the number of the revision that the editor began from: Outdated is raised when
    it is not the current one any more, nothing being lost by it; None means whichever is. The same
    `submission` gives the revision that it made the first time. Raises NothingChanged for a draft
    of the text and title that the article has.
    """
    locked = lock(article)
    if sent_before := sent(locked, submission):
        return sent_before
    check_current(locked, based_on)
    document = changed(locked, draft)
    planned = placing.plan(locked, document)
    revision = write_revision(
        locked,
        document,
        draft,
        number=locked.revision.number + 1,
        written_by=author,
        submission=submission,
        note=note,
    )
    locked.title = draft.title
    return put_in_place(article, locked, planned, revision)


@once_more
@transaction.atomic
def restore(
    *,
    revision: Revision,
    author: User | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    note: str = "",
) -> Revision:
    """A new revision of the same text as `revision`, an earlier one.

    `based_on` and `submission` are as for `revise`. Raises Outdated and NothingChanged.
    """
    locked = lock(revision.article)
    if sent_before := sent(locked, submission):
        return sent_before
    check_current(locked, based_on)
    if is_text_of(locked.revision, revision.document):
        raise NothingChanged(
            _("The article has the text of revision %(number)d already, so none was made.")
            % {"number": revision.number}
        )
    planned = placing.plan(locked, revision.document)
    restored = Revision.objects.create(
        article=locked,
        number=locked.revision.number + 1,
        source=revision.source,
        source_format=revision.source_format,
        text=revision.text,
        markup=revision.markup,
        sentence_bounds=revision.sentence_bounds,
        words=revision.words,
        written_by=author,
        submission=submission,
        note=note,
        restored_from=revision,
    )
    return put_in_place(revision.article, locked, planned, restored)


def lock(article: Article) -> Article:
    """The article as it stands, for nobody else to change until the transaction ends."""
    return Article.objects.select_for_update().get(pk=article.pk)


def sent(article: Article, submission: UUID | None) -> Revision | None:
    """The revision that the form of the number `submission` made before."""
    return article.revisions.filter(submission=submission).first() if submission else None


def check_current(article: Article, based_on: int | None) -> None:
    """Raises Outdated when the current revision is not number `based_on`."""
    if based_on not in (None, article.revision.number):
        raise Outdated(
            _(
                "Somebody else has changed this article since you began: you had revision "
                "%(yours)d, and now there is revision %(current)d."
            )
            % {"yours": based_on, "current": article.revision.number}
        )


def changed(article: Article, draft: Draft) -> Document:
    """The document of `draft`. Raises NothingChanged when `article` has its text and title."""
    document = Document.from_html(draft.html)
    if article.title == draft.title and is_text_of(article.revision, document):
        raise NothingChanged(
            _("Nothing changed: the article has this very text, so no revision was made.")
        )
    return document


def is_text_of(revision: Revision, document: Document) -> bool:
    """Whether a revision is of this very text, with this very markup."""
    return revision.text == document.text and revision.markup == document.to_json()


def put_in_place(
    article: Article, locked: Article, planned: placing.Plan, revision: Revision
) -> Revision:
    """Makes `revision` the one that is read, with every passage where it was `planned` to be."""
    placing.carry_out(planned, revision)
    before = Article.objects.select_related("current").get(pk=locked.pk)
    locked.current = revision
    locked.save(update_fields=["current", "title"])
    indexing.article(locked)
    note(locked, Change.Kind.REVISION, "number", before.revision.number, revision.number)
    note(locked, Change.Kind.ARTICLE, "title", before.title, locked.title)
    article.current, article.title = revision, locked.title
    return revision


def note(article: Article, kind: Change.Kind, name: str, before: object, after: object) -> None:
    """Notes down what the newest revision of `article` changed, if it changed it."""
    if before != after:
        changes.note(
            kind,
            article,
            by=article.revision.written_by,
            before={name: before},
            after={name: after},
        )
