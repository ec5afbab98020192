"""Who may see or change what? Each function returns the object or raises.

The one place that decides; views ask here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, cast
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from annotator.models import (
    Act,
    Article,
    Comment,
    Helpful,
    Passage,
    Placement,
    Reader,
    Revision,
    Speaker,
    SpeakerChange,
    Tag,
    User,
)
from annotator.readers import ReaderRequest
from annotator.refusals import CannotUndo, Merged, NotAllowed, SignInNeeded

Own = TypeVar("Own", Tag, Helpful, Act)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever looks: an account, a browser, or nobody in particular."""

    user: User | None = None
    browser: UUID | None = None

    @property
    def is_editor(self) -> bool:
        return self.user is not None and self.user.is_editor

    @property
    def may_tag(self) -> bool:
        return self.user is not None or bool(settings.ANONYMOUS_TAGS)

    def may_change(self, comment: Comment) -> bool:
        return self.user is not None and comment.author_id == self.user.pk

    def acted_as(self, reader: Reader) -> bool:
        """Whether this viewer is `reader`."""
        if self.user is not None:
            return reader.user_id == self.user.pk
        return self.browser is not None and reader.browser == self.browser

    def own(self, rows: QuerySet[Own]) -> QuerySet[Own]:
        """Those of `rows`, tags or marks on comments or acts, that are this viewer's."""
        if self.user is not None:
            return rows.filter(reader__user=self.user)
        if self.browser is not None:
            return rows.filter(reader__browser=self.browser)
        return rows.none()


def viewer(request: HttpRequest) -> Viewer:
    """Whoever sent `request`."""
    bearer = cast(ReaderRequest, request)
    user = bearer.user if bearer.user.is_authenticated else None
    return Viewer(user, bearer.browser)


def anybody(request: HttpRequest) -> Viewer:
    """The same, or nobody: an error page may be drawn before anybody is known."""
    known = hasattr(request, "user") and hasattr(request, "browser")
    return viewer(request) if known else Viewer()


def context(request: HttpRequest) -> dict[str, object]:
    """For templates: `viewer`."""
    return {"viewer": anybody(request), "sign_up_is_open": settings.SIGN_UP}


def article(slug: str) -> Article:
    """The article named `slug` with its current revision. Raises Http404."""
    found = Article.objects.select_related("current").defer("current__source")
    return get_object_or_404(found, slug=slug, current__isnull=False)


def revision(slug: str, number: int) -> Revision:
    """Revision `number` of the article named `slug`. Raises Http404."""
    found = Revision.objects.select_related("article__current", "written_by")
    unread = ("source", "text", "markup", "sentence_bounds")
    found = found.defer("source", *(f"article__current__{field}" for field in unread))
    return get_object_or_404(found, article__slug=slug, number=number)


def placement(pk: int) -> Placement:
    """What became of a passage, with the article's current revision. Raises Http404."""
    found = Placement.objects.select_related("passage__article__current", "revision")
    return get_object_or_404(found.defer("passage__article__current__source"), pk=pk)


def passage(pk: int) -> Passage:
    """The passage with its article and current revision, quote and speaker. Raises Http404."""
    found = Passage.objects.select_related("article__current", "quote__speaker")
    return get_object_or_404(found.defer("article__current__source"), pk=pk)


def speaker(slug: str) -> Speaker:
    """The speaker named `slug`, with all names. Raises Http404, or Merged for an entry that was."""
    found = Speaker.objects.select_related("merged_into").prefetch_related("names")
    one = get_object_or_404(found, slug=slug)
    if (into := one.merged_into) is not None:
        raise Merged(name=one.name, into=into.name, slug=into.slug)
    return one


def speaker_change(speaker: Speaker, pk: int) -> SpeakerChange:
    """Change `pk` of a speaker's entry. Raises Http404."""
    return get_object_or_404(speaker.changes.all(), pk=pk)


def tagger(request: HttpRequest) -> Viewer:
    """Whoever sent `request`, who may tag. Raises SignInNeeded."""
    who = viewer(request)
    if not who.may_tag:
        raise SignInNeeded(_("Sign in to tag: this site takes tags from accounts only."))
    return who


def commenter(request: HttpRequest) -> User:
    """The account that sent `request`, which may comment. Raises SignInNeeded."""
    who = viewer(request)
    if who.user is None:
        raise SignInNeeded(_("Sign in to comment."))
    return who.user


def editor(request: HttpRequest) -> User:
    """The editor who sent `request`. Raises SignInNeeded or NotAllowed."""
    who = viewer(request)
    if who.user is None:
        raise SignInNeeded(_("Sign in as an editor to do this."))
    if not who.is_editor:
        raise NotAllowed(_("Only editors may do this."))
    return who.user


def comment(pk: int) -> Comment:
    """A comment that stands, with its passage, article and current revision. Raises Http404."""
    found = Comment.objects.select_related("passage__article__current", "author", "parent")
    one = found.defer("passage__article__current__source").filter(pk=pk, deleted_at=None).first()
    if one is None:
        raise Http404(_("There is no such comment; it may have been deleted."))
    return one


def helped(request: HttpRequest, comment: Comment) -> Viewer:
    """Whoever sent `request`, who may mark `comment` as helpful: whoever may tag, not its author.

    Raises SignInNeeded and NotAllowed.
    """
    who = viewer(request)
    if not who.may_tag:
        raise SignInNeeded(
            _("Sign in to mark a comment: this site takes marks from accounts only.")
        )
    if who.may_change(comment):
        raise NotAllowed(_("This comment is yours: whether it helps is for others to say."))
    return who


def own_comment(request: HttpRequest, pk: int) -> Comment:
    """A comment that whoever sent `request` wrote.

    Raises Http404, SignInNeeded, or NotAllowed when somebody else wrote it.
    """
    one = comment(pk)
    who = viewer(request)
    if who.user is None:
        raise SignInNeeded(_("Sign in to change your comment."))
    if not who.may_change(one):
        raise NotAllowed(_("This comment is somebody else’s: only its author may change it."))
    return one


def account(request: HttpRequest) -> User:
    """The account that sent `request`. Raises SignInNeeded."""
    who = viewer(request)
    if who.user is None:
        raise SignInNeeded(_("Sign in to see what is for you."))
    return who.user


def own_act(request: HttpRequest, pk: int) -> Act:
    """What whoever sent `request` did a moment ago, with its article and current revision.

    Raises CannotUndo for what is not kept any longer, SignInNeeded or NotAllowed for what somebody
    else did.
    """
    found = Act.objects.select_related("reader", "article__current")
    act = found.defer("article__current__source").filter(pk=pk).first()
    if act is None:
        raise CannotUndo(_("This can no longer be undone: more than an hour has passed."))
    who = viewer(request)
    if who.user is None and act.reader.user_id is not None:
        raise SignInNeeded(_("Sign in to undo what you did."))
    if not who.acted_as(act.reader):
        raise NotAllowed(_("Somebody else did this: only they may undo it."))
    return act
