"""The whole library, as a static site in a ZIP for editors to take away."""

from __future__ import annotations

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from annotator import access, site_address
from annotator import library as exported
from annotator.limits import spend


@require_safe
def download(request: HttpRequest) -> StreamingHttpResponse:
    """The public articles as everybody sees them, fit to be put on the web."""
    return sent(request, "library.zip", everything=False)


@require_safe
def everything(request: HttpRequest) -> StreamingHttpResponse:
    """Drafts and unlisted articles too, and the tallies that readers do not see yet."""
    return sent(request, "library-with-drafts.zip", everything=True)


def sent(request: HttpRequest, name: str, *, everything: bool) -> StreamingHttpResponse:
    """The ZIP, sent while it is written; for editors to ask for."""
    access.editor(request)
    spend(request, "exports")
    return StreamingHttpResponse(
        exported.write(site_address.of(request), timezone.now(), everything=everything),
        headers={
            "Content-Type": "application/zip",
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )
