"""The administration’s own door, which Django has: it leads to ours, where attempts are counted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annotator import access
from annotator.refusals import NotAllowed
from annotator.views.answers import is_safe


@never_cache
@require_safe
def login(request: HttpRequest) -> HttpResponse:
    """Goes on to what was asked for under /admin/; who is nobody yet signs in first."""
    user = access.account(request, _("Sign in as an administrator to do this."))
    if not user.is_staff:
        raise NotAllowed(_("Only administrators may do this."))
    wanted = request.GET.get("next", "")
    safe = is_safe(request, wanted) and wanted.startswith("/")
    return HttpResponseRedirect(wanted if safe else resolve_url("admin:index"))
