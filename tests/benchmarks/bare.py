"""What could the machine do at best? Django with one view and nothing around it, on our server.

`python -m tests.benchmarks.bare PORT FILE` answers every path with the bytes of `FILE`, compressed
already, and a browser that has them with a bare 304. The server is set up as `serve` sets it up.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from django.views.decorators.http import condition
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from annotator.management.commands.serve import THREADS

FILE = "BARE_FILE"
ETAG = '"the-same"'
WORKERS = 2


@condition(etag_func=lambda _request: ETAG)
def same(_request: HttpRequest) -> HttpResponse:
    """The bytes."""
    return HttpResponse(page, headers={"Content-Encoding": "gzip"})


urlpatterns = [re_path("", same)]
page = Path(os.environ[FILE]).read_bytes() if FILE in os.environ else b""


def application() -> WSGIHandler:
    """Django without middleware, applications or database."""
    settings.configure(
        ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bare", MIDDLEWARE=[]
    )
    return get_wsgi_application()


if __name__ == "__main__":
    os.environ[FILE] = sys.argv[2]
    Server(
        f"{__spec__.name}:application",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        factory=True,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()
