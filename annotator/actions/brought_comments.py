"""How do comments from a file get in? With their threads, and the names that their authors have.

Nobody with an account here is made their author, and nobody is told of them. A comment is known
again by what the file calls it, or by its words, author and time where it went out from here.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from annotator.actions import indexing
from annotator.actions.brought import Brought, Item, most_of, uncounted
from annotator.incoming.annotation import Remark
from annotator.incoming.outcome import PARENT_NOT_TAKEN
from annotator.models import Comment, CommentState, Helpful, Source
from annotator.text import markdown
from annotator.text.explained import Explained, gettext_noop

SUBMISSIONS = uuid.UUID("9a8e1a0f-6c0b-4d53-b1f3-6f7f2f0c9e21")
# Of one comment; nobody marks more.
MOST_HELPFUL = 1_000
# To the second, as times leave.
Known = tuple[int, str, str, datetime]

NO_WORDS = gettext_noop("there are no words in it")


def write(brought: Brought) -> None:
    """Stores the comments of a file, and their sources: what is answered before its answers."""
    given = brought.having(Remark)
    if not given:
        return
    here = Here(brought, [item.annotation.key for item, _said in given])
    keys = {item.annotation.key for item, _said in given}
    level = [(item, said) for item, said in given if not said.answers]
    answers: defaultdict[str, list[tuple[Item, Remark]]] = defaultdict(list)
    for item, said in given:
        if said.answers:
            answers[said.answers].append((item, said))
    orphans = [one for key in answers if key not in keys for one in answers[key]]
    for item, _said in orphans:
        item.refused = Explained(PARENT_NOT_TAKEN)
    new: list[tuple[Comment, Remark]] = []
    while level:
        made = [(comment, said) for item, said in level if (comment := here.new(item, said))]
        Comment.objects.bulk_create([comment for comment, _said in made], batch_size=200)
        indexing.new_comments((comment for comment, _said in made), brought.article)
        new += made
        following = []
        for item, _said in level:
            for reply, said in answers.pop(item.annotation.key, ()):
                if item.refused:
                    reply.refused = Explained(PARENT_NOT_TAKEN)
                following.append((reply, said))
        level = following
    cite(new)
    find_helpful(brought, new)


class Here:
    """The comments that an article has, those of the file among them as they are made."""

    def __init__(self, brought: Brought, keys: Sequence[str]) -> None:
        """`keys` are those of the comments in the file, in its order."""
        self.brought = brought
        self.places = {key: place for place, key in enumerate(keys)}
        self.by_key: dict[str, Comment] = {}
        there = Comment.objects.filter(passage__article=brought.article)
        found = list(there.select_related("author").order_by("pk"))
        self.by_number = {one.submission: one for one in found}
        self.by_words = {
            known(one.passage_id, one.body, one.signature, one.created_at): one
            for one in found
            if one.body
        }

    def new(self, item: Item, said: Remark) -> Comment | None:
        """The comment that `item` is, not yet stored; None if it is here, or cannot be taken."""
        if item.refused:
            return None
        number = uuid.uuid5(SUBMISSIONS, f"{self.brought.article.pk} {item.annotation.key}")
        there = self.by_number.get(number)
        if there is None and said.body and said.at:
            there = self.by_words.get(known(item.passage.pk, said.body, said.author, said.at))
        if there is None:
            try:
                there = self.make(item, said, number)
            except markdown.MarkdownError as error:
                item.refused = error
                return None
            if there is None:
                item.refused = Explained(NO_WORDS)
                return None
            self.by_number[number] = self.by_key[item.annotation.key] = there
            item.wrote = True
            return there
        self.by_key[item.annotation.key] = there
        return None

    def make(self, item: Item, said: Remark, number: uuid.UUID) -> Comment | None:
        """A comment of what is said; None if it has neither words nor a reason to have none.

        Raises markdown.MarkdownError.
        """
        state = said.state if said.state in CommentState.values else CommentState.PUBLISHED
        bare = said.deleted_at is not None
        if not said.body.strip() and not bare and state == CommentState.PUBLISHED:
            return None
        if state == CommentState.PUBLISHED and not bare:
            state = self.brought.state
        parent = self.by_key.get(said.answers)
        body = "" if bare else said.body
        # What is answered may have come before and stand on other words by now.
        passage = parent.passage_id if parent else item.passage.pk
        self.brought.touch(passage)
        return Comment(
            passage_id=passage,
            parent=parent,
            thread_id=(parent.thread_id or parent.pk) if parent else None,
            author_name="" if bare else said.author,
            body=body,
            html=markdown.render(body) if body else "",
            state=state,
            is_commentary=said.commentary,
            helpful=0 if bare else min(said.helpful, MOST_HELPFUL),
            submission=number,
            created_at=self.moment(item, said),
            edited_at=None if bare else said.edited_at,
            deleted_at=said.deleted_at,
        )

    def moment(self, item: Item, said: Remark) -> datetime:
        """When it was said. Of what was said in the same second the file tells the order."""
        at = said.at or timezone.now()
        if at.microsecond:
            return at
        return at + timedelta(microseconds=min(self.places[item.annotation.key], 999_999))


def known(passage: int, body: str, author: str, at: datetime) -> Known:
    """What tells a comment from others where its name is not known."""
    return passage, body, author, at.replace(microsecond=0)


def cite(new: list[tuple[Comment, Remark]]) -> None:
    """Stores what comments rest on."""
    Source.objects.bulk_create(
        [
            Source(comment=comment, place=place, url=one.url, title=one.title, seen_on=one.seen_on)
            for comment, said in new
            if comment.body
            for place, one in enumerate(said.sources, 1)
        ],
        batch_size=200,
    )


def find_helpful(brought: Brought, new: list[tuple[Comment, Remark]]) -> None:
    """Has nameless readers find comments helpful, as many as the file says."""
    counts = [comment.helpful for comment, _said in new]
    nameless = uncounted(brought.origin, most_of(counts))
    Helpful.objects.bulk_create(
        [
            Helpful(comment=comment, reader=reader)
            for comment, _said in new
            for reader in nameless[: comment.helpful]
        ],
        batch_size=500,
    )
