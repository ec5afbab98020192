"""The bare view."""

from __future__ import annotations

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


urlpatterns = [path("", first), path("insert/", insert)]
