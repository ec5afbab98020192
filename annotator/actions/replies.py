"""How is a comment answered? In its thread, which is one level deep."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from annotator.actions import comments, passages
from annotator.actions.retrying import once_more
from annotator.models import Cited, Comment, User
from annotator.refusals import ChangedMeanwhile


@passages.unless_gone()
@once_more
@transaction.atomic
def write(
    *,
    parent: Comment,
    author: User,
    body: str,
    submission: uuid.UUID,
    sources: Sequence[Cited] = (),
) -> Comment:
    """A reply to `parent`, in the thread that this one is in or begins; its author is told.

    Sent twice it is written once, as `comments.write` says. Raises markdown.MarkdownError as that
    does, ChangedMeanwhile when `parent` was deleted or taken away since it was fetched, and
    WordsNotThere when the passage's words were changed.
    """
    passages.hold_words(parent.passage)
    # Deleting takes the same lock: what is answered cannot go in the same moment.
    comments.lock_thread(parent)
    if not Comment.objects.said_to(None).filter(pk=parent.pk).exists():
        raise ChangedMeanwhile(
            _("The comment that you answer has gone meanwhile, so nothing was saved.")
        )
    return comments.add(parent.passage, author, body, submission, sources, parent)
