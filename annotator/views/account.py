"""Somebody's own account, or what a browser without one gave: to see, to take away, to delete."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator import access, site_address
from annotator.actions import accounts as actions
from annotator.actions import leaving
from annotator.actions import readers as reader_actions
from annotator.formats import own_data as own_data_format
from annotator.forms.own_account import AccountForm, LeavingForm
from annotator.limits import limited, spend
from annotator.models import User
from annotator.queries import own_data
from annotator.views.answers import form_again


def own_account(request: HttpRequest) -> User:
    """The account that sent `request`. Raises SignInNeeded."""
    return access.account(request, _("Sign in to see your account."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("account")
def detail(request: HttpRequest) -> HttpResponse:
    """The account and its settings; for a browser without one what it gave."""
    who = access.viewer(request)
    context = {"amount": own_data.amount(who), "confirmed": own_data.is_confirmed(who)}
    if request.method != "POST":
        form = AccountForm(instance=who.user) if who.user else None
        return render(request, "account/detail.html", context | {"form": form})
    user = own_account(request)
    form = AccountForm(request.POST, instance=user)
    if not form.is_valid():
        # What is shown of the account, in the page's bar too, is what it still is.
        user.refresh_from_db()
        page = "account/detail.html"
        return form_again(request, page, page, context | {"form": form})
    actions.change(user=user, name=form.cleaned_data["shown_name"])
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(resolve_url("account.detail"))


@never_cache
@require_safe
def data(request: HttpRequest) -> StreamingHttpResponse:
    """All that the site has of whoever asks, as a file, sent while it is written."""
    spend(request, "exports")
    made_at = timezone.now()
    mine = own_data.of(
        access.viewer(request),
        site=site_address.of(request),
        made_at=made_at,
    )
    name = f"annotator-{timezone.localdate(made_at).isoformat()}.json"
    return StreamingHttpResponse(
        own_data_format.write(mine),
        content_type=own_data_format.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
@limited("account")
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """Ends the account's sessions in other browsers."""
    user = own_account(request)
    count = actions.sign_out_elsewhere(user=user, here=request.session.session_key)
    told = ngettext(
        "Signed out in %(count)d other browser.",
        "Signed out in %(count)d other browsers.",
        count,
    )
    messages.success(request, told % {"count": count})
    return HttpResponseRedirect(resolve_url("account.detail"))


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@limited("account")
def delete(request: HttpRequest) -> HttpResponse:
    """Deletes the account, once its password was given, with what becomes of the rest."""
    user = own_account(request)
    form = LeavingForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        leaving.leave(
            user=user,
            tags=leaving.Fate(form.cleaned_data["tags"]),
            said=leaving.Fate(form.cleaned_data["said"]),
        )
        logout(request)
        messages.success(request, _("Your account is deleted."))
        return HttpResponseRedirect(resolve_url("articles.index"))
    context = {
        "form": form,
        "amount": own_data.amount(access.viewer(request)),
        "alone": leaving.last_administrator() if leaving.is_last_administrator(user) else "",
    }
    page = "account/delete.html"
    if request.method == "POST":
        return form_again(request, page, page, context)
    return render(request, page, context)


@require_POST
@limited("account")
def forget(request: HttpRequest) -> HttpResponse:
    """Removes all that a browser without an account gave."""
    who = access.viewer(request)
    reader = None if who.user else reader_actions.known(user=None, browser=who.browser)
    count = leaving.forget(reader=reader) if reader else 0
    told = ngettext(
        "%(count)d tag of this browser is removed.",
        "%(count)d tags of this browser are removed.",
        count,
    )
    messages.success(request, told % {"count": count})
    return HttpResponseRedirect(resolve_url("account.detail"))
