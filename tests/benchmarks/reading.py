"""How many readers does a page serve, beside Django with nothing to do? Measured with wrk.

Eight connections ask the site, and a bare view that answers with the same bytes on the same server
(`bare`), in many short turns, so that both meet the machine's good and bad minutes.
"""

from __future__ import annotations

import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.benchmarks.bare import ETAG
from tests.live import free_port, start

PASSAGES, TAGS, CLIENTS, SECONDS, TURNS = 500, 100_000, 8, 1, 11
# More than there is room for to keep the pages of.
ACCOUNTS = 2_500
LIBRARY = f"""
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from annotator.actions import tags
from annotator.actions.readers import of_account
from annotator.models import Label, User
from tests.crowds import make_long_article, mark
from tests.factories import make_user
article = make_long_article()
mark(article, passages={PASSAGES}, readers={TAGS} // 10)
def cookie(user):
    browser = Client()
    browser.force_login(user)
    # As it comes for its second page: the first brought what its forms are known by.
    request = RequestFactory().get("/")
    get_token(request)
    browser.cookies["csrftoken"] = request.META["CSRF_COOKIE"]
    return ";".join(f"{{one.key}}={{one.value}}" for one in browser.cookies.values())
reader = make_user("reader")
tagger = make_user("tagger")
for passage in article.passages.all()[::50]:
    tags.put(passage=passage, reader=of_account(tagger), label=Label.FACT)
others = User.objects.bulk_create(
    User(username=f"reader-{{number}}", password="!") for number in range({ACCOUNTS})
)
print(article.get_absolute_url(), *map(cookie, [reader, tagger, *others]))
"""
# Has wrk ask with the cookies of one after another.
IN_TURN = """
local cookies, turn = {{ {} }}, 0
request = function()
    turn = turn % #cookies + 1
    wrk.headers["Cookie"] = cookies[turn]
    return wrk.format("GET")
end
"""
# An address, headers, and perhaps a script.
Asks = tuple[str, Mapping[str, str]] | tuple[str, Mapping[str, str], str]
ENCODED = {"Accept-Encoding": "gzip", "Accept-Language": "en"}


def wrk(url: str, headers: Mapping[str, str], *script: str) -> float:
    """Requests a second. Raises AssertionError where an answer is an error."""
    sent = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    sent += [part for path in script for part in ("-s", path)]
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
            path, reader, tagger, *others = made.split()
            measure(site.url + path, reader, tagger)
            measure_first_pages(site.url + path, others)
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
        # What is kept for whoever comes after the first may be compressed better.
        fetch(url, asks)
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
    news, _page = fetch(f"{url}news/", ENCODED)
    with bare(b"") as same:
        compare(
            "an open page asks for news",
            wanted=0.9,
            ours=(f"{url}news/", {**ENCODED, "If-None-Match": news.headers["ETag"]}),
            bare=(same, {**ENCODED, "If-None-Match": ETAG}),
        )


def measure_first_pages(url: str, cookies: Sequence[str]) -> None:
    """The same for many accounts, each of which asks once in a while and is put a page together."""
    _answer, page = fetch(url, {**ENCODED, "Cookie": cookies[0]})
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script, bare(page) as same:
        script.write(IN_TURN.format(", ".join(f'"{one}"' for one in cookies)))
        script.flush()
        what = f"{len(cookies):,} accounts in turn"
        compare(what, ours=(url, ENCODED, script.name), bare=(same, ENCODED))


def compare(what: str, *, wanted: float = 0.0, ours: Asks, bare: Asks) -> None:
    """Measures the two in turn, and prints a row with the medians."""
    rows = [(wrk(*ours), wrk(*bare)) for _ in range(TURNS)]
    share = statistics.median(one / other for one, other in rows)
    told = [statistics.median(column) for column in zip(*rows, strict=True)]
    aim = f"   (at least {wanted:.0%})" if wanted else ""
    print(f"{what:<38} {told[0]:9,.0f} {told[1]:9,.0f} {share:7.0%}{aim}", flush=True)
