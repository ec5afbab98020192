"""The history of an article: all that was changed there, and taking a change back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotator import access
from annotator.actions import describing, quotes
from annotator.forms.spans import seen_of
from annotator.limits import limited
from annotator.models import Change
from annotator.queries import changes as change_queries


@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Who changed what, the newest first."""
    access.editor(request)
    article = access.article(request, slug)
    context = {
        "article": article,
        "page": change_queries.history(article, request.GET.get("page")),
        "seen": describing.version(article),
    }
    return render(request, "changes/index.html", context)


@require_POST
@limited("edits")
def restore(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Gives an article, or a quote in it, back what it was before a change."""
    editor = access.editor(request)
    change = access.change(access.article(request, slug), pk)
    if change.kind == Change.Kind.QUOTE:
        quotes.restore(change=change, editor=editor)
    else:
        describing.restore(change=change, editor=editor, seen=seen_of(request.POST))
    messages.success(request, _("It is as it was before that change."))
    return HttpResponseRedirect(reverse("changes.index", args=[slug]))
