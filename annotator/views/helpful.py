"""Marks on comments that say no more than “this helped”: putting one, and taking it back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from annotator import access
from annotator.actions import helpful as actions
from annotator.actions import readers as reader_actions
from annotator.limits import limited
from annotator.models import Comment
from annotator.queries import reading as queries
from annotator.views.acts import told
from annotator.views.answers import done
from annotator.views.tags import reader_of


@require_POST
@limited("tags")
def put(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks a comment as helpful, or takes the mark back when the field `helpful` is empty."""
    comment = access.comment(request, pk)
    who = access.helped(request, comment)
    if request.POST.get("helpful"):
        actions.put(comment=comment, reader=reader_of(request, who))
    elif giver := reader_actions.known(user=who.user, browser=who.browser):
        actions.take_back(comment=comment, reader=giver)
    article = comment.passage.article
    context = {
        "comment": get_object_or_404(queries.comments(access.viewer(request)), pk=pk),
        "article": article,
        **told(request, article, comment.passage),
    }
    return done(request, "helpful/_change.html", context, then=where(request, comment))


def where(request: HttpRequest, comment: Comment) -> str:
    """Where a plain form leads: to the comment, in its card or beside the article."""
    then = str(comment.get_absolute_url())
    article = comment.passage.article.get_absolute_url()
    beside = f"{article}#note-{comment.thread_id or comment.pk}"
    return beside if request.POST.get("next") == article else then
