"""One passage: its words, its tally, its comments, and what else covers the same words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotator import access, queries, speaker_queries
from annotator.forms import CommentForm, QuoteForm
from annotator.models import Passage
from annotator.views.errors import typed_before


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A passage with its tally and comments."""
    return render(request, "passages/detail.html", card(request, access.passage(pk)))


def card(
    request: HttpRequest, passage: Passage, form: CommentForm | None = None
) -> dict[str, object]:
    """What a passage's card shows: three queries, and one more for editors.

    `form` is a comment that was not taken.
    """
    viewer = access.viewer(request)
    if form is None:
        path = reverse("comments.create", args=[passage.pk])
        form = CommentForm(initial={"body": typed_before(request, path)})
    quote = passage.spoken
    words = {"speaker": str(quote.speaker or "") if quote else "", "exact": passage.exact}
    return {
        "article": passage.article,
        "shown": queries.one_passage(passage, viewer),
        "covering": queries.covering(passage, viewer),
        "form": form,
        "quote_form": QuoteForm(initial=words) if viewer.is_editor else None,
        "known_speakers": speaker_queries.known(passage.article) if viewer.is_editor else (),
        "block": passage.article.revision.document.block_at(passage.start) + 1,
    }
