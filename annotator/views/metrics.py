"""What do programs gather that watch how the site does? Numbers, for whoever has the token."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from annotator.observability import metrics


@require_safe
@never_cache
def gather(request: HttpRequest) -> HttpResponse:
    """The numbers of all processes. Nothing is here where no token was set."""
    if not settings.METRICS_TOKEN:
        raise Http404
    given = request.headers.get("Authorization", "")
    if not constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(metrics.gathered(), content_type=CONTENT_TYPE_LATEST)
