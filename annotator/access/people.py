"""Who sent a request, and may they do what they ask for? Each function returns them or raises."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from annotator.access.rules import NOBODY, Viewer
from annotator.models import Article, Comment, Reader, Taggers, User
from annotator.readers import ReaderRequest
from annotator.refusals import Blocked, NotAllowed, SignInNeeded


def viewer(request: HttpRequest) -> Viewer:
    """Whoever sent `request`."""
    bearer = cast(ReaderRequest, request)
    user = bearer.user if bearer.user.is_authenticated else None
    return Viewer(user, bearer.browser)


def anybody(request: HttpRequest) -> Viewer:
    """The same, or nobody: an error page may be drawn before anybody is known."""
    known = hasattr(request, "user") and hasattr(request, "browser")
    return viewer(request) if known else NOBODY


def context(request: HttpRequest) -> dict[str, object]:
    """For templates: `viewer`."""
    return {"viewer": anybody(request), "sign_up_is_open": settings.SIGN_UP}


def account(request: HttpRequest, why: str = "") -> User:
    """The account that sent `request`. Raises SignInNeeded, which says `why`."""
    who = viewer(request)
    if who.user is None:
        raise SignInNeeded(why or _("Sign in to see what is for you."))
    return who.user


def editor(request: HttpRequest) -> User:
    """The editor who sent `request`. Raises SignInNeeded or NotAllowed."""
    user = account(request, _("Sign in as an editor to do this."))
    if not user.is_editor:
        raise NotAllowed(_("Only editors may do this."))
    return user


def administrator(request: HttpRequest) -> User:
    """The administrator who sent `request`. Raises SignInNeeded or NotAllowed."""
    user = account(request, _("Sign in as an administrator to do this."))
    if not user.is_administrator:
        raise NotAllowed(_("Only administrators may do this."))
    return user


def tagger(request: HttpRequest, article: Article) -> Viewer:
    """Whoever sent `request`, who may tag `article`. Raises SignInNeeded or NotAllowed."""
    who = viewer(request)
    if who.may_tag(article):
        return who
    if who.blocked_for:
        raise Blocked(who.blocked_for)
    if article.taggers == Taggers.EDITORS:
        if who.user is None:
            raise SignInNeeded(_("Sign in as an editor to do this."))
        raise NotAllowed(_("Only editors tag this article."))
    if settings.ANONYMOUS_TAGS:
        raise SignInNeeded(_("Sign in to tag: this article takes tags from accounts only."))
    raise SignInNeeded(_("Sign in to tag: this site takes tags from accounts only."))


def commenter(request: HttpRequest, article: Article) -> User:
    """The account that sent `request`, which may comment on `article`.

    Raises SignInNeeded or NotAllowed.
    """
    who = viewer(request)
    user = account(request, _("Sign in to comment."))
    if who.blocked_for:
        raise Blocked(who.blocked_for)
    if not who.may_comment(article):
        raise NotAllowed(_("Only editors comment on this article."))
    return user


def unblocked(reader: Reader) -> Reader:
    """The reader that a browser or an account acts as. Raises Blocked."""
    if reader.is_blocked:
        raise Blocked(reader.blocked_for)
    return reader


def flagger(request: HttpRequest, comment: Comment) -> Viewer:
    """Whoever sent `request`, who may flag `comment`: whoever may tag, not its author.

    Raises SignInNeeded and NotAllowed.
    """
    who = tagger(request, comment.passage.article)
    if who.wrote(comment):
        raise NotAllowed(_("This comment is yours: you can change or delete it yourself."))
    return who


def helped(request: HttpRequest, comment: Comment) -> Viewer:
    """Whoever sent `request`, who may mark `comment` as helpful: whoever may tag, not its author.

    Raises SignInNeeded and NotAllowed.
    """
    who = tagger(request, comment.passage.article)
    if who.wrote(comment):
        raise NotAllowed(_("This comment is yours: whether it helps is for others to say."))
    return who
