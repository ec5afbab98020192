"""What does somebody see when something is refused or goes wrong? What was typed is shown again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views import defaults

from annotator import patience, same_origin
from annotator.refusals import Merged, Refusal, SignInNeeded, TooMany
from annotator.views import unfinished
from annotator.views.answers import is_htmx, is_safe

# Fields that people write into at length.
TYPED_INTO = ("body", "other_names", "description")


class ErrorMiddleware:
    """Turns the refusals that views raise into answers with their status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, SignInNeeded):
            return to_sign_in(request, exception)
        if isinstance(exception, Merged) and request.method in {"GET", "HEAD"}:
            return to_merged(request, exception)
        if isinstance(exception, TooMany):
            return too_many(request, exception)
        if isinstance(exception, Refusal):
            return refused(request, str(exception), exception.status)
        if isinstance(exception, Http404) and request.method == "POST":
            # What was typed is not lost because what it was typed for is gone.
            return refused(request, no_longer_there(), HTTPStatus.NOT_FOUND)
        return None


def to_merged(request: HttpRequest, refusal: Merged) -> HttpResponse:
    """Leads from the page of a speaker that was merged to the same page of the one that stays.

    For good, but a browser has to ask each time: a merge can be undone.
    """
    here = request.resolver_match
    path = resolve_url(here.view_name if here else "speakers.detail", slug=refusal.slug)
    query = request.META.get("QUERY_STRING", "")
    answer = HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
    answer["Cache-Control"] = "no-cache"
    return answer


def no_longer_there() -> str:
    """What to say of an act on something that is not there."""
    return _("This is no longer there, so nothing was saved. Go back and load the page again.")


def refused(
    request: HttpRequest, message: str, status: int, again: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """The message as a notice in the page for htmx, as a page of its own for everybody else.

    `again`: fields that can be sent once more.
    """
    template = "errors/_refusal.html" if is_htmx(request) else "errors/refusal.html"
    context = {
        "message": message,
        "again": again,
        "typed": "\n\n".join(filter(None, map(request.POST.get, TYPED_INTO))),
        "back": came_from(request),
    }
    return render(request, template, context, status=status)


def to_sign_in(request: HttpRequest, refusal: SignInNeeded) -> HttpResponse:
    """Sends to the sign-in page, and keeps what was sent for when they are back."""
    if request.method == "POST":
        unfinished.keep(request)
    messages.info(request, str(refusal))
    here = request.get_full_path()
    # Long words make an address that is too long to be led back to.
    back = here if request.method == "GET" and is_safe(request, here) else came_from(request)
    url = f"{resolve_url('account_login')}?{urlencode({'next': back})}"
    if is_htmx(request):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def too_many(request: HttpRequest, refusal: TooMany) -> HttpResponse:
    """Says when to go on, and has a button for it, which sends everything once more."""
    answer = refused(request, str(refusal), refusal.status, again=sent_fields(request))
    answer["Retry-After"] = str(refusal.seconds)
    return answer


def too_many_of_accounts(request: HttpRequest) -> HttpResponse:
    """The same for what allauth counts: signing in and up, and asking for e-mail."""
    return too_many(request, TooMany(seconds=patience.at_page(request)))


def sent_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of a form, to be sent again.

    None of one with files, which cannot be, or with a password, which no page repeats.
    """
    if request.FILES or any("password" in name for name in request.POST):
        return []
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != unfinished.TOKEN
    ]


def came_from(request: HttpRequest) -> str:
    """The page that the form was on: its field `next`, or the referring page, or the first page."""
    for url in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        if url and is_safe(request, url):
            parts = urlsplit(url)
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            # A path of two slashes would name another host.
            if is_safe(request, path):
                return path
    return "/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django itself refuses: a form with more in it than is taken at once, or garbled."""
    if not isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
        return defaults.bad_request(request, exception)
    message = _(
        "This is more than can be taken at once, so nothing was saved. Bring a long text in as a "
        "file, or in parts."
    )
    # What was sent cannot be read, and so not be shown either.
    template = "errors/_refusal.html" if is_htmx(request) else "errors/refusal.html"
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return render(request, template, {"message": message, "back": "/"}, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or came from elsewhere.

    One of our own pages gets a token that is good, to send the form again with: the script does so
    by itself, and without one there is a button for it.
    """
    message = _(
        "This page had been open since before you signed in or out, or your browser blocks "
        "cookies, so nothing was saved. Go back, load the page again and repeat what you did."
    )
    if not is_our_own(request):
        return refused(request, message, HTTPStatus.FORBIDDEN)
    if is_htmx(request):
        answer = refused(request, message, HTTPStatus.FORBIDDEN)
        answer["X-CSRFToken"] = same_origin.token(request)
        return answer
    message = _(
        "This page had been open since before you signed in or out, so nothing was saved yet."
    )
    same_origin.token(request)
    return refused(request, message, HTTPStatus.FORBIDDEN, again=sent_fields(request))


def is_our_own(request: HttpRequest) -> bool:
    """Whether a page of this site sent the form; not for what must not stand in a page again:
    files, and passwords.
    """
    own = same_origin.is_from_here(request)
    return own and not request.FILES and not any("password" in name for name in request.POST)
