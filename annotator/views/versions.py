"""What a comment said before: for its author and editors to read, for its author to say again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotator import access
from annotator.actions import comments
from annotator.forms.spans import seen_of
from annotator.limits import limited
from annotator.queries import changes as change_queries


@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions of a comment, the newest first."""
    comment = access.earlier_words(request, pk)
    versions = change_queries.versions(comment)
    context = {
        "comment": comment,
        "article": comment.passage.article,
        "versions": versions,
        "seen": versions[0].change.pk if versions else 0,
    }
    return render(request, "comments/versions.html", context)


@require_POST
@limited("comments")
def restore(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    """Lets a comment say again what it said before a change."""
    comment = access.own_words(request, pk)
    comments.restore(change=access.version(comment, change), seen=seen_of(request.POST))
    messages.success(request, _("Your comment says again what it said then."))
    return HttpResponseRedirect(reverse("versions.index", args=[pk]))
