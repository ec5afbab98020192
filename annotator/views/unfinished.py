"""What was somebody doing when they had to sign in first? It is kept, and done once they have.

It waits in the session, on the server. Only what came with its page's token gets this far: Django
refuses anything else before a view is asked. What happens on signing in calls `carry_on`.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import resolve
from django.utils.translation import gettext as _

KEPT = "unfinished"
# In characters, over all fields; a comment can have 10,000.
MOST_KEPT = 40_000
TOKEN = "csrfmiddlewaretoken"
LONGEST_PATH = 200
# The words that an act is told by, the first that there are.
TOLD_BY = ("body", "exact")


def keep(request: HttpRequest) -> None:
    """Keeps the form that was sent. What is too long to be done later is kept to be typed over."""
    fields = {name: list(values) for name, values in request.POST.lists() if name != TOKEN}
    whole = not request.FILES and size(fields) <= MOST_KEPT
    if not whole:
        fields = {"body": [request.POST.get("body", "")[:MOST_KEPT]]}
    # A preview is sent to another address than the comment that it is of.
    form = request.POST.get("action", request.path)[:LONGEST_PATH]
    request.session[KEPT] = {
        "path": request.path,
        "form": form,
        "fields": fields,
        "whole": whole,
        "words": next((fields[name][0] for name in TOLD_BY if fields.get(name)), ""),
    }


def size(fields: dict[str, list[str]]) -> int:
    """How many characters there are in all fields together, their names included."""
    return sum(len(name) + sum(map(len, values)) for name, values in fields.items())


def typed_before(request: HttpRequest, path: str) -> str:
    """What somebody had typed into the form that posts to `path` when their session ended."""
    kept: dict[str, Any] = request.session.get(KEPT, {})
    return str(kept["fields"].get("body", [""])[0]) if kept.get("form") == path else ""


def forget_typed(request: HttpRequest) -> None:
    """What was typed has been stored; it need not be kept any longer."""
    if KEPT in request.session:
        del request.session[KEPT]


def carry_on(request: HttpRequest) -> HttpResponse | None:
    """Does what was kept, as whoever has just signed in; None where nothing was, or too much.

    The answer is that of the view to a plain form. Raises what the view raises.
    """
    kept: dict[str, Any] = request.session.get(KEPT, {})
    if not kept.get("whole"):
        return None
    forget_typed(request)
    fields = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        fields.setlist(name, values)
    request.POST = cast(Any, fields)
    request.path = request.path_info = kept["path"]
    request.resolver_match = match = resolve(request.path)
    answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
    if isinstance(answer, HttpResponseRedirect):
        # The page drops its own copy of what was sent under this number.
        number = str(fields.get("submission", ""))
        messages.success(
            request, _("You are signed in, and what you were doing is done."), extra_tags=number
        )
    return answer
