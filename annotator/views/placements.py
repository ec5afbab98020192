"""The editors' queue: passages whose words were changed, and what is decided of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotator import access
from annotator.actions import placements as actions
from annotator.forms.revisions import DecisionForm, PlaceForm
from annotator.limits import limited
from annotator.models import Placement
from annotator.queries import history
from annotator.refusals import Invalid, WordsNotThere
from annotator.views.answers import done, form_again


@require_safe
def queue(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits for an editor in an article."""
    access.editor(request)
    article = access.article(request, slug)
    page = history.queue(article, request.GET.get("page"))
    return render(request, "placements/queue.html", {"article": article, "page": page})


@require_POST
@limited("edits")
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The tags carry over to the new words."""
    editor = access.editor(request)
    placement = access.placement(request, pk)
    actions.confirm(placement=placement, editor=editor, note=note_of(request))
    return decided(request, placement, _("Confirmed: its tags stand on the new words now."))


@require_POST
@limited("edits")
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """The tags stay on the old words."""
    editor = access.editor(request)
    placement = access.placement(request, pk)
    actions.reopen(placement=placement, editor=editor, note=note_of(request))
    return decided(request, placement, _("Its tags stay on the old words."))


@require_POST
@limited("edits")
def put(request: HttpRequest, pk: int) -> HttpResponse:
    """The tags go to the words that an editor says: `exact`, and `start` if they stand twice."""
    editor = access.editor(request)
    placement = access.placement(request, pk)
    form = PlaceForm(request.POST)
    places = []
    if form.is_valid():
        sent = dict(form.cleaned_data)
        try:
            actions.put(placement=placement, editor=editor, **sent)
        except WordsNotThere as refusal:
            form.add_error("exact", str(refusal))
            article = placement.passage.article
            found = actions.places_of(article, sent["exact"])
            places = history.choice(article.revision.text, found)
        else:
            return decided(request, placement, _("Placed: its tags stand on these words now."))
    fork = history.fork(placement)
    context = {"fork": fork, "form": form, "places": places, "article": placement.passage.article}
    return form_again(request, "placements/put.html", "placements/_waiting.html", context)


def note_of(request: HttpRequest) -> str:
    """The note that came with a decision. Raises Invalid for one that is too long."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("The note is too long, so nothing was decided: make it shorter."))
    return str(form.cleaned_data["note"])


def decided(request: HttpRequest, placement: Placement, told: str) -> HttpResponse:
    """The queue without what was decided: for htmx only the row goes."""
    article = placement.passage.article
    left = Placement.objects.waiting(article.revision).count()
    context = {"placement": placement, "told": told, "left": left, "article": article}
    if not getattr(request, "htmx", False):
        messages.success(request, told)
    then = reverse("placements.queue", args=[article.slug])
    return done(request, "placements/_decided.html", context, then=then)
