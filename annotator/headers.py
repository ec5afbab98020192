"""What else is a browser told with every answer? What none of our pages needs it may not do.

The content security policy is django-csp's, and `SecurityMiddleware` has the rest. This also covers
static files, which are answered before most of the middleware.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
# A file that is opened by itself, a picture that can hold a script, may do nothing at all.
OF_FILES = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}


class HeadersMiddleware:
    """Adds the headers to every answer that does not say otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in (HEADERS | OF_FILES).items():
            response.headers.setdefault(name, value)
        return response
