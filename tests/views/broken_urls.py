"""Addresses of a site that is broken, to see what people are shown."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from annotator.urls import urlpatterns as ours


def broken(request: HttpRequest) -> HttpResponse:
    """A view with a mistake in it."""
    raise ZeroDivisionError


def missing(request: HttpRequest) -> HttpResponse:
    """A view that finds nothing."""
    raise Http404


urlpatterns = [path("broken/", broken), path("missing/", missing), *ours]
