"""Who gets a page that was drawn before? Every browser that brings no cookie but its language.

Such browsers all see the same. The article's page is kept as it was drawn, compressed once, and
given out as long as its state is the same (`state`), for a minute at most, since it tells how long
ago things were. Its `ETag` is a digest of what is in it. Proxies may keep these pages for some
seconds, for whoever brings no cookie either.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import ResolverMatch
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from annotator.shared import state
from annotator.shared.kept import Kept

MOST_BYTES = 32 * 1024 * 1024
SECONDS = 60
# What a proxy and a browser may do with a page that is the same for all: a proxy keeps it for a few
# seconds, a browser asks whether it is still so.
FOR_ALL = "public, max-age=0, s-maxage=10"
DIFFERS_BY = ("Accept-Encoding", "Accept-Language", "Cookie")
RENEWED = ("Cache-Control", "ETag", "Vary")
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
ARTICLE = re.compile(r"articles/(?P<slug>[-\w]+)/", re.ASCII)


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page as it goes out, and the address that it answers."""

    zipped: bytes
    headers: dict[str, str]
    # Those of them that a browser is told again which has the page.
    renewed: dict[str, str]
    match: ResolverMatch | None

    @classmethod
    def of(cls, response: HttpResponse, match: ResolverMatch | None) -> SharedPage:
        """The page of an answer that was drawn."""
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        digest = blake2b(response.content, digest_size=16).hexdigest()
        # Weak: the same page may go out compressed otherwise.
        headers["ETag"] = f'W/"{digest}"'
        renewed = {name: headers[name] for name in RENEWED}
        headers["Content-Encoding"] = "gzip"
        return cls(gzip.compress(response.content, mtime=0), headers, renewed, match)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page, or no more than that the browser has it."""
        request.resolver_match = self.match
        if self.headers["ETag"] in request.META.get("HTTP_IF_NONE_MATCH", ""):
            return HttpResponseNotModified(headers=self.renewed)
        return HttpResponse(self.zipped, headers=self.headers)


kept: Kept[SharedPage] = Kept(MOST_BYTES, SECONDS)


class SharedPagesMiddleware:
    """Answers with a page that is kept, or keeps the one that is drawn."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_like_all(request):
            return self.get_response(request)
        found = ARTICLE.fullmatch(request.path_info, 1)
        zips = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        if found is None or not zips or request.META.get("QUERY_STRING"):
            return self.drawn(request)
        slug, key = found["slug"], key_of(request)
        now = state.of_article(slug)
        if now is None:
            return self.get_response(request)
        page = kept.get(key, now)
        return page.answer(request) if page else self.kept_or_drawn(request, slug, key)

    def kept_or_drawn(self, request: HttpRequest, slug: str, key: Hashable) -> HttpResponse:
        """The same where it has to be drawn, unless another thread is just about it."""
        with kept.lock(key):
            now = state.of_article(slug)
            page = kept.get(key, now)
            if page is None:
                request.META["HTTP_ACCEPT_ENCODING"] = "identity"
                response = self.drawn(request)
                # What was committed while it was drawn may be on it, or on a part of it.
                if not is_for_all(response) or now != state.of_article(slug):
                    return response
                page = SharedPage.of(response, request.resolver_match)
                kept.put(key, now, page, len(page.zipped))
        return page.answer(request)

    def drawn(self, request: HttpRequest) -> HttpResponse:
        """The answer as it is drawn now, with what proxies are told of it."""
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.view_name in READ_BY_ALL and is_for_all(response):
            response.headers.setdefault("Cache-Control", FOR_ALL)
            patch_vary_headers(response, DIFFERS_BY)
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


def key_of(request: HttpRequest) -> Hashable:
    """What else a page differs by, that is the same for all: where it was asked for, and in which
    language.
    """
    told = request.META
    language = language_of(
        told.get("HTTP_ACCEPT_LANGUAGE", ""),
        request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "") if "HTTP_COOKIE" in told else "",
    )
    return request.scheme, told.get("HTTP_HOST", ""), request.path_info, language


@lru_cache(maxsize=1_000)
def language_of(accepted: str, chosen: str) -> str:
    """The language of a page for a browser that accepts some, or in which one was chosen."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT_LANGUAGE"] = accepted
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = chosen
    return get_language_from_request(request)
