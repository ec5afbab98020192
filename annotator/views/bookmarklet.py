"""A bookmark for editors that sends the page they are on here."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotator import access


@require_safe
def detail(request: HttpRequest) -> HttpResponse:
    """What it does, and the bookmark itself, to be dragged or copied.

    It never runs here: the site's own policy forbids such addresses.
    """
    access.editor(request)
    here = json.dumps(f"{request.build_absolute_uri(reverse('articles.create'))}?url=")
    address = f"javascript:location.assign({here}+encodeURIComponent(location.href))"
    return render(request, "bookmarklet/detail.html", {"address": address})
