"""How is a comment written, changed and deleted?"""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from annotator.actions import passages
from annotator.actions.retrying import once_more
from annotator.models import Article, Comment, Passage, User
from annotator.text import markdown
from annotator.text.spans import Span


@passages.unless_gone()
@once_more
@transaction.atomic
def write(*, passage: Passage, author: User, body: str, submission: uuid.UUID) -> Comment:
    """A comment on `passage`; an editor's is commentary.

    The same `submission` of the same words gives the comment that it made the first time; with
    other words, as a browser's Back button brings the form back, it makes another. Raises
    markdown.MarkdownError for a body that is too long or too tangled, WordsNotThere when the
    passage has gone since it was fetched, or stands on words that were changed.
    """
    passages.check_words_stand(passage)
    return add(passage, author, body, submission)


@once_more
@transaction.atomic
def write_on_span(
    *, article: Article, span: Span, author: User, body: str, submission: uuid.UUID
) -> Comment:
    """A comment on the words at `span`, which `passages.check` found to be there."""
    return add(passages.at(article, span)[0], author, body, submission)


def add(passage: Passage, author: User, body: str, submission: uuid.UUID) -> Comment:
    """Stores a comment that was not sent before, within the caller's transaction."""
    number = uuid.uuid5(submission, f"{passage.pk} {body}")
    comment, _created = Comment.objects.get_or_create(
        author=author,
        submission=number,
        defaults={
            "passage": passage,
            "body": body,
            "html": markdown.render(body),
            "is_commentary": author.is_editor,
        },
    )
    return comment


def rewrite(*, comment: Comment, body: str) -> Comment:
    """Changes what a comment says. Raises markdown.MarkdownError as `write` does."""
    if body != comment.body:
        comment.body = body
        comment.html = markdown.render(body)
        comment.edited_at = timezone.now()
        comment.save(update_fields=["body", "html", "edited_at"])
    return comment


@transaction.atomic
def delete(*, comment: Comment) -> bool:
    """Deletes a comment; returns whether its passage went with it, nothing else being on it."""
    comment.delete()
    return passages.prune(comment.passage)
