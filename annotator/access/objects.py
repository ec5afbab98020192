"""Which article, passage, comment or speaker is asked for? Each function returns it or raises.

Whoever may not see an article finds nothing of it: for them it is not there.
"""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from annotator.access.people import account, commenter, editor, viewer
from annotator.access.robots import keep_out
from annotator.access.rules import TAKEN_BACK
from annotator.models import (
    Act,
    Article,
    Change,
    Comment,
    Passage,
    Placement,
    Quote,
    Reader,
    Revision,
    Speaker,
    SpeakerChange,
)
from annotator.models.article import visible_to
from annotator.refusals import Blocked, CannotUndo, Merged, NotAllowed, SignInNeeded

Row = TypeVar("Row", bound=Model)


def seen(request: HttpRequest, rows: QuerySet[Row], way: str) -> QuerySet[Row]:
    """Those of `rows` whose article whoever sent `request` may see; `way` leads to the article."""
    return rows.filter(visible_to(viewer(request), way))


def article(request: HttpRequest, slug: str) -> Article:
    """The article named `slug` with its current revision. Raises Http404."""
    there = Article.objects.visible_to(viewer(request))
    found = there.select_related("current").defer("current__source")
    return keep_out(request, get_object_or_404(found, slug=slug))


def revision(request: HttpRequest, slug: str, number: int) -> Revision:
    """Revision `number` of the article named `slug`. Raises Http404."""
    found = Revision.objects.select_related("article__current", "written_by")
    unread = ("source", "text", "markup", "sentence_bounds")
    found = found.defer("source", *(f"article__current__{field}" for field in unread))
    one = get_object_or_404(seen(request, found, "article"), article__slug=slug, number=number)
    keep_out(request, one.article)
    return one


def placement(request: HttpRequest, pk: int) -> Placement:
    """What became of a passage, with the article's current revision. Raises Http404."""
    found = Placement.objects.select_related("passage__article__current", "revision")
    found = found.defer("passage__article__current__source")
    one = get_object_or_404(seen(request, found, "passage__article"), pk=pk)
    keep_out(request, one.passage.article)
    return one


def passage(request: HttpRequest, pk: int) -> Passage:
    """The passage with its article and current revision, quote and speaker. Raises Http404."""
    found = Passage.objects.select_related("article__current", "quote__speaker")
    found = found.defer("article__current__source")
    one = get_object_or_404(seen(request, found, "article"), pk=pk)
    keep_out(request, one.article)
    return one


def comment(request: HttpRequest, pk: int) -> Comment:
    """A comment that everybody may read, with its passage, article and current revision.

    Raises Http404.
    """
    return found_comment(request, pk, Comment.objects.said_to(None))


def found_comment(request: HttpRequest, pk: int, among: QuerySet[Comment]) -> Comment:
    """The same for one of those that are `among`. Raises Http404."""
    found = among.select_related("passage__article__current", "author", "parent")
    found = found.defer("passage__article__current__source")
    one = seen(request, found, "passage__article").filter(pk=pk).first()
    if one is None:
        raise Http404(_("There is no such comment; it may have been deleted or taken away."))
    keep_out(request, one.passage.article)
    return one


def moderated(request: HttpRequest, pk: int) -> Comment:
    """A comment in whatever state, for an editor to decide of.

    Raises Http404, SignInNeeded or NotAllowed.
    """
    editor(request)
    return found_comment(request, pk, Comment.objects.filter(deleted_at=None))


def reader(request: HttpRequest, pseudonym: str) -> Reader:
    """A reader, for an editor to decide of. Raises Http404, SignInNeeded or NotAllowed."""
    editor(request)
    return get_object_or_404(Reader.objects.select_related("user"), pseudonym=pseudonym)


def change(article: Article, pk: int) -> Change:
    """Change `pk` of an article's fields or of a quote in it. Raises Http404."""
    restorable = (Change.Kind.ARTICLE, Change.Kind.QUOTE)
    return get_object_or_404(article.changes.select_related("article"), pk=pk, kind__in=restorable)


def earlier_words(request: HttpRequest, pk: int) -> Comment:
    """A comment whose earlier words whoever sent `request` may read: an editor, or its author.

    Raises Http404, SignInNeeded or NotAllowed.
    """
    return moderated(request, pk) if viewer(request).is_editor else own_comment(request, pk)


def version(comment: Comment, pk: int) -> Change:
    """Change `pk` of a comment. Raises Http404."""
    return get_object_or_404(comment.changes.select_related("comment__passage"), pk=pk)


def own_comment(request: HttpRequest, pk: int) -> Comment:
    """A comment that whoever sent `request` wrote.

    Raises Http404, SignInNeeded, or NotAllowed when somebody else wrote it.
    """
    who = viewer(request)
    one = found_comment(request, pk, Comment.objects.said_to(who.user))
    account(request, _("Sign in to change your comment."))
    if not who.wrote(one):
        raise NotAllowed(_("This comment is somebody else’s: only its author may change it."))
    return one


def own_words(request: HttpRequest, pk: int) -> Comment:
    """The same, where they may still comment: to say something else. Raises the same."""
    one = own_comment(request, pk)
    commenter(request, one.passage.article)
    return one


def own_act(request: HttpRequest, pk: int) -> Act:
    """What whoever sent `request` did a moment ago, with its article and current revision.

    Raises CannotUndo for what is not kept any longer, SignInNeeded or NotAllowed for what somebody
    else did.
    """
    found = Act.objects.select_related("reader", "article__current")
    found = found.defer("article__current__source").filter(pk=pk)
    act = seen(request, found, "article").first()
    if act is None:
        raise CannotUndo(_("This can no longer be undone: more than an hour has passed."))
    who = viewer(request)
    if who.user is None and act.reader.user_id is not None:
        raise SignInNeeded(_("Sign in to undo what you did."))
    if not who.acted_as(act.reader):
        raise NotAllowed(_("Somebody else did this: only they may undo it."))
    if act.reader.is_blocked and act.kind not in TAKEN_BACK:
        raise Blocked(act.reader.blocked_for)
    if not who.may_undo(act, act.article):
        raise NotAllowed(_("This cannot be undone: it is for editors only now."))
    keep_out(request, act.article)
    return act


def speaker(request: HttpRequest, slug: str) -> Speaker:
    """The speaker named `slug`, with all names.

    Raises Http404, also for one who is quoted in drafts alone and asked for by no editor, or Merged
    for an entry that was.
    """
    quotes = Quote.objects.filter(speaker=Coalesce(OuterRef("merged_into"), OuterRef("pk")))
    known = quotes.filter(visible_to(viewer(request), "passage__article"))
    found = Speaker.objects.filter(Q(Exists(known)) | ~Q(Exists(quotes)))
    found = found.select_related("merged_into").prefetch_related("names")
    one = get_object_or_404(found, slug=slug)
    if (into := one.merged_into) is not None:
        raise Merged(name=one.name, into=into.name, slug=into.slug)
    return one


def speaker_change(speaker: Speaker, pk: int) -> SpeakerChange:
    """Change `pk` of a speaker's entry. Raises Http404."""
    return get_object_or_404(speaker.changes.all(), pk=pk)
