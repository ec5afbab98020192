"""What else is a browser told with every answer? What none of our pages needs it may not do.

`SecurityMiddleware` has the rest. This also covers static files, which are answered before most of
the middleware.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# Powerful features of browsers; no page of ours uses any, nor may what somebody brings in.
UNUSED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    # No page of another site may show or load what is here.
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Bytes that four packets have room for; ten are sent before anybody has to answer.
FOUR_PACKETS = 5_600
OF_DJANGO = (HTTPStatus.NOT_FOUND, HTTPStatus.INTERNAL_SERVER_ERROR)
# A file that is opened by itself, a picture that can hold a script, may do nothing at all.
OF_FILES = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
EVERYWHERE = HEADERS | OF_FILES


class HeadersMiddleware:
    """Adds the headers to every answer that does not say otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in EVERYWHERE.items():
            response.headers.setdefault(name, value)
        return response


class PolicyMiddleware:
    """Adds the content security policy of the settings to every page that has none of its own.

    It is django-csp's, whose own middleware puts it together for each page anew: ours has no
    number that is used once, and is the same for all. Django's pages for whoever mends the site
    need more than it allows.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not (settings.DEBUG and response.status_code in OF_DJANGO):
            response.headers.setdefault("Content-Security-Policy", self.policy)
        return response


class CompressionMiddleware(GZipMiddleware):
    """Compresses pages, with noise against BREACH; static files are compressed already.

    What goes into a few packets as it is, which are sent at once, hardly arrives sooner if smaller.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if isinstance(response, HttpResponse) and len(response.content) < FOUR_PACKETS:
            return response
        return super().process_response(request, response)
