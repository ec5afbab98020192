"""At which address is the site? As it was asked for, or as far as the settings tell.

Without a slash at the end, as “https://example.org”: the paths of `reverse` begin with one.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

LOCAL = ("127.0.0.1", "localhost", "[::1]")


def of(request: HttpRequest) -> str:
    """The address at which `request` found the site."""
    return f"{request.scheme}://{request.get_host()}"


def likely() -> str:
    """The address where nobody asks for a page: the first name that the site answers to."""
    hosts = [host for host in settings.ALLOWED_HOSTS if not host.startswith(("*", "."))]
    host = hosts[0] if hosts else LOCAL[0]
    if host in LOCAL:
        host = f"{host}:8000"
    return f"{'https' if settings.HTTPS else 'http'}://{host}"
