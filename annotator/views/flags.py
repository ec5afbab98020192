"""Flags: holding something against a comment, for editors to see, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator import access
from annotator.access import Viewer
from annotator.actions import flags as actions
from annotator.actions import readers as reader_actions
from annotator.forms.moderation import FlagForm
from annotator.limits import limited
from annotator.models import Comment, Flag
from annotator.views.answers import done, form_again, gone, is_elsewhere, is_htmx
from annotator.views.passages import card
from annotator.views.tags import reader_of


@require_http_methods(["GET", "HEAD", "POST"])
@limited("flags")
def put(request: HttpRequest, pk: int) -> HttpResponse:
    """Flags a comment, or takes the flag back with the field `take_back`; a GET shows the form."""
    comment = access.comment(request, pk)
    who = access.flagger(request, comment)
    if request.method == "POST" and "take_back" in request.POST:
        if giver := reader_actions.known(user=who.user, browser=who.browser):
            actions.take_back(comment=comment, reader=giver)
        return answer(request, comment, _("You flag this comment no longer."))
    flag = own(who, comment)
    form = FlagForm(request.POST or None, initial=given(flag))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        reason = Flag.Reason(sent["reason"])
        reader = reader_of(request, who)
        actions.put(comment=comment, reader=reader, reason=reason, words=sent["words"])
        return answer(request, comment, _("Flagged. Editors will look at it; no others are told."))
    context = {"comment": comment, "form": form, "flag": flag, "article": comment.passage.article}
    if request.method == "POST":
        return form_again(request, "flags/put.html", "flags/_put.html", context)
    return render(request, "flags/put.html", context)


def own(who: Viewer, comment: Comment) -> Flag | None:
    """The flag that `who` put on a comment."""
    return who.own(Flag.objects.filter(comment=comment)).first()


def given(flag: Flag | None) -> dict[str, str]:
    """What the form begins with."""
    return {"reason": flag.reason, "words": flag.words} if flag else {}


def answer(request: HttpRequest, comment: Comment, told: str) -> HttpResponse:
    """The card of the comment's passage and what was done; a page of its own leads to the comment.

    Beside the text nothing changes but a word, which is there when the page is loaded again.
    """
    passage = access.passage(request, comment.passage_id)
    then = comment.get_absolute_url()
    places = (passage.get_absolute_url(), passage.article.get_absolute_url())
    if is_elsewhere(request, *places) or not is_htmx(request):
        messages.success(request, told)
        return gone(request, then=then)
    return done(request, "flags/_flagged.html", {**card(request, passage), "told": told}, then=then)
