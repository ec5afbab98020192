"""How many tags a second, beside a bare Django view that stores one row in the same database?

Eight clients with connections kept open press the buttons of an article of 5,000 words and 500
passages, by turns against our site and against `bare_insert`, both served by `manage.py serve` with
its two workers; both are sent the very same headers. `DATABASE_URL` says on which database:

    PYTHON_HERE=.venv/bin/python .ci/postgresql make bench ARGS=tags
"""

from __future__ import annotations

import json
import os
import re
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import count, cycle
from pathlib import Path
from typing import Any

from django.middleware.csrf import CSRF_SECRET_LENGTH

from tests.benchmarks.clients import Line, Run, at_once, post
from tests.live import LiveSite, start

CLIENTS, ROUNDS, SECONDS = 8, 15, 1.5
PASSAGES = 500
# Of `bare_insert`, which stores no second tag of a reader on a passage.
BARE_READERS = 4
READERS = CLIENTS * (ROUNDS + 1) * 2 * 2 * BARE_READERS
LABELS = ("fact", "opinion", "sarcasm")
GOOD = (200, 204)
READER, CSRF = "reader", "csrftoken"
ANONYMOUS, SIGNED_IN = "without an account", "signed in"
BARE = "tests.benchmarks.bare_insert.settings"
# Counted as on any site, but refused to nobody.
GENEROUS = "1000000/m"
MAKE_ARTICLES = f"""
import json
from django.test import Client
from annotator.models import Reader
from tests.crowds import make_long_article, mark
from tests.factories import make_user
article, bare = make_long_article(), make_long_article("Bare")
for one in (article, bare):
    mark(one, passages={PASSAGES}, readers=1_000)
sessions = []
for number in range({CLIENTS}):
    browser = Client()
    browser.force_login(make_user(f"reader-{{number}}"))
    sessions.append(browser.cookies["sessionid"].value)
readers = Reader.objects.bulk_create(Reader() for _ in range({READERS}))
print(json.dumps({{
    "slug": article.slug,
    "passages": list(article.passages.values_list("pk", flat=True)),
    "bare": list(bare.passages.values_list("pk", flat=True)),
    "readers": [one.pk for one in readers],
    "sessions": sessions,
}}))
"""
FORGET_BARE = """
from annotator.models import Article, Tag
bare = Article.objects.get(title="Bare")
Tag.objects.filter(passage__article=bare).delete()
bare.passages.update(fact=0, opinion=0, sarcasm=0)
"""


class Reading:
    """The article open in a browser: what its presses send.

    `first` is a passage of it to be pressed before all others.
    """

    def __init__(self, site: LiveSite, article: str, session: str = "", first: int = 0) -> None:
        self.site = site
        self.path = f"/articles/{article}/"
        self.cookies = {"sessionid": session} if session else {}
        self.token = ""
        page = self.ask(
            f"GET {self.path} HTTP/1.1\r\nHost: {site.url.removeprefix('http://')}\r\n"
            f"Cookie: {self.headers['Cookie']}\r\n\r\n".encode()
        )
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        self.token = found[1] if found else ""
        if first and not session and READER not in self.cookies:
            # Whoever is nobody becomes a reader by the first press.
            self.ask(next(self.tags([first], 0)))

    def ask(self, request: bytes) -> str:
        """What the site answers, whose cookies are kept."""
        line = Line(self.site.url)
        answer = line.ask(request)[1].decode(errors="replace")
        line.close()
        head = answer.partition("\r\n\r\n")[0]
        self.cookies |= dict(re.findall(r"(?im)^set-cookie: ([^=]+)=([^;]*)", head))
        return answer

    @property
    def headers(self) -> dict[str, str]:
        """What a browser says with each press."""
        return {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Referer": f"{self.site.url}{self.path}",
            "HX-Request": "true",
            "HX-Current-URL": f"{self.site.url}{self.path}",
        }

    def press(self, url: str, path: str, **fields: object) -> bytes:
        """What a press sends to `path` of the site at `url`."""
        form = {"csrfmiddlewaretoken": self.token, "next": self.path, **fields}
        return post(url, path, self.headers, form)

    def tags(self, passages: list[int], first: int) -> Iterator[bytes]:
        """Presses on one passage after the other, beginning at place `first`."""
        for number in count(first):
            passage = passages[number % len(passages)]
            # When all have one, others than before.
            label = LABELS[(number % len(passages) + number // len(passages)) % 3]
            yield self.press(self.site.url, f"/passages/{passage}/tag/", label=label)

    def inserts(self, url: str, passages: list[int], readers: list[int]) -> Iterator[bytes]:
        """The same for `bare`, which takes no form without a token, of whomever."""
        if CSRF not in self.cookies:
            self.cookies[CSRF] = self.token = "a" * CSRF_SECRET_LENGTH
        for reader in readers:
            for passage, label in zip(passages, cycle(LABELS), strict=False):
                yield self.press(url, "/insert/", passage=passage, reader=reader, label=label)


def rounds(
    site: LiveSite,
    bares: Sequence[LiveSite],
    made: dict[str, Any],
    readers: Iterator[int],
    who: str,
) -> list[list[Run]]:
    """Runs of ours and of each of `bares`, by turns; a browser without an account is a new one
    each time.
    """
    sessions = made["sessions"] if who == SIGNED_IN else [""] * CLIENTS
    turns = []
    for number in range(ROUNDS + 1):
        first = made["passages"][0]
        pages = [Reading(site, made["slug"], session, first) for session in sessions]
        presses = [
            page.tags(made["passages"], number * 173 + client * 61)
            for client, page in enumerate(pages)
        ]
        runs = [at_once(site.url, presses, seconds=SECONDS, workers=site.workers)]
        for bare in bares:
            inserts = [
                page.inserts(bare.url, made["bare"], [next(readers) for _ in range(BARE_READERS)])
                for page in pages
            ]
            runs.append(at_once(bare.url, inserts, seconds=SECONDS, workers=bare.workers))
        turns.append(runs)
    # The first warms up.
    return turns[1:]


def tell(who: str, turns: list[list[Run]]) -> None:
    """Prints the medians of a row: ours, then each of the bare ones with the ratio to it."""
    ours, *theirs = zip(*turns, strict=True)
    print(f"{who:<20}{rate(ours)}", end="")
    for bare in theirs:
        ratio = statistics.median(a.rate / b.rate for a, b in zip(ours, bare, strict=True))
        of_time = statistics.median(b.each / a.each for a, b in zip(ours, bare, strict=True))
        print(f"{rate(bare)} {ratio:6.0%} {of_time:6.0%}", end="")
    wrong = sum((one.statuses for runs in turns for one in runs), Counter())
    print(f"   errors: {sum(n for status, n in wrong.items() if status not in GOOD)}")


def rate(runs: Sequence[Run]) -> str:
    """How many a second, and milliseconds of the processor for each."""
    each = statistics.median(one.each for one in runs)
    return f" {statistics.median(one.rate for one in runs):8.0f} {each:6.2f}"


def run() -> None:
    """Prints the throughput of each, the ratios, and whether the tallies are exact afterwards."""
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = start(directory, samples=False, RATE_TAGS=GENEROUS)
        stack.callback(site.stop)
        made = json.loads(site.manage("shell", "--no-imports", "--command", MAKE_ARTICLES))
        bares = []
        for middleware in ("default", "none"):
            bares.append(
                start(
                    directory,
                    samples=False,
                    DJANGO_SETTINGS_MODULE=BARE,
                    BARE_MIDDLEWARE=middleware,
                )
            )
            stack.callback(bares[-1].stop)
        print(
            f"\nTags and bare inserts, a second, and milliseconds of the processor for each:"
            f" {site.environment['DATABASE_URL'].partition(':')[0]}, {CLIENTS} clients,"
            f" {PASSAGES} passages, {ROUNDS} rounds of {SECONDS} s"
        )
        print(" " * 20 + "    a tag     ms     bare     ms  ratio  of ms", end="")
        print("  without middleware   ratio  of ms")
        readers = iter(made["readers"])
        for who in (ANONYMOUS, SIGNED_IN):
            tell(who, rounds(site, bares, made, readers, who))
        site.manage("shell", "--no-imports", "--command", FORGET_BARE)
        print(f"{site.manage('recount').strip()} (load {os.getloadavg()[0]:.1f})")
