"""Sets the page on standard input and writes it to standard output: `… SECONDS BYTES`.

It reads no file and asks no network: whatever the page refers to is refused.
"""

from __future__ import annotations

import logging
import os
import resource
import sys
from typing import NoReturn

from annotator.typeset import MISSING, TOO_MUCH_MEMORY

try:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher
except (ImportError, OSError):
    # OSError: a library of the system.
    sys.exit(MISSING)


class Refusing(URLFetcher):  # type: ignore[misc]  # no types
    """Fetches nothing; a page is set without what it asked for."""

    def fetch(self, url: str, headers: object = None) -> NoReturn:
        """Raises ValueError."""
        raise ValueError(f"nothing is fetched, not {url[:80]} either")


def main(seconds: int, memory: int) -> int:
    """Sets the page within its limits; the exit code says whether it did."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # Rules for screens that it does not know are no news.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    try:
        page = HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=Refusing())
        written = page.write_pdf(pdf_variant="pdf/ua-1")
    except MemoryError:
        return TOO_MUCH_MEMORY
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    # Nothing is cleaned up: libraries were unloaded under a thread of Pango's now and then, which
    # then had no code left to run, and the process was taken for one that had failed.
    os._exit(main(int(sys.argv[1]), int(sys.argv[2])))
