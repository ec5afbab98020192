"""The passages of an article as a list; and one with its tally, comments and what shares words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotator import access
from annotator.forms.comments import CommentForm
from annotator.forms.quotes import QuoteForm
from annotator.models import Passage
from annotator.queries import history
from annotator.queries import reading as queries
from annotator.queries import speakers as speaker_queries
from annotator.queries.last_act import last_act
from annotator.views.unfinished import typed_before


@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """All passages of an article, in the order of the text: what the marks show, in words."""
    article = access.article(request, slug)
    found = queries.shown(article, article.revision.passages.all(), access.viewer(request))
    seen = [one for one in found if not one.is_empty]
    return render(request, "passages/index.html", {"article": article, "passages": seen})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A passage with its tally and comments; of one that was joined to another, the other."""
    passage = access.passage(request, pk)
    if passage.merged_into_id is not None:
        return redirect("passages.detail", passage.merged_into_id)
    context = card(request, passage)
    context["undoable"] = last_act(passage.article, access.viewer(request))
    return render(request, "passages/detail.html", context)


def card(
    request: HttpRequest, passage: Passage, form: CommentForm | None = None
) -> dict[str, object]:
    """What a passage's card shows. `form` is a comment that was not taken.

    Three queries, a fourth for an article that was revised, and one more for editors.
    """
    viewer = access.viewer(request)
    if form is None:
        path = reverse("comments.create", args=[passage.pk])
        form = CommentForm(initial={"body": typed_before(request, path)})
    quote = passage.spoken
    past = history.past(passage)
    place = past.now.placement.span if past.now else passage.span
    correctable = viewer.is_editor and passage.is_current
    words = {"speaker": str(quote.speaker or "") if quote else "", "exact": passage.exact}
    shown = queries.one_passage(passage, viewer)
    return {
        "article": passage.article,
        "shown": shown,
        "movable": passage.is_current
        and viewer.may_tag(passage.article)
        and shown.is_only_of(viewer.user),
        "covering": queries.covering(passage, viewer),
        "form": form,
        "quote_form": QuoteForm(initial=words) if correctable else None,
        "known_speakers": speaker_queries.known(passage.article) if correctable else (),
        "past": past,
        "in_block": passage.article.revision.document.block_at(place.start) + 1 if place else None,
    }
