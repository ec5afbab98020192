"""An editor brings several files in at once, and sees what became of each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from annotator import access, sources
from annotator.actions.several import Taken, take
from annotator.forms.uploads import UploadsForm
from annotator.limits import limited
from annotator.models import User
from annotator.views.answers import is_htmx


@require_http_methods(["GET", "HEAD", "POST"])
@limited("files")
def create(request: HttpRequest) -> HttpResponse:
    """Several files are sent, and come back as a report; each is an article by itself.

    Our script sends them one by one, and gets that part of the report alone.
    """
    editor = access.editor(request)
    if request.method != "POST":
        return render(request, "uploads/create.html", {"form": UploadsForm()})
    form = UploadsForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "uploads/create.html", {"form": form}, status=422)
    context = {"form": UploadsForm(), "taken": taken(form, editor)}
    template = "uploads/_taken.html" if is_htmx(request) else "uploads/create.html"
    return render(request, template, context)


def taken(form: UploadsForm, editor: User) -> list[Taken]:
    """What became of each file of a valid form, in their order."""
    sent = form.cleaned_data
    return [
        take(
            file.read(sources.MAX_BYTES + 1),
            name=file.name,
            author=editor,
            language=sent["language"] or None,
            status=sent["status"],
        )
        for file in sent["documents"]
    ]
