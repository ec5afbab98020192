"""What editors say of an article: what it is, and who finds it, tags it and sees through it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator import access
from annotator.actions import describing
from annotator.forms.articles import AboutForm, ArticleForm, SettingsForm
from annotator.forms.spans import seen_of
from annotator.limits import limited
from annotator.refusals import ChangedMeanwhile


@require_http_methods(["GET", "HEAD", "POST"])
@limited("edits")
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows an article's settings to an editor, and changes them."""
    told = _("The article’s settings are saved.")
    return change(request, slug, SettingsForm, "article_settings/edit.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("edits")
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for title, standfirst, byline, publisher, day, language and source."""
    told = _("What is said of the article is saved.")
    return change(request, slug, AboutForm, "article_settings/about.html", told)


def change(
    request: HttpRequest, slug: str, form_class: type[ArticleForm], template: str, told: str
) -> HttpResponse:
    """Shows a form with an article's fields, or takes it; who was quicker is not overwritten."""
    editor = access.editor(request)
    article = access.article(request, slug)
    form = form_class.of(article, request.POST if request.method == "POST" else None)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    if form.is_bound and form.is_valid():
        try:
            describing.describe(
                article=article,
                editor=editor,
                fields=form.cleaned_data,
                seen=seen_of(request.POST),
            )
        except ChangedMeanwhile as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, told)
            return redirect(article)
    # What somebody else saved meanwhile is seen once it is shown: the form can then be saved.
    context = {"article": article, "form": form, "seen": describing.version(article)}
    if status == ChangedMeanwhile.status:
        context["now"] = form_class.of(article)
    return render(request, template, context, status=status)
