"""Who is quoted, and all that one speaker is quoted with."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator import access, queries

QUOTES_A_PAGE = 30


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everybody who is quoted."""
    page = queries.speakers(request.GET.get("page"))
    return render(request, "speakers/index.html", {"page": page})


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A speaker with all quotes."""
    speaker = access.speaker(slug)
    page = Paginator(queries.quotes_of(speaker), QUOTES_A_PAGE).get_page(request.GET.get("page"))
    context = {"speaker": speaker, "page": page, "tally": queries.tally_of(speaker)}
    return render(request, "speakers/detail.html", context)
