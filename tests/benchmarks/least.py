"""What is the least that Django does for a request? Views with nothing around them, in one process.

`client()` asks them as the site itself is asked there: without middleware, by addresses of their
own. `urls.page` is what the page consists of.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, override_settings
from django.test.client import ClientHandler
from django.urls import path

from annotator.models import Tag

pages: dict[str, bytes] = {}


def page(request: HttpRequest, name: str) -> HttpResponse:
    """The bytes of that name."""
    return HttpResponse(pages[name])


def insert(request: HttpRequest) -> HttpResponse:
    """Stores one row."""
    told = request.POST
    Tag.objects.create(
        passage_id=int(told["passage"]), reader_id=int(told["reader"]), label=told["label"]
    )
    return HttpResponse(status=204)


urlpatterns = [path("insert/", insert), path("<str:name>/", page)]


class Least:
    """Has requests answered by the views of this module."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.urlconf = __name__
        return self.get_response(request)


class LeastHandler(ClientHandler):
    """Django with that and no other middleware."""

    def load_middleware(self, is_async: bool = False) -> None:
        with override_settings(MIDDLEWARE=[f"{__name__}.Least"]):
            super().load_middleware(is_async)


def client() -> Client:
    """Whoever asks them."""
    made = Client(HTTP_HOST="127.0.0.1")
    made.handler = LeastHandler(enforce_csrf_checks=False)
    return made
