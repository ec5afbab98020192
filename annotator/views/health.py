"""Is the site there, and can it serve pages? Two words for machines; people need neither."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annotator.observability import readiness


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """Says that this process answers; asks nobody else."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Says what there is of what pages need; 503 where they cannot be served."""
    found = readiness.now()
    status = HTTPStatus.OK if found.is_ready else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse({"ready": found.is_ready, **asdict(found)}, status=status)
