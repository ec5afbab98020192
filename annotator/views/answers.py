"""How is an act answered? A fragment for htmx, a redirect for everybody else."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails


def is_htmx(request: HttpRequest) -> bool:
    """Whether htmx sent the request and wants a fragment.

    As `request.htmx` says it, which first reads all headers: a twentieth of all that a tag takes.
    """
    return request.META.get("HTTP_HX_REQUEST") == "true"


def asked_from(request: HttpRequest) -> str:
    """The path of the page from which htmx sent the request; empty where none of ours did."""
    htmx = cast("HtmxDetails", vars(request)["htmx"])
    return urlsplit(htmx.current_url_abs_path or "").path


def done(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, then: str
) -> HttpResponse:
    """The answer to an act that succeeded: the fragments of `template`, or a redirect to `then`.

    A form's field `next`, a path on this site, goes before `then`, whose fragment it keeps.
    """
    if is_htmx(request):
        return render(request, template, context)
    return HttpResponseRedirect(after(request, then))


def after(request: HttpRequest, then: str) -> str:
    """Where to go after an act: the form's own `next`, a path on this site, else `then`."""
    wanted = request.POST.get("next", "")
    if not wanted.startswith("/") or not is_safe(request, wanted):
        return then
    fragment = urlsplit(then).fragment
    return f"{wanted}#{fragment}" if fragment and "#" not in wanted else wanted


def is_safe(request: HttpRequest, url: str) -> bool:
    """Whether `url` stays on this site."""
    return url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def gone(request: HttpRequest, *, then: str) -> HttpResponse:
    """The answer when what the page shows is no more: go to `then`, with htmx too."""
    if not is_htmx(request):
        return HttpResponseRedirect(then)
    # From a page to a place in the same page a browser does not load anything.
    here = asked_from(request) == urlsplit(then).path
    return HttpResponse(headers={"HX-Refresh": "true"} if here else {"HX-Redirect": then})


def is_elsewhere(request: HttpRequest, *paths: str) -> bool:
    """Whether htmx sent the request from a page that is none of those at `paths`."""
    here = asked_from(request)
    return bool(here) and here not in paths


def form_again(request: HttpRequest, page: str, fragment: str, context: Any) -> HttpResponse:
    """A form that could not be taken, with what was typed and what is wrong: 422."""
    template = fragment if is_htmx(request) else page
    return render(request, template, context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
