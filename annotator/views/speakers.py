"""Who is quoted, all that one speaker is quoted with, and how editors keep the entries right."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator import access
from annotator.actions import merging
from annotator.actions import speakers as actions
from annotator.forms.speakers import (
    EntryForm,
    FilterForm,
    FindForm,
    MergeForm,
    OtherForm,
    SplitForm,
)
from annotator.limits import limited, spend
from annotator.models import Speaker, User
from annotator.queries import quotes as quote_queries
from annotator.queries import speakers as speaker_queries
from annotator.refusals import ChangedMeanwhile, Invalid, NameTaken

QUOTES_TO_TICK = 100
QUOTES_TO_COMPARE = 3


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everybody who is quoted; `q` looks for a name, `sort` is "quotes" or nothing."""
    form = FindForm(request.GET)
    form.is_valid()
    words = form.cleaned_data.get("q", "")
    by_quotes = form.cleaned_data.get("sort") == "quotes"
    if words:
        spend(request, "searches")
    page = speaker_queries.index(
        words,
        most_quoted=by_quotes,
        page=request.GET.get("page"),
        viewer=access.viewer(request),
    )
    context = {"page": page, "form": form, "looked_for": words}
    return render(request, "speakers/index.html", context, status=422 if form.errors else 200)


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A speaker with all quotes, or those that the fields of `FilterForm` let through."""
    speaker = access.speaker(request, slug)
    if request.GET.get("words"):
        spend(request, "searches")
    form, context = filtered(request, speaker, quote_queries.QUOTES_A_PAGE)
    who = access.viewer(request)
    context["figures"] = speaker_queries.figures(speaker, who)
    if who.is_editor:
        context["changes"] = speaker_queries.history(speaker)
    return render(request, "speakers/detail.html", context, status=422 if form.errors else 200)


def filtered(
    request: HttpRequest, speaker: Speaker, at_once: int
) -> tuple[FilterForm, dict[str, Any]]:
    """The filters in the address, and what a page shows of a speaker's quotes by them."""
    form = FilterForm(request.GET)
    form.is_valid()
    who = access.viewer(request)
    form.offer(*quote_queries.quoted_in(speaker, who))
    found = quote_queries.quotes(speaker, form.filters, who)
    page = Paginator(found, at_once).get_page(request.GET.get("page"))
    narrowed = form.filters != quote_queries.EVERYTHING
    return form, {"speaker": speaker, "filters": form, "page": page, "narrowed": narrowed}


@require_http_methods(["GET", "HEAD", "POST"])
@limited("edits")
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """An editor gives a speaker names, a description and links."""
    editor = access.editor(request)
    speaker = access.speaker(request, slug)
    if request.method != "POST":
        return render(
            request, "speakers/edit.html", {"speaker": speaker, "form": EntryForm.of(speaker)}
        )
    form = EntryForm(request.POST)
    if form.is_valid():
        try:
            actions.change(speaker=speaker, editor=editor, **form.cleaned_data)
            return redirect(speaker)
        except NameTaken as refusal:
            form.add_error(None, str(refusal))
        except ChangedMeanwhile as refusal:
            return edited_meanwhile(request, slug, str(refusal))
    return render(request, "speakers/edit.html", {"speaker": speaker, "form": form}, status=422)


def edited_meanwhile(request: HttpRequest, slug: str, message: str) -> HttpResponse:
    """What was typed, to be saved after all, beside the entry as somebody else left it."""
    speaker = access.speaker(request, slug)
    typed = request.POST.copy()
    typed["seen"] = str(speaker.version)
    form = EntryForm(typed)
    form.add_error(None, message)
    context = {"speaker": speaker, "form": form, "meanwhile": True}
    return render(request, "speakers/edit.html", context, status=ChangedMeanwhile.status)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("edits")
def merge(request: HttpRequest, slug: str) -> HttpResponse:
    """An editor makes one entry of two: chooses `other`, sees what would happen, and does it."""
    editor = access.editor(request)
    speaker = access.speaker(request, slug)
    if request.method == "POST":
        return merge_two(request, speaker, editor)
    form = OtherForm(request.GET if "other" in request.GET else None)
    other = chosen(form, speaker) if form.is_bound and form.is_valid() else None
    if other is not None:
        return merge_preview(request, speaker, other)
    context = {
        "speaker": speaker,
        "form": form,
        "likely": speaker_queries.likely(speaker, access.viewer(request)),
        "known_speakers": speaker_queries.known(),
    }
    return render(request, "speakers/merge.html", context, status=422 if form.errors else 200)


def chosen(form: OtherForm, speaker: Speaker) -> Speaker | None:
    """Whom the form names, who is not `speaker`; None otherwise, and the form says why."""
    name = form.cleaned_data["other"]
    other = actions.find(name)
    if other is None:
        form.add_error("other", _("Nobody has this name. Look for it among the voices."))
    elif other == speaker:
        form.add_error(
            "other",
            _("“%(name)s” is a name of %(holder)s already: this is one entry.")
            % {"name": name, "holder": speaker},
        )
        return None
    return other


def merge_preview(
    request: HttpRequest, speaker: Speaker, other: Speaker, form: MergeForm | None = None
) -> HttpResponse:
    """What merging two entries would come to, either way; the more quoted is likely to stay."""
    who = access.viewer(request)
    pair = speaker_queries.listed([speaker, other], who)
    said = {one: quote_queries.quotes(one, viewer=who) for one in (speaker, other)}
    likely = max(pair, key=lambda one: (one.spoken.quotes, len(one.speaker.name)))
    context = {
        "speaker": speaker,
        "other": other,
        "pair": [(one, said[one.speaker][:QUOTES_TO_COMPARE]) for one in pair],
        "keep": form["keep"].value() if form else likely.speaker.slug,
        "form": form or MergeForm(),
    }
    status = 422 if form else 200
    return render(request, "speakers/merge_preview.html", context, status=status)


def merge_two(request: HttpRequest, speaker: Speaker, editor: User) -> HttpResponse:
    """Merges as the form says: `other`, and `keep`, both slugs."""
    form = MergeForm(request.POST)
    form.is_valid()
    other = access.speaker(request, form.cleaned_data.get("other", ""))
    both = {speaker.slug: (speaker, other), other.slug: (other, speaker)}
    if form.cleaned_data.get("keep") not in both:
        if not form.errors:
            form.add_error("keep", _("Choose which of the two entries stays."))
        return merge_preview(request, speaker, other, form)
    kept, gone = both[form.cleaned_data["keep"]]
    merging.merge(kept=kept, gone=gone, editor=editor)
    messages.success(
        request, _("%(gone)s is %(kept)s now.") % {"gone": gone.name, "kept": kept.name}
    )
    return redirect(kept)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("edits")
def split(request: HttpRequest, slug: str) -> HttpResponse:
    """An editor gives some of a speaker's quotes to somebody else, known or new."""
    editor = access.editor(request)
    speaker = access.speaker(request, slug)
    filters, context = filtered(request, speaker, QUOTES_TO_TICK)
    form = SplitForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound or filters.errors else 200
    if form.is_bound and form.is_valid():
        try:
            return split_off(request, speaker, editor, form, filters)
        except Invalid as refusal:
            form.add_error("to", str(refusal))
        except ChangedMeanwhile as refusal:
            status = refusal.status
            form.add_error(None, str(refusal))
            filters, context = filtered(request, speaker, QUOTES_TO_TICK)
    context |= {"form": form, "known_speakers": speaker_queries.known()}
    return render(request, "speakers/split.html", context, status=status)


def split_off(
    request: HttpRequest, speaker: Speaker, editor: User, form: SplitForm, filters: FilterForm
) -> HttpResponse:
    """Moves the quotes that were ticked, or all that the filters let through."""
    quotes = form.cleaned_data["quotes"]
    if form.cleaned_data["everything"]:
        found = quote_queries.quotes(speaker, filters.filters, access.viewer(request))
        quotes = list(found.values_list("pk", flat=True))
    change = merging.split(
        speaker=speaker, quotes=quotes, to=form.cleaned_data["to"], editor=editor
    )
    moved = change.details["quotes"]
    messages.success(
        request,
        ngettext(
            "%(count)d quote of %(name)s came here.",
            "%(count)d quotes of %(name)s came here.",
            moved,
        )
        % {"count": moved, "name": speaker.name},
    )
    return redirect(change.other or speaker)


@require_POST
@limited("edits")
def undo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An editor takes back a merge or a split."""
    editor = access.editor(request)
    speaker = access.speaker(request, slug)
    merging.undo(change=access.speaker_change(speaker, pk), editor=editor)
    messages.success(request, _("It is undone."))
    return redirect(speaker)
