"""Who may do what? All of it, on this page; the rest of `access` fetches, asks here and refuses.

    anybody         sees public articles in lists, in searches and with their speakers, and unlisted
                    ones at their addresses; tags, finds comments helpful and flags them
                    where everybody may; undoes for an hour what they did; takes out and removes
                    what their browser gave; sees how others read a passage, in some articles after
                    their own tag on it only, or when they ask for it
    an account      comments and replies where accounts may; changes and deletes its own comments;
                    is told of answers; changes, takes out and deletes its own data, with itself
    who is blocked  (an account or a browser, by an editor who says why) reads as before, deletes
                    what they wrote and undoes what they did, no more
    an editor       sees every article and every tally everywhere, drafts too; adds and revises
                    articles, chooses their status, who may tag and who may comment, and may do both
                    in all of them; corrects quotes and speakers; decides what becomes of passages,
                    of comments that wait or were flagged, and of readers
    administrator   may whatever an editor may; gives roles and takes them

What is not allowed to somebody is not offered to them either: templates ask the same methods.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet, Subquery

from annotator.models import (
    Act,
    Article,
    Comment,
    Commenters,
    Flag,
    Helpful,
    Peek,
    Reader,
    Tag,
    Taggers,
    User,
)

# What undoing these does is no more than taking something back.
TAKEN_BACK = (Act.Kind.TAGGED, Act.Kind.COMMENTED, Act.Kind.HELPFUL)

Own = TypeVar("Own", Tag, Helpful, Flag, Act, Peek)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever looks: an account, a browser, or nobody in particular; or an operator, who has the
    machine and gives commands there.

    Which articles they see is `models.article.visible_to` and `listed_for`.
    """

    user: User | None = None
    browser: UUID | None = None
    is_operator: bool = False

    @property
    def is_editor(self) -> bool:
        return self.user is not None and self.user.is_editor

    @property
    def is_administrator(self) -> bool:
        return self.user is not None and self.user.is_administrator

    @property
    def sees_all_tallies(self) -> bool:
        """Whether nothing is hidden from them until their own tag: see `veils`."""
        return self.is_editor or self.is_operator

    @property
    def blocked_for(self) -> str:
        """Why an editor blocked this account, if one did; whether a browser is, acting tells.

        No query where the account was fetched with its reader, as requests have it.
        """
        if self.user is None or not hasattr(self.user, "reader"):
            return ""
        return self.user.reader.blocked_for if self.user.reader.is_blocked else ""

    def may_tag(self, article: Article) -> bool:
        """Whether it is theirs to tag there, to mark comments as helpful and to flag them."""
        if self.blocked_for:
            return False
        if article.taggers == Taggers.EDITORS:
            return self.is_editor
        everybody = article.taggers == Taggers.EVERYBODY and settings.ANONYMOUS_TAGS
        return self.user is not None or bool(everybody)

    def could_tag(self, article: Article) -> bool:
        """Whether they may tag, or might once they have signed in with any account."""
        return self.is_editor or (article.taggers != Taggers.EDITORS and not self.blocked_for)

    def may_comment(self, article: Article) -> bool:
        """Whether it is theirs to comment, reply, and say something else in a comment of theirs."""
        return self.user is not None and not self.blocked_for and self.could_comment(article)

    def could_comment(self, article: Article) -> bool:
        """Whether they may comment, or might once they have signed in with any account."""
        return self.is_editor or (article.commenters != Commenters.EDITORS and not self.blocked_for)

    def wrote(self, comment: Comment) -> bool:
        """Whether a comment is theirs: to delete, and to change where they may comment."""
        return self.user is not None and comment.author_id == self.user.pk

    def may_undo(self, act: Act, article: Article) -> bool:
        """Whether they may still do on `article` what would be done in undoing their own `act`."""
        if self.blocked_for:
            return act.kind in TAKEN_BACK
        if act.kind in (Act.Kind.EDITED, Act.Kind.DELETED):
            return self.may_comment(article)
        return act.kind == Act.Kind.COMMENTED or self.may_tag(article)

    def acted_as(self, reader: Reader) -> bool:
        """Whether this viewer is `reader`."""
        if self.user is not None:
            return reader.user_id == self.user.pk
        return self.browser is not None and reader.browser == self.browser

    def own(self, rows: QuerySet[Own]) -> QuerySet[Own]:
        """Those of `rows`, tags, marks on comments, flags or acts, that are this viewer's."""
        if self.user is not None:
            reader = Reader.objects.filter(user=self.user)
        elif self.browser is not None:
            reader = Reader.objects.filter(browser=self.browser)
        else:
            return rows.none()
        # Not by a join: SQLite would go through all tags of a passage to find the reader's.
        return rows.filter(reader=Subquery(reader.values("pk")[:1]))


NOBODY = Viewer()
OPERATOR = Viewer(is_operator=True)
