"""The bare views."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import path

from annotator.models import Tag


def first(request: HttpRequest) -> HttpResponse:
    """What tells that the site is there."""
    return HttpResponse()


def insert(request: HttpRequest) -> HttpResponse:
    """Stores one row."""
    Tag.objects.create(
        passage_id=int(request.POST["passage"]),
        reader_id=int(request.POST["reader"]),
        label=request.POST["label"],
    )
    return HttpResponse(status=204)


def page(request: HttpRequest) -> HttpResponse:
    """Answers with the bytes of a file, which are compressed."""
    return HttpResponse(content(), headers={"Content-Encoding": "gzip"})


@cache
def content() -> bytes:
    """Those of `BARE_PAGE`."""
    return Path(os.environ["BARE_PAGE"]).read_bytes()


urlpatterns = [path("", first), path("insert/", insert), path("page/", page)]
