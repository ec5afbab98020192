"""The list of articles, one article to read, and adding one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotator import access
from annotator.actions import articles as actions
from annotator.forms.quotes import FoundQuoteForm, FoundQuotes, MissedQuoteForm
from annotator.forms.sources import PreviewedForm, SourceForm
from annotator.limits import limited, spend
from annotator.previews import Preview, PreviewError, TextChanged
from annotator.queries import reading as queries
from annotator.shared import articles as shared
from annotator.text import sanitize
from annotator.twins import twin
from annotator.views import search


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The articles, newest first; with `q` what is found by it."""
    if sanitize.plain(request.GET.get("q", "")):
        return search.index(request)
    page = queries.articles(
        access.viewer(request),
        before=request.GET.get("before"),
        after=request.GET.get("after"),
    )
    return render(request, "articles/index.html", {"page": page})


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """An article to read and annotate."""
    drawn_for_all = shared.page(request, slug)
    if drawn_for_all:
        return drawn_for_all
    article = access.article(request, slug)
    context = shared.context_of(article, access.viewer(request), request)
    return render(request, shared.TEMPLATE, context)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("imports")
def create(request: HttpRequest) -> HttpResponse:
    """Two steps: the text is sent and comes back as a preview, which is corrected and saved."""
    editor = access.editor(request)
    if request.method != "POST":
        # A bookmark fills the address in; nothing is fetched before somebody has looked at it.
        asked = {"address": address_in(request.GET.get("url", ""))}
        return render(request, "articles/new.html", {"form": SourceForm(initial=asked)})
    previewed = "asked_title" in request.POST
    form = (PreviewedForm if previewed else SourceForm)(request.POST, request.FILES)
    if form.is_valid() and form.brought == "address":
        spend(request, "fetches")
    try:
        preview = Preview.of(form)
    except PreviewError:
        return render(request, "articles/new.html", {"form": form}, status=422)
    if not previewed:
        return show(request, preview, fresh(preview), MissedQuoteForm())
    left, missed = FoundQuotes(request.POST, prefix="found"), MissedQuoteForm(request.POST)
    if "save" not in request.POST:
        return show(request, preview, fresh(preview, left), missed)
    try:
        quotes = preview.chosen(left, missed)
    except TextChanged:
        messages.warning(
            request, _("The text has changed: look at the quotes that it has now, then save.")
        )
        return show(request, preview, fresh(preview, left), missed, status=422)
    except PreviewError:
        return show(request, preview, left, missed, status=422)
    article = actions.create(
        draft=preview.draft,
        author=editor,
        standfirst=preview.standfirst,
        quotes=quotes,
        status=form.cleaned_data["status"],
        submission=form.cleaned_data["submission"],
    )
    return redirect(article)


def address_in(text: str) -> str:
    """The address of a page that a request names; empty for anything else."""
    try:
        return str(SourceForm.base_fields["address"].clean(text))
    except ValidationError:
        return ""


def fresh(
    preview: Preview, left: BaseFormSet[FoundQuoteForm] | None = None
) -> BaseFormSet[FoundQuoteForm]:
    """A row for each quote of the text as it is now, with what was `left` in earlier ones."""
    return FoundQuotes(initial=preview.rows(left), prefix="found")


def show(
    request: HttpRequest,
    preview: Preview,
    found: BaseFormSet[FoundQuoteForm],
    missed: MissedQuoteForm,
    *,
    status: int = 200,
) -> HttpResponse:
    """The preview page, with the quotes to correct."""
    rows = list(zip(found, preview.quotes, strict=True))
    context = {
        "preview": preview,
        "form": preview.form,
        "found": found,
        "rows": rows,
        "missed": missed,
        "twin": twin(preview.draft),
    }
    return render(request, "articles/preview.html", context, status=status)
