"""How many readers does a page serve, beside Django with nothing to do? Measured with wrk.

Eight connections ask the site, and a bare view that answers with the same bytes on the same server
(`bare`), in turns of some seconds each, so that both meet the machine's good and bad minutes.
"""

from __future__ import annotations

import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.benchmarks.bare import ETAG
from tests.live import free_port, start

PASSAGES, TAGS, CLIENTS, SECONDS, TURNS = 500, 100_000, 8, 3, 3
LIBRARY = f"""
from django.test import Client
from annotator.actions import tags
from annotator.actions.readers import of_account
from tests.crowds import make_long_article, mark
from tests.factories import make_user
article = make_long_article()
mark(article, passages={PASSAGES}, readers={TAGS} // 10)
def cookie(user):
    browser = Client(SERVER_NAME="127.0.0.1")
    browser.force_login(user)
    # As it comes for its second page: the first brought what its forms are known by.
    browser.get(article.get_absolute_url())
    return ";".join(f"{{one.key}}={{one.value}}" for one in browser.cookies.values())
reader = make_user("reader")
tagger = make_user("tagger")
for passage in article.passages.all()[::50]:
    tags.put(passage=passage, reader=of_account(tagger), label="fact")
print(article.get_absolute_url(), cookie(reader), cookie(tagger))
"""
ENCODED = {"Accept-Encoding": "gzip", "Accept-Language": "en"}


def wrk(url: str, headers: Mapping[str, str]) -> float:
    """Requests a second. Raises AssertionError where an answer is an error."""
    sent = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    ran = subprocess.run(
        ["wrk", "-t1", "--timeout=30s", f"-c{CLIENTS}", f"-d{SECONDS}s", *sent, url],
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"Requests/sec:\s+([\d.]+)", ran.stdout)
    assert found, ran.stdout
    assert not re.search("Non-2xx|Socket errors", ran.stdout), ran.stdout
    return float(found[1])


def fetch(url: str, headers: Mapping[str, str]) -> tuple[http.client.HTTPResponse, bytes]:
    """An answer and its body, as it came."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.netloc, timeout=60)
    connection.request("GET", address.path, headers=dict(headers))
    answer = connection.getresponse()
    return answer, answer.read()


@contextmanager
def bare(page: bytes) -> Iterator[str]:
    """The bare view with `page`; its address."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(page)
        file.flush()
        port = free_port()
        command = [sys.executable, "-m", "tests.benchmarks.bare", str(port), file.name]
        process = subprocess.Popen(command)
        try:
            url = f"http://127.0.0.1:{port}/"
            for _ in range(100):
                try:
                    fetch(url, {})
                    break
                except OSError:
                    time.sleep(0.1)
            yield url
        finally:
            process.terminate()
            process.wait()


def run() -> None:
    """Prints requests a second and the share of the bare view’s, for each who asks."""
    with tempfile.TemporaryDirectory() as name:
        site = start(Path(name), samples=False, LOG_REQUESTS="0")
        try:
            made = site.manage("shell", "--no-imports", "--command", LIBRARY)
            path, *cookies = made.split()
            measure(site.url + path, *cookies)
        finally:
            site.stop()


def measure(url: str, reader: str, tagger: str) -> None:
    """The same of a site that runs, whose article is at `url`, for who has these cookies too."""
    print(
        "\nThe reading page: requests a second, eight connections, and the share of a bare view’s"
    )
    for who, asks, least in (
        ("a new browser", ENCODED, 0.7),
        ("signed in", {**ENCODED, "Cookie": reader}, 0.5),
        ("signed in, ten own tags", {**ENCODED, "Cookie": tagger}, 0.5),
    ):
        answer, page = fetch(url, asks)
        etag = answer.headers["ETag"]
        with bare(page) as same:
            size = f"{who}, {len(page):,} bytes"
            compare(size, wanted=least, ours=(url, asks), bare=(same, ENCODED))
            if etag:
                compare(
                    f"{who}, unchanged",
                    wanted=0.9,
                    ours=(url, {**asks, "If-None-Match": etag}),
                    bare=(same, {**ENCODED, "If-None-Match": ETAG}),
                )


def compare(
    what: str,
    *,
    wanted: float,
    ours: tuple[str, Mapping[str, str]],
    bare: tuple[str, Mapping[str, str]],
) -> None:
    """Measures the two in turn, and prints a row with the medians."""
    rows = [(wrk(*ours), wrk(*bare)) for _ in range(TURNS)]
    share = statistics.median(one / other for one, other in rows)
    told = [statistics.median(column) for column in zip(*rows, strict=True)]
    print(f"{what:<34} {told[0]:9,.0f} {told[1]:9,.0f} {share:7.0%}   (at least {wanted:.0%})")
