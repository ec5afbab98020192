"""An article's text as it was at one revision, without marks: what exported offsets count in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator import access


@require_safe
def detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Revision `number` of an article, to read."""
    revision = access.revision(slug, number)
    context = {"revision": revision, "article": revision.article}
    return render(request, "revisions/detail.html", context)
