"""Replies: answering a comment, in its thread."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator import access
from annotator.actions import passages
from annotator.actions import replies as actions
from annotator.forms.comments import CommentForm
from annotator.limits import limited
from annotator.views.answers import form_again
from annotator.views.comments import written
from annotator.views.unfinished import typed_before


@require_http_methods(["GET", "HEAD", "POST"])
@limited("comments")
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers a comment; a GET shows it with the form."""
    parent = access.comment(request, pk)
    author = access.commenter(request, parent.passage.article)
    passages.check_words_stand(parent.passage)
    typed = typed_before(request, request.path)
    form = CommentForm(request.POST or None, initial={"body": typed})
    form.fields["body"].label = _("Your reply")
    if request.method == "POST" and form.is_valid():
        return written(request, actions.write(parent=parent, author=author, **form.said))
    context = {"comment": parent, "form": form, "article": parent.passage.article}
    if request.method == "POST":
        return form_again(request, "replies/new.html", "replies/_new.html", context)
    return render(request, "replies/new.html", context)
