"""An article's revisions: each of them as it was, what changed between two, and a new one."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from annotator import access, revising
from annotator.actions import revisions as actions
from annotator.forms.revisions import RestoreForm, RevisionForm
from annotator.limits import limited
from annotator.models import Article, Placement, Revision
from annotator.previews import PreviewError
from annotator.queries import history
from annotator.refusals import NothingChanged, Outdated
from annotator.revising import Outlook
from annotator.text import redline
from annotator.text.document import Document


@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """All revisions of an article, the newest first."""
    article = access.article(request, slug)
    context = {"article": article, "revisions": history.revisions(article)}
    return render(request, "revisions/index.html", context)


@require_safe
def detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Revision `number` of an article as it was, with what was marked in it, to read."""
    revision = access.revision(request, slug, number)
    context = {
        "revision": revision,
        "article": revision.article,
        "reading": history.reading(revision, access.viewer(request)),
    }
    return render(request, "revisions/detail.html", context)


@require_safe
def compare(request: HttpRequest, slug: str, number: int, other: int) -> HttpResponse:
    """What changed from revision `number` to revision `other`."""
    before, after = access.revision(request, slug, number), access.revision(request, slug, other)
    context = {
        "article": after.article,
        "before": before,
        "after": after,
        "numbers": history.numbers(after.article),
        "stretches": redline.stretches(before.document, after.document),
        "same": before.text == after.text,
    }
    return render(request, "revisions/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("imports")
def revise(request: HttpRequest, slug: str) -> HttpResponse:
    """The source in an editor; a POST shows what saving would do, or saves."""
    editor = access.editor(request)
    article = access.article(request, slug)
    if request.method != "POST":
        return show_form(request, article, revising.form_for(article))
    form = RevisionForm(request.POST)
    try:
        draft = revising.draft_of(article, form)
        if "save" not in request.POST:
            actions.check_current(article, form.cleaned_data["based_on"])
            document = actions.changed(article, draft)
            return show_form(request, article, form, outlook=Outlook(article, document))
        sent = form.cleaned_data
        revision = actions.revise(
            article=article,
            draft=draft,
            author=editor,
            based_on=sent["based_on"],
            submission=sent["submission"],
            note=sent["note"],
        )
    except PreviewError:
        return show_form(request, article, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except NothingChanged as refusal:
        form.add_error(None, str(refusal))
        return show_form(request, article, form, status=refusal.status)
    except Outdated as refusal:
        return show_clash(request, access.article(request, slug), form, refusal)
    return saved(request, revision)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("imports")
def restore(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Makes the text of revision `number` the article's again; a GET shows what that would do."""
    editor = access.editor(request)
    revision = access.revision(request, slug, number)
    article = access.article(request, slug)
    form = RestoreForm(request.POST or None, initial={"based_on": article.revision.number})
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                made = actions.restore(revision=revision, author=editor, **form.cleaned_data)
            except (NothingChanged, Outdated) as refusal:
                form.add_error(None, str(refusal))
                revising.on_top_of(form, article.revision)
                status = refusal.status
            else:
                return saved(request, made)
    context = {
        "article": article,
        "revision": revision,
        "form": form,
        "outlook": Outlook(article, revision.document),
    }
    return render(request, "revisions/restore.html", context, status=status)


def saved(request: HttpRequest, revision: Revision) -> HttpResponse:
    """The article with its new text, and a word on what waits for an editor now."""
    waiting = Placement.objects.waiting(revision).count()
    told = _("Revision %(number)d is saved.") % {"number": revision.number}
    if waiting:
        told += " " + ngettext(
            "%(count)d passage waits for your decision.",
            "%(count)d passages wait for your decision.",
            waiting,
        ) % {"count": waiting}
    messages.success(request, told)
    return redirect(revision.article)


def show_form(
    request: HttpRequest,
    article: Article,
    form: RevisionForm,
    *,
    outlook: Outlook | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The page with the editor, and what saving would do where it is known."""
    context = {"article": article, "form": form, "outlook": outlook}
    return render(request, "revisions/revise.html", context, status=status)


def show_clash(
    request: HttpRequest, article: Article, form: RevisionForm, refusal: Outdated
) -> HttpResponse:
    """What somebody typed, beside what somebody else has saved in the meantime."""
    begun = article.revisions.filter(number=form.cleaned_data["based_on"]).first()
    before = begun.document if begun else Document.from_html("")
    current = article.revision
    revising.on_top_of(form, current)
    context = {
        "article": article,
        "form": form,
        "refusal": refusal,
        "current": current,
        "stretches": redline.stretches(before, current.document),
    }
    return render(request, "revisions/revise.html", context, status=refusal.status)
