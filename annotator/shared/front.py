"""What answers before Django does? Pages of articles that were drawn before, while they are true.

This stands around the whole application as WSGI has it. Who asks for the page of an article gets
the answer that they, or all who bring no cookie, were given before, as long as nothing has changed
that is on it (`state`, `bearers`), and for a minute at most, since it tells how long ago things
were. Open pages ask every few seconds whether there is news: the answer is the same for all.
Whatever else is asked goes to Django, and so does all that is out of the ordinary.
"""

from __future__ import annotations

import gzip
import re
import sqlite3
import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.http import HttpRequest
from django.utils.translation import get_language_from_request

from annotator.access import NOBODY
from annotator.observability import metrics, request_log
from annotator.shared import bearers, commits, state
from annotator.shared.bearers import Bearer
from annotator.shared.kept import Kept

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Headers = list[tuple[str, str]]
Answer = Iterable[bytes]

MOST_BYTES = 32 * 1024 * 1024
SECONDS = 60
ADDRESS = re.compile(r"/articles/(?P<slug>[-\w]+)/(?P<news>news/)?", re.ASCII)
# The server tells how long an answer is.
OF_ONE_ANSWER = frozenset({"Content-Length", "Set-Cookie", request_log.HEADER})
# What a browser is told again that has the page.
RENEWED = frozenset({"Cache-Control", "ETag", "Vary"})


class Asked(NamedTuple):
    """Which page, and all that it differs by beside its state."""

    slug: str
    view: str
    scheme: str
    host: str
    language: str
    bearer: Bearer

    @classmethod
    def of(cls, environ: WSGIEnvironment) -> Asked | None:
        """What a request asks for; None where it is nothing that is kept."""
        found = ADDRESS.fullmatch(environ["PATH_INFO"])
        if (
            found is None
            or environ["REQUEST_METHOD"] != "GET"
            or environ.get("QUERY_STRING")
            or "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", "")
        ):
            return None
        bearer = bearers.bearer_of(environ.get("HTTP_COOKIE", ""))
        if bearer is None:
            return None
        accepted = environ.get("HTTP_ACCEPT_LANGUAGE", "")
        return cls(
            found["slug"],
            "news.versions" if found["news"] else "articles.detail",
            scheme_of(environ),
            environ.get("HTTP_HOST", ""),
            language_of(accepted, bearer.language),
            bearers.ANYBODY if found["news"] else bearer,
        )

    def state(self) -> Hashable:
        """In which state is what the page shows? None where there is no such article."""
        return commits.remembered((self.slug, self.bearer), self.state_now)

    def state_now(self) -> Hashable:
        """The same from the database."""
        sees = state.EDITOR if self.bearer.session else NOBODY
        was_open = connection.connection is not None
        try:
            article = state.of_article(self.slug, sees)
            return article and (article, bearers.state_of(self.bearer, article.article.pk))
        finally:
            # Back to the pool, as Django does it at the end of a request, which this is not.
            if not was_open:
                close_old_connections()


@dataclass(frozen=True, slots=True)
class KeptPage:
    """An answer as it goes out."""

    body: bytes
    etag: str
    headers: Headers
    renewed: Headers

    @classmethod
    def of(cls, status: str, headers: Headers, body: Answer, bearer: Bearer) -> KeptPage | None:
        """What Django answered; None where that is for once, or not put together of what is kept.

        `annotator.shared.articles` gives those pages a tag whose state says all that is on them.
        That a browser is given again the cookie that its forms are known by, with a year more, is
        left out: it is given when a page is drawn.
        """
        told = dict(headers)
        given = f"{settings.CSRF_COOKIE_NAME}={bearer.token};"
        cookies = [value for name, value in headers if name == "Set-Cookie"]
        if not status.startswith("200 ") or "ETag" not in told:
            return None
        if any(not bearer.token or given not in cookie for cookie in cookies):
            return None
        again = [one for one in headers if one[0] not in OF_ONE_ANSWER]
        renewed = [one for one in again if one[0] in RENEWED]
        # Compared weakly (RFC 9110, 8.8.3.2): compression makes a strong tag weak.
        etag = told["ETag"].removeprefix("W/")
        return cls(b"".join(body), etag, again, renewed)

    def compressed_whole(self) -> KeptPage:
        """The same, a quarter smaller than if parts of it stood ready: worth it for many."""
        body = gzip.compress(gzip.decompress(self.body), mtime=0)
        return replace(self, body=body)

    def answer(self, had: str, number: str, start_response: StartResponse) -> Answer:
        """The page, or no more than that a browser has it that `had` those with these tags."""
        if self.etag in had:
            start_response("304 Not Modified", [*self.renewed, (request_log.HEADER, number)])
            return []
        start_response("200 OK", [*self.headers, (request_log.HEADER, number)])
        return [self.body]


kept: Kept[KeptPage] = Kept(MOST_BYTES, SECONDS)


class Front:
    """An application that answers with a page that is kept, or has `application` draw it."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Answer:
        began = time.perf_counter()
        asked = Asked.of(environ)
        now = asked and found(asked)
        if asked is None or now is None:
            return self.application(environ, start_response)
        page = kept.get(asked, now)
        if page is None:
            return self.drawn(asked, now, environ, start_response)
        number, had = request_log.number_of(environ), environ.get("HTTP_IF_NONE_MATCH", "")
        answer = page.answer(had, number, start_response)
        tell(number, asked.view, HTTPStatus.OK if answer else HTTPStatus.NOT_MODIFIED, began)
        return answer

    def drawn(
        self, asked: Asked, now: Hashable, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Answer:
        """The page as Django draws it, which is kept if it may be and nothing changed meanwhile."""
        had = environ.pop("HTTP_IF_NONE_MATCH", "")
        told: list[Any] = []

        def started(*said: Any) -> Callable[[bytes], object]:
            told[:] = said
            return written.append

        written: list[bytes] = []
        response: Any = self.application(environ, started)
        status, headers = told[:2]
        page = KeptPage.of(status, headers, response, asked.bearer)
        if page is None:
            start_response(*told)
            return cast(Answer, response)
        if found(asked) == now:
            if asked.bearer.is_anybody and asked.view == "articles.detail":
                page = page.compressed_whole()
            kept.put(asked, now, page, len(page.body))
        if page.etag not in had:
            start_response(*told)
            return cast(Answer, response)
        response.close()
        return page.answer(had, dict(headers)[request_log.HEADER], start_response)


def found(asked: Asked) -> Hashable:
    """The state of what is `asked` for; None where the database does not tell: Django says so."""
    try:
        return asked.state()
    except (Error, sqlite3.Error):
        return None


def tell(number: str, view: str, status: HTTPStatus, began: float) -> None:
    """Logs and counts a request with this number that was answered here."""
    seconds = time.perf_counter() - began
    token = request_log.number.set(number)
    request_log.tell("GET", view, status.value, seconds)
    request_log.number.reset(token)
    if settings.METRICS_TOKEN:
        metrics.count(view, status.value, seconds)


def scheme_of(environ: WSGIEnvironment) -> str:
    """How the site was asked, also by the word of a proxy, if that is to be trusted."""
    header, _secure = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    return f"{environ['wsgi.url_scheme']} {environ.get(header, '')}"


@lru_cache(maxsize=1_000)
def language_of(accepted: str, chosen: str) -> str:
    """The language of a page for a browser that accepts some, or in which one was chosen."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT_LANGUAGE"] = accepted
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = chosen
    return get_language_from_request(request)
