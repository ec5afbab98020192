"""What editors know of a reader and do about one: blocking, removing tags, hiding all comments."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator import access
from annotator.actions import blocking, moderation
from annotator.forms.moderation import ReasonForm
from annotator.limits import limited
from annotator.models import Reader, User
from annotator.queries import moderation as queries


@require_safe
def detail(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """What a reader has left here, and what editors did about it."""
    reader = access.reader(request, pseudonym)
    context = {"person": queries.person(reader), "reader": reader, "form": ReasonForm()}
    return render(request, "people/detail.html", context)


@require_POST
@limited("edits")
def block(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Lets a reader read only, for a `reason`."""
    reader, editor = access.reader(request, pseudonym), access.editor(request)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        context = {"person": queries.person(reader), "reader": reader, "form": form}
        return render(request, "people/detail.html", context, status=422)
    blocking.block(reader=reader, editor=editor, reason=form.cleaned_data["reason"])
    messages.success(request, _("Blocked: from now on this reader can only read."))
    return redirect("people.detail", pseudonym)


@require_POST
@limited("edits")
def unblock(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Lets a reader do again what they may."""
    reader, editor = access.reader(request, pseudonym), access.editor(request)
    blocking.unblock(reader=reader, editor=editor)
    messages.success(request, _("This reader is blocked no longer."))
    return redirect("people.detail", pseudonym)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("edits")
def remove_tags(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Removes all tags of a reader; a GET says how many there are and asks."""
    reader, editor = access.reader(request, pseudonym), access.editor(request)

    def remove(reason: str) -> str:
        count = blocking.remove_tags(reader=reader, editor=editor, reason=reason)
        return ngettext("%(n)d tag was removed.", "%(n)d tags were removed.", count) % {"n": count}

    return ask_first(request, reader, "people/remove_tags.html", remove)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("edits")
def hide_comments(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Hides all comments of an account; a GET says how many there are and asks."""
    reader, editor = access.reader(request, pseudonym), access.editor(request)
    author = author_of(reader)

    def hide(reason: str) -> str:
        count = moderation.hide_all(author=author, editor=editor, reason=reason)
        counted = ngettext("%(n)d comment was hidden.", "%(n)d comments were hidden.", count)
        return counted % {"n": count}

    return ask_first(request, reader, "people/hide_comments.html", hide)


def author_of(reader: Reader) -> User:
    """The account that a reader is. Raises Http404 for a browser, which has written nothing."""
    if reader.user is None:
        raise Http404(_("This reader has no account, and so has written nothing."))
    return reader.user


def ask_first(
    request: HttpRequest, reader: Reader, template: str, act: Callable[[str], str]
) -> HttpResponse:
    """Does `act` with the reason that is sent, and tells what it says; without one it asks."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, act(form.cleaned_data["reason"]))
        return redirect("people.detail", reader.pseudonym)
    context = {"person": queries.person(reader), "reader": reader, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, template, context, status=status)
