"""What does a page cost while it is only open? Its question whether anything changed, over HTTP.

Beside it, the page itself from the same server, the two in turn on one connection; and a question
that is answered with what changed.
"""

from __future__ import annotations

import http.client
import re
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from tests.live import start

PASSAGES, TIMES = 500, 60
READ_ARTICLE = f"""
from tests.crowds import make_long_article, mark
article = make_long_article()
mark(article, passages={PASSAGES}, readers=100)
print(article.get_absolute_url())
"""


class Line:
    """One connection to the site, kept open as a browser keeps it."""

    def __init__(self, url: str) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        self.cookie = ""

    def get(self, path: str, headers: Mapping[str, str] = {}) -> tuple[int, bytes, float]:
        """The status and body of an answer, and how many milliseconds it took."""
        begun = time.perf_counter()
        self.connection.request("GET", path, headers={"Cookie": self.cookie, **headers})
        answer = self.connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - begun) * 1e3
        if found := answer.getheader("Set-Cookie"):
            self.cookie = found.split(";")[0]
        return answer.status, body, took


def run() -> None:
    """Prints the medians and 95th percentiles, bytes, and the ratio of the page to the question."""
    with tempfile.TemporaryDirectory() as name:
        site = start(Path(name), samples=False)
        try:
            url = site.manage("shell", "--no-imports", "--command", READ_ARTICLE).strip()
            line = Line(site.url)
            page = line.get(url)[1].decode()
            found = re.search(r'<live-article [^>]*data-version="([^"]+)"', page)
            same = {"If-None-Match": f'"{found[1] if found else ""}"'}
            rows: dict[str, list[float]] = {"nothing new": [], "which blocks": [], "the page": []}
            sizes, codes = {}, {}
            for _ in range(TIMES + 1):
                for name, path, headers in (
                    ("nothing new", f"{url}news/", same),
                    ("which blocks", f"{url}news/", {}),
                    ("the page", url, {}),
                ):
                    codes[name], body, took = line.get(path, headers)
                    sizes[name] = len(body)
                    rows[name].append(took)
        finally:
            site.stop()
    print(f"\nAn open page with {PASSAGES} passages: the question, and the page it spares")
    print("               status     bytes   median ms   95th percentile")
    for name, row in rows.items():
        # The first does not count.
        median, last = statistics.median(row[1:]), statistics.quantiles(row[1:], n=20)[-1]
        print(f"{name:<14} {codes[name]:6} {sizes[name]:9,} {median:11.2f} {last:17.2f}")
    ratio = statistics.median(rows["the page"][1:]) / statistics.median(rows["nothing new"][1:])
    print(f"The page costs {ratio:.0f} times the question that is answered with nothing.")
