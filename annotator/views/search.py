"""Articles, quotes, comments and speakers by their words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator import access
from annotator.forms.search import SearchForm
from annotator.limits import spend
from annotator.queries.publishers import publishers
from annotator.search.finding import MOST_RANKED, find


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is found by `q` and the other fields of `SearchForm`; what can be, without any."""
    form = SearchForm(request.GET)
    form.is_valid()
    if form.words or form.filters:
        spend(request, "searches")
    who = access.viewer(request)
    found = find(
        form.words,
        form.filters,
        who,
        page=form.cleaned_data.get("page"),
        before=form.cleaned_data.get("before"),
    )
    form.offer(publishers(who))
    context = {
        "form": form,
        "found": found,
        "page": found.page,
        "words": form.words,
        "narrowed": bool(form.filters),
        "most": MOST_RANKED,
    }
    return render(request, "search/index.html", context, status=422 if form.errors else 200)
