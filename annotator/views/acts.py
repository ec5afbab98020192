"""Undoing what one did oneself a moment ago."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from annotator import access
from annotator.actions import undoing
from annotator.limits import limited
from annotator.models import Act, Article, Passage
from annotator.queries import reading as queries
from annotator.queries.last_act import last_act
from annotator.refusals import Refusal
from annotator.views.answers import after, gone, is_htmx
from annotator.views.passages import card


@require_POST
@limited("tags")
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undoes one's own act, and shows what it was on as it is then."""
    act = access.own_act(request, pk)
    try:
        passage = undoing.undo(act=act)
    except Refusal as refusal:
        return refused(request, act, refusal)
    article = act.article
    if act.revision_id != article.current_id or (passage and not passage.is_current):
        return gone(request, then=article.get_absolute_url())
    if not is_htmx(request):
        block = article.revision.document.block_at(act.start) + 1
        return HttpResponseRedirect(after(request, f"{article.get_absolute_url()}#b{block}"))
    return render(request, "acts/_undone.html", {"act": act, **change(request, act, passage)})


def change(request: HttpRequest, act: Act, passage: Passage | None) -> dict[str, object]:
    """What an undo changes: the blocks that the words lie in, and the passage's card."""
    who = access.viewer(request)
    shown = queries.change(act.article, act.span, who, commented=True)
    return {
        **(
            card(request, access.passage(request, passage.pk))
            if passage
            else {"article": act.article}
        ),
        "change": shown,
        "composition": shown.composition,
        "gone": None if passage else act.passage_number,
        "undoable": last_act(act.article, who),
    }


def told(
    request: HttpRequest, article: Article, passage: Passage, act: Act | None = None
) -> dict[str, Act | None]:
    """What an answer says of the act that it answers: what was done, and that it can be undone.

    It is the last one of whoever sent `request`, and need not be fetched where it is known.
    """
    last = act or last_act(article, access.viewer(request))
    return {"undoable": last, "done": last if last and last.passage_number == passage.pk else None}


def refused(request: HttpRequest, act: Act, refusal: Refusal) -> HttpResponse:
    """Says why an act cannot be undone; the page then offers the one before it."""
    if not is_htmx(request):
        raise refusal
    undoable = last_act(act.article, access.viewer(request))
    context = {"message": str(refusal), "article": act.article, "undoable": undoable}
    return render(request, "acts/_refused.html", context, status=refusal.status)
