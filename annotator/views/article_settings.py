"""An article's settings: who finds it, who may tag and comment, and when tallies are seen."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator import access
from annotator.actions import articles as actions
from annotator.article_forms import SettingsForm
from annotator.limits import limited


@require_http_methods(["GET", "HEAD", "POST"])
@limited("edits")
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows an article's settings to an editor, and changes them."""
    access.editor(request)
    article = access.article(request, slug)
    form = SettingsForm.of(article, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.configure(article=article, **form.cleaned_data)
        messages.success(request, _("The article’s settings are saved."))
        return redirect(article)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"article": article, "form": form}
    return render(request, "article_settings/edit.html", context, status=status)
