"""The whole public library, as a static site in a ZIP for editors to take away."""

from __future__ import annotations

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from annotator import access
from annotator import library as exported
from annotator.limits import spend


@require_safe
def download(request: HttpRequest) -> StreamingHttpResponse:
    """The ZIP, sent while it is written."""
    access.editor(request)
    spend(request, "exports")
    site = f"{request.scheme}://{request.get_host()}"
    return StreamingHttpResponse(
        exported.write(site, timezone.now()),
        headers={
            "Content-Type": "application/zip",
            "Content-Disposition": 'attachment; filename="library.zip"',
        },
    )
