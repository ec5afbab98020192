"""The editors' queue: comments that wait or were flagged, what is decided of each, and the log."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotator import access
from annotator.actions import moderation as actions
from annotator.forms.moderation import LogForm, VerdictForm
from annotator.limits import limited
from annotator.models import Comment, CommentState, Step
from annotator.queries import moderation as queries
from annotator.refusals import ChangedMeanwhile, Invalid, NothingChanged, Outdated, Refusal
from annotator.views.answers import done, form_again, is_htmx


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What is to be decided; `only` narrows it to what waits, or to what was flagged."""
    access.editor(request)
    only = request.GET.get("only", "")
    page = queries.queue(only, request.GET.get("page"))
    context = {"page": page, "only": only, "left": queries.count()}
    return render(request, "moderation/queue.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One comment, whatever its state, with all that was done about it."""
    comment = access.moderated(request, pk)
    return render(request, "moderation/detail.html", shown(comment))


def shown(comment: Comment) -> dict[str, Any]:
    """What the page of one comment shows."""
    return {
        "case": queries.case(comment),
        "article": comment.passage.article,
        "steps": queries.steps_on(comment),
    }


@require_POST
@limited("edits")
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a comment the state `decision`, or dismisses its flags, with a `reason`."""
    editor = access.editor(request)
    comment = access.moderated(request, pk)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        if {"decision", "seen"} & form.errors.keys():
            raise Invalid(_("This form is not whole, so nothing was decided. Load the page again."))
        context = {**shown(comment), "form": form}
        return form_again(request, "moderation/detail.html", "moderation/_case.html", context)
    said = {"seen": form.cleaned_data["seen"], "reason": form.cleaned_data["reason"]}
    try:
        if form.dismisses:
            step = actions.dismiss(comment=comment, editor=editor, **said)
        else:
            step = actions.decide(comment=comment, editor=editor, state=form.state, **said)
    except (Outdated, ChangedMeanwhile, NothingChanged) as refusal:
        return too_late(request, comment, refusal)
    return decided(request, comment, step)


def decided(request: HttpRequest, comment: Comment, step: Step) -> HttpResponse:
    """The queue without what was decided: for htmx the row says what became of it.

    From spam one goes on to what else the account wrote.
    """
    told = told_of(step)
    then = reverse("moderation.queue")
    if step.after == CommentState.SPAM:
        then = reverse("moderation.detail", args=[comment.pk])
    if not is_htmx(request):
        messages.success(request, told)
    context = {"comment": comment, "told": told, "step": step, "left": queries.count()}
    return done(request, "moderation/_decided.html", context, then=then)


def told_of(step: Step) -> str:
    """What an editor did, in a sentence."""
    if step.kind == Step.Kind.DISMISSED:
        return _("The flags are dismissed; the comment stays.")
    return {
        CommentState.PUBLISHED: _("Published. Its author is told."),
        CommentState.HIDDEN: _("Hidden. Its author is told."),
        CommentState.REMOVED: _("Removed. Its author is told."),
        CommentState.SPAM: _("Marked as spam. Its author is told."),
    }[CommentState(step.after)]


def too_late(request: HttpRequest, comment: Comment, refusal: Refusal) -> HttpResponse:
    """Says what another editor, or the author, did meanwhile; nothing is decided twice."""
    if not is_htmx(request):
        raise refusal
    context = {"comment": comment, "told": str(refusal), "left": queries.count()}
    return render(request, "moderation/_decided.html", context, status=refusal.status)


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Every step, the latest first; of one `comment`, `reader` or `editor`, if it says so."""
    access.editor(request)
    form = LogForm(queries.who_decided(), request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = queries.log(**wanted, page=request.GET.get("page"))
    found = queries.named(wanted.get("reader", ""))
    context = {"page": page, "form": form, "narrowed": any(wanted.values()), "found": found}
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "moderation/log.html", context, status=status)
