"""The way out of each e-mail: no more of its kind, without signing in.

A mail program sends the form by itself (RFC 8058), from elsewhere and without a cookie; a link that
is merely followed, as scanners of links do, only shows the button.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from annotator.actions import accounts as actions
from annotator.limits import limited
from annotator.mail import choices


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("account")
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ends e-mails of the kind and to the account that `token` names, or begins them `again`."""
    named = choices.named(token)
    if named is None:
        raise Http404(_("This link is not as it was mailed."))
    number, kind = named
    state = "asked"
    if request.method == "POST":
        state = "again" if request.POST.get("again") else "stopped"
        actions.choose_mail(number=number, field=kind.field, wanted=state == "again")
    return render(request, "mail/stop.html", {"because": kind.because, "state": state})
