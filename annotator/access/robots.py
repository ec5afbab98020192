"""How are articles that are not public kept out of search engines? Every answer about one says so.

It is a header, so that it goes with pages, fragments and exports alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from annotator.models import Article


class Unindexed(HttpRequest):
    """A request on which something was fetched that is not for search engines."""

    keeps_robots_out: bool


def keep_out(request: HttpRequest, article: Article) -> Article:
    """Notes down on `request` what the answer about `article` has to say; returns the article."""
    if not article.is_public:
        cast(Unindexed, request).keeps_robots_out = True
    return article


class RobotsMiddleware:
    """Says `noindex` on every answer about an article that is not public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "keeps_robots_out", False):
            response["X-Robots-Tag"] = "noindex"
        return response
