"""“Show me anyway”: seeing how others read a passage without having said what it is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from annotator import access
from annotator.actions import peeks as actions
from annotator.limits import limited
from annotator.queries.last_act import last_act
from annotator.views.answers import after, gone, is_htmx
from annotator.views.tags import drawn, remembered


@require_POST
@limited("tags")
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the tally of a passage whose article hides it, which is noted down."""
    passage = access.passage(request, pk)
    who = access.viewer(request)
    if passage.article.hides_tallies and not who.sees_all_tallies:
        actions.look(passage=passage, reader=remembered(request, who))
    own_page = passage.get_absolute_url()
    if not passage.is_current:
        return gone(request, then=own_page)
    if not is_htmx(request):
        return HttpResponseRedirect(after(request, own_page))
    context = drawn(request, passage.article, passage)
    context["undoable"] = last_act(passage.article, who)
    return render(request, "tags/_change.html", context)
