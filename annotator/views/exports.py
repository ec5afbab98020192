"""The exports of an article: each format of the registry at its own address."""

from __future__ import annotations

from itertools import chain

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from annotator import access, site_address
from annotator.formats import FORMATS, Outgoing, annotated_html
from annotator.limits import spend
from annotator.queries import reading as queries


@require_safe
def download(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """The article in the format `key`; what is kept as a file is sent while it is written.

    What is hidden from the viewer on the page is left out of the file too: see `veils`.
    """
    article = access.article(request, slug)
    spend(request, "exports")
    wanted = FORMATS[key]
    pieces = wanted.pieces(
        Outgoing(
            reading=queries.reading(article, access.viewer(request)),
            tags=queries.tags(article.revision),
            readers=queries.readers(article.revision),
            site=site_address.of(request),
            made_at=timezone.now(),
        )
    )
    name = f'filename="{slug}.{wanted.ending}"'
    headers = {"Content-Type": wanted.media_type, "Content-Security-Policy": policy()}
    if wanted.shown:
        headers["Content-Disposition"] = f"inline; {name}"
        return HttpResponse(b"".join(pieces), headers=headers)
    headers["Content-Disposition"] = f"attachment; {name}"
    # What cannot be written says so with the first piece: a refusal still has its status then.
    first = next(pieces, b"")
    return StreamingHttpResponse(chain((first,), pieces), headers=headers)


def policy() -> str:
    """What a browser lets an export do: show its own style and nothing else."""
    style = annotated_html.digest(annotated_html.stylesheet())
    return (
        f"default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
