"""What is for somebody with an account: comments that answer theirs, or mention them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_POST, require_safe

from annotator import access
from annotator.actions import notices as actions
from annotator.limits import limited
from annotator.queries import for_you
from annotator.views.answers import done


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What somebody was told of, the newest first."""
    page = for_you.notices(access.account(request), request.GET.get("page"))
    return render(request, "for_you/index.html", {"page": page})


@require_POST
@limited("tags")
def see(request: HttpRequest) -> HttpResponse:
    """Notes down that all of it has been seen."""
    actions.see(user=access.account(request))
    return done(request, "for_you/_count.html", {}, then=resolve_url("for_you.index"))
