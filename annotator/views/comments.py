"""Comments: writing one on a passage or on any words, previewing, changing and deleting it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator import access
from annotator.actions import comments as actions
from annotator.actions import notices, passages
from annotator.forms.comments import CommentForm
from annotator.forms.spans import span_of
from annotator.limits import limited
from annotator.models import Comment, Passage
from annotator.queries import reading as queries
from annotator.refusals import Invalid
from annotator.views.acts import told
from annotator.views.answers import done, form_again, gone, is_elsewhere, is_htmx, is_safe
from annotator.views.passages import card
from annotator.views.unfinished import forget_typed, typed_before


@require_POST
@limited("comments")
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Comments on a passage."""
    passage = access.passage(request, pk)
    author = access.commenter(request, passage.article)
    form = CommentForm(request.POST)
    if not form.is_valid():
        context = card(request, passage, form)
        return form_again(request, "passages/detail.html", "passages/_card.html", context)
    comment = actions.write(passage=passage, author=author, **form.said)
    return written(request, comment)


@require_safe
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """The form for a comment on words that nobody marked before: `start`, `end`, `exact`."""
    article = access.article(request, slug)
    access.commenter(request, article)
    span = passages.check(article, **span_of(request.GET))
    path = reverse("comments.create_on_span", args=[slug])
    form = CommentForm(initial={"body": typed_before(request, path)})
    context = {"article": article, "span": span, "exact": span.of(article.revision.text)}
    return render(request, "comments/new.html", {**context, "form": form})


@require_POST
@limited("comments")
def create_on_span(request: HttpRequest, slug: str) -> HttpResponse:
    """Comments on any words: `start`, `end`, `exact`, and the comment."""
    article = access.article(request, slug)
    author = access.commenter(request, article)
    span = passages.check(article, **span_of(request.POST))
    form = CommentForm(request.POST)
    if not form.is_valid():
        context = {"article": article, "span": span, "exact": span.of(article.revision.text)}
        context["form"] = form
        return form_again(request, "comments/new.html", "comments/_new.html", context)
    comment = actions.write_on_span(article=article, span=span, author=author, **form.said)
    return written(request, comment)


def written(request: HttpRequest, comment: Comment) -> HttpResponse:
    """The answer when a comment stands: the passage's card and its place in the margin.

    A form on a page of its own leads to the page of the passage.
    """
    forget_typed(request)
    passage = access.passage(request, comment.passage_id)
    then = str(comment.get_absolute_url())
    places = (passage.get_absolute_url(), passage.article.get_absolute_url())
    if not passage.is_current or is_elsewhere(request, *places):
        return gone(request, then=then)
    context = {**change(request, passage), "written": comment.pk}
    return done(request, "comments/_change.html", context, then=then)


def change(request: HttpRequest, passage: Passage) -> dict[str, object]:
    """What a comment changes: the passage's card, and the blocks that it lies in."""
    viewer = access.viewer(request)
    shown = queries.change(passage.article, passage.span, viewer, commented=True)
    return {
        **card(request, passage),
        **told(request, passage.article, passage),
        "change": shown,
        "composition": shown.composition,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@limited("comments")
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes one's own comment."""
    comment = access.own_words(request, pk)
    if request.method != "POST":
        # Before anything is typed; what was sent is looked at under a lock.
        actions.check_editable(comment)
    form = CommentForm.of(comment, request.POST or None, body=typed_before(request, request.path))
    if request.method == "POST" and form.is_valid():
        said = form.said
        actions.rewrite(comment=comment, body=said["body"], sources=said["sources"])
        return written(request, comment)
    context = {"comment": comment, "form": form, "article": comment.passage.article}
    if request.method == "POST":
        return form_again(request, "comments/edit.html", "comments/_edit.html", context)
    return render(request, "comments/edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("comments")
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Deletes one's own comment; a GET asks first."""
    comment = access.own_comment(request, pk)
    article = comment.passage.article
    if request.method != "POST":
        asked = {"comment": comment, "article": article, "has_replies": comment.replies.exists()}
        return render(request, "comments/delete.html", asked)
    passage = access.passage(request, comment.passage_id)
    if actions.delete(comment=comment):
        return gone(request, then=article.get_absolute_url())
    then = passage.get_absolute_url()
    if not passage.is_current:
        return gone(request, then=then)
    return done(request, "comments/_change.html", change(request, passage), then=then)


@require_POST
@limited("previews")
def preview(request: HttpRequest) -> HttpResponse:
    """What a comment would look like; without a script, with the text to go on writing."""
    author = access.account(request, _("Sign in to comment."))
    form = CommentForm(request.POST)
    action = request.POST.get("action", "")
    if not is_safe(request, action):
        raise Invalid(_("This form leads nowhere. Go back to the passage and start again."))
    html = notices.render(form.cleaned_data["body"])[0] if form.is_valid() else ""
    context: dict[str, object] = {
        "preview": Comment(author=author, html=html),
        "sources": form.said["sources"] if form.is_valid() else (),
        "form": form,
        "action": action,
    }
    if "exact" in request.POST:
        sent = span_of(request.POST)
        context |= {"span": sent, "exact": sent["exact"]}
    template = "comments/_preview.html" if is_htmx(request) else "comments/preview.html"
    return render(request, template, context, status=200 if form.is_valid() else 422)
