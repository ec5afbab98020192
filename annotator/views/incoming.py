"""An editor brings annotations of an article in, and sees what became of each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from annotator import access, incoming
from annotator.actions import incoming as actions
from annotator.forms.incoming import AnnotationsForm
from annotator.incoming.outcome import Outcome, counted
from annotator.limits import limited
from annotator.models import Article, User
from annotator.sources import SourceError
from annotator.wording import translated

# Of so many a page tells each; the command tells all.
MOST_TOLD = 500


@require_http_methods(["GET", "HEAD", "POST"])
@limited("imports")
def create(request: HttpRequest, slug: str) -> HttpResponse:
    """A file is sent, and comes back as a report; nothing is stored when it was only tried."""
    editor = access.editor(request)
    article = access.article(request, slug)
    if request.method != "POST":
        return show(request, article, AnnotationsForm())
    form = AnnotationsForm(request.POST, request.FILES)
    outcomes = outcomes_of(article, form, editor) if form.is_valid() else None
    if outcomes is None:
        return show(request, article, form, status=422)
    return show(request, article, form, outcomes)


def outcomes_of(article: Article, form: AnnotationsForm, editor: User) -> list[Outcome] | None:
    """What became of the annotations in a valid form; None where it says why they are not taken."""
    sent = form.cleaned_data
    try:
        return actions.bring_in(
            article=article,
            batch=incoming.read(sent["file"].read(incoming.MAX_BYTES + 1)),
            editor=editor,
            reworded=sent["reworded"],
            hold=sent["hold"],
            dry=sent["dry"],
        )
    except SourceError as error:
        form.add_error("file", translated(error))
        return None


def show(
    request: HttpRequest,
    article: Article,
    form: AnnotationsForm,
    outcomes: list[Outcome] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """The page, with what became of each if something did."""
    context: dict[str, object] = {"article": article, "form": form}
    if outcomes is not None:
        told = [one for one in outcomes if one.is_told]
        context |= {
            "counts": [(fate, count) for fate, count in counted(outcomes).items() if count],
            "told": told[:MOST_TOLD],
            "untold": max(len(told) - MOST_TOLD, 0),
            "dry": form.cleaned_data["dry"],
        }
    return render(request, "incoming/create.html", context, status=status)
