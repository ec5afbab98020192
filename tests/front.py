"""How do tests ask the site as a server asks it, with what stands before Django?"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.test import Client

from annotator.shared.front import Front

HEADERS = {"Accept-Encoding": "gzip", "Accept-Language": "en"}


class Browser(Client):
    """Django's own client, whose questions go through the front; it takes compressed pages."""

    def __init__(self, *, headers: Mapping[str, str] = {}, **options: Any) -> None:
        super().__init__(headers={**HEADERS, **headers}, **options)
        self.handler: Any = behind_the_front(self.handler)


def behind_the_front(handler: Callable[[dict[str, Any]], Any]) -> Callable[[dict[str, Any]], Any]:
    """What answers as `handler` does, but for what the front answers."""

    def django(environ: dict[str, Any], start_response: Any) -> Any:
        response = handler(environ)
        # Django's client has closed it, and would not have the database closed.
        response.close = bool
        cookies = [("Set-Cookie", one.output(header="")) for one in response.cookies.values()]
        start_response(
            f"{response.status_code} {response.reason_phrase}", [*response.items(), *cookies]
        )
        return response

    def ask(environ: dict[str, Any]) -> Any:
        told: list[Any] = []
        answer = Front(django)(environ, lambda *said: told.extend(said))  # type: ignore[arg-type]
        if isinstance(answer, HttpResponse):
            return answer
        response: Any = HttpResponse(
            b"".join(answer), status=int(told[0].split()[0]), headers=dict(told[1])
        )
        response.wsgi_request = WSGIRequest(environ)
        return response

    return ask


def page(answer: Any) -> str:
    """The words of an answer."""
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(answer.content) if packed else answer.content).decode()
