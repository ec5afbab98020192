"""How is a comment written, changed and deleted? How a reply is written is `replies`."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotator.actions import (
    acts,
    changes,
    holding,
    indexing,
    notices,
    passages,
    readers,
    snapshots,
)
from annotator.actions.retrying import once_more
from annotator.models import Act, Article, Change, Cited, Comment, Passage, Source, User
from annotator.refusals import ChangedMeanwhile
from annotator.text.spans import Span


@passages.unless_gone()
@once_more
@transaction.atomic
def write(
    *,
    passage: Passage,
    author: User,
    body: str,
    submission: uuid.UUID,
    sources: Sequence[Cited] = (),
) -> Comment:
    """A comment on `passage`; an editor's is commentary.

    The same `submission` of the same words gives the comment that it made the first time; with
    other words, as a browser's Back button brings the form back, it makes another. Raises
    markdown.MarkdownError for a body that is too long or too tangled, WordsNotThere when the
    passage has gone since it was fetched, or stands on words that were changed.
    """
    passages.hold_words(passage)
    return add(passage, author, body, submission, sources)


@passages.unless_gone()
@once_more
@transaction.atomic
def write_on_span(
    *,
    article: Article,
    span: Span,
    author: User,
    body: str,
    submission: uuid.UUID,
    sources: Sequence[Cited] = (),
) -> Comment:
    """A comment on the words at `span`, which `passages.check` found to be there."""
    return add(passages.at(article, span)[0], author, body, submission, sources)


def add(
    passage: Passage,
    author: User,
    body: str,
    submission: uuid.UUID,
    sources: Sequence[Cited],
    parent: Comment | None = None,
) -> Comment:
    """Stores a comment that was not sent before, within the caller's transaction."""
    html, mentioned = notices.render(body)
    comment, made = Comment.objects.get_or_create(
        author=author,
        submission=number_of(submission, passage, body, sources, parent),
        defaults={
            "passage": passage,
            "parent": parent,
            "thread_id": (parent.thread_id or parent.pk) if parent else None,
            "body": body,
            "html": html,
            "is_commentary": author.is_editor,
            "state": holding.state_of_new(author),
        },
    )
    if made:
        cite(comment, sources)
        indexing.new_comments([comment], passage.article)
        notices.tell(comment, mentioned)
        passages.touch(passage.pk)
        holding.note(comment)
        note(Act.Kind.COMMENTED, comment, after=snapshots.words(comment))
    return comment


@transaction.atomic
def rewrite(
    *,
    comment: Comment,
    body: str,
    sources: Sequence[Cited] | None = None,
    restores: Change | None = None,
) -> Comment:
    """Changes what a comment says and, unless None, its sources; what it said is kept.

    `restores` is the change that this one takes back, if it does.

    Raises markdown.MarkdownError as `write` does, ChangedMeanwhile when it was deleted, or
    taken away by an editor, since it was fetched.
    """
    check_stands(comment)
    check_editable(comment)
    before = snapshots.words(comment)
    if sources is None:
        sources = snapshots.cited(before)
    if body != comment.body or list(sources) != snapshots.cited(before):
        say(comment, body, sources, timezone.now())
        after = snapshots.words(comment)
        note(Act.Kind.EDITED, comment, before, after)
        keep(comment, before, after, restores)
    return comment


@transaction.atomic
def restore(*, change: Change, seen: int | None) -> Comment:
    """Lets a comment say again what it said before `change`; returns it.

    `seen` is the number of the last change that its author knew of. Raises ChangedMeanwhile when
    there is another by now, and as `rewrite` does.
    """
    comment = change.comment
    if comment is None:
        raise ValueError(f"change {change.pk} is of no comment")
    check_stands(comment)
    check_editable(comment)
    last = comment.changes.order_by("-pk").values_list("pk", flat=True).first()
    if seen is not None and seen != last:
        raise ChangedMeanwhile(
            _("This comment was changed since, perhaps in another window. Look at it once more.")
        )
    kept = change.before or {}
    sources = snapshots.cited(kept)
    return rewrite(comment=comment, body=kept["body"], sources=sources, restores=change)


def keep(comment: Comment, before: Any, after: Any, restores: Change | None = None) -> None:
    """Keeps what a comment said before, for its author and for editors."""
    article = comment.passage.article_id
    changes.note(
        Change.Kind.COMMENT,
        article,
        by=comment.author,
        before=before,
        after=after,
        comment=comment,
        restores=restores,
    )


def say(comment: Comment, body: str, sources: Sequence[Cited], edited_at: datetime | None) -> None:
    """Gives a comment other words and sources, within the caller's transaction."""
    comment.body = body
    comment.html, mentioned = notices.render(body)
    comment.edited_at = edited_at
    comment.save(update_fields=["body", "html", "edited_at"])
    indexing.comments(comment)
    comment.sources.all().delete()
    cite(comment, sources)
    notices.tell(comment, mentioned)
    passages.touch(comment.passage_id)


@transaction.atomic
def delete(*, comment: Comment) -> bool:
    """Deletes a comment; returns whether its passage went with it, nothing else being on it.

    One that has replies leaves a trace, which goes with the last of them. Raises ChangedMeanwhile
    when it was deleted since it was fetched.
    """
    check_stands(comment)
    note(Act.Kind.DELETED, comment, snapshots.rows(comment))
    return remove(comment)


def lock_thread(comment: Comment) -> None:
    """A reply waits for this lock, or this waits for the reply."""
    Comment.objects.select_for_update().filter(pk=comment.thread_id or comment.pk).first()


def check_stands(comment: Comment) -> None:
    """Raises ChangedMeanwhile for a comment that was deleted; it stays as it is from here on."""
    lock_thread(comment)
    if not Comment.objects.filter(pk=comment.pk, deleted_at=None).exists():
        raise ChangedMeanwhile(_("This comment was deleted, so nothing was saved."))


def check_editable(comment: Comment) -> None:
    """Raises ChangedMeanwhile for a comment that an editor took away."""
    if not Comment.objects.get(pk=comment.pk).may_be_edited:
        raise ChangedMeanwhile(
            _("An editor has taken this comment away, so it can no longer be changed.")
        )


def remove(comment: Comment) -> bool:
    """Removes a comment as `delete` does, within the caller's transaction."""
    lock_thread(comment)
    passages.touch(comment.passage_id)
    if comment.replies.exists():
        leave_trace(comment)
        return False
    # As it is under the lock: it may have been fetched when it was no trace yet.
    parent = Comment.objects.filter(replies=comment).first()
    comment.delete()
    while parent and parent.is_deleted and not parent.replies.exists():
        comment, parent = parent, parent.parent
        comment.delete()
    return passages.prune(comment.passage)


def leave_trace(comment: Comment) -> None:
    """Takes from a comment all that was said in it, and what others thought of that."""
    comment.body = comment.html = ""
    comment.helpful = 0
    comment.deleted_at = timezone.now()
    # The form that made it, sent once more, would find it instead of making another.
    comment.submission = uuid.uuid4()
    comment.save(update_fields=["body", "html", "helpful", "deleted_at", "submission"])
    indexing.forget(comment)
    said = (comment.sources, comment.changes)
    for rows in (*said, comment.helpful_marks, comment.flags, comment.notices):
        rows.all().delete()


def cite(comment: Comment, sources: Sequence[Cited]) -> None:
    """Stores the sources of a comment that has none, in their order."""
    Source.objects.bulk_create(
        Source(comment=comment, place=place, **one._asdict())
        for place, one in enumerate(sources, 1)
    )


def number_of(
    submission: uuid.UUID,
    passage: Passage,
    body: str,
    sources: Sequence[Cited],
    parent: Comment | None,
) -> uuid.UUID:
    """What is the same for a form sent twice, and another for other words, sources or places."""
    said = [f"{passage.pk} {body}"]
    if parent:
        said.append(f"answers {parent.pk}")
    said += [f"{one.url} {one.title} {one.seen_on}" for one in sources]
    return uuid.uuid5(submission, "\0".join(said))


def note(kind: Act.Kind, comment: Comment, before: Any = None, after: Any = None) -> None:
    """Notes down what was done to a comment, if its author is still here to undo it."""
    if comment.author:
        acts.note(
            kind,
            reader=readers.of_account(comment.author),
            passage=comment.passage,
            comment=comment,
            before=before,
            after=after,
        )
