"""What may a proxy keep? For some seconds the pages of whoever brings no cookie but its language.

Such browsers all see the same. Pages that were put together for one reader (`articles`) their
browser may keep, and asks each time whether they are still so.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# A proxy keeps a page for a few seconds; a browser asks whether it is still so.
FOR_ALL = "public, max-age=0, s-maxage=10"
FOR_ONE = "private, no-cache"
DIFFERS_BY = ("Accept-Encoding", "Accept-Language", "Cookie")
# Views whose pages are the same for all who bring no cookie.
READ_BY_ALL = frozenset(
    {
        "articles.detail",
        "articles.index",
        "blocks.detail",
        "passages.detail",
        "passages.index",
        "revisions.compare",
        "revisions.detail",
        "revisions.index",
        "search.index",
        "speakers.detail",
        "speakers.index",
    }
)


class ProxiesMiddleware:
    """Tells proxies and browsers what they may keep."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.view_name in READ_BY_ALL and is_like_all(request):
            if is_for_all(response):
                response.headers.setdefault("Cache-Control", FOR_ALL)
                patch_vary_headers(response, DIFFERS_BY)
        elif "ETag" in response.headers:
            response.headers.setdefault("Cache-Control", FOR_ONE)
        return response


def is_like_all(request: HttpRequest) -> bool:
    """Whether whoever sent `request` reads, and brings no cookie but that of a language."""
    if request.method not in {"GET", "HEAD"}:
        return False
    return "HTTP_COOKIE" not in request.META or request.COOKIES.keys() <= {
        settings.LANGUAGE_COOKIE_NAME
    }


def is_for_all(response: HttpResponse) -> bool:
    """Whether an answer holds nothing that is for whoever asked alone."""
    told = response.headers.get("Cache-Control", FOR_ALL)
    page = response.status_code == HTTPStatus.OK and not response.streaming
    return page and not response.cookies and told == FOR_ALL
