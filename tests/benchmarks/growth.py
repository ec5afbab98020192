"""How does everything grow: with passages, tags, articles and clients? A table, and a plot of it.

Every figure is a ratio to a bare thing in the same run: a view that answers with the same bytes,
one that stores one row in the same table, csv, and Python-Markdown. What one process does is
measured by `grown`; here are clients that ask at once. `WRITE=1 make bench ARGS=growth` writes
`docs/growth.md` and `docs/growth.svg`.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, repeat
from pathlib import Path
from urllib.parse import urlsplit

from tests.benchmarks import plot
from tests.benchmarks.clients import Line, at_once
from tests.benchmarks.libraries import ENVIRONMENT, database, vendor
from tests.benchmarks.tags import BARE, GENEROUS, MAKE_ARTICLES, Reading
from tests.live import ROOT, LiveSite, start

CLIENTS = (1, 2, 4, 8)
ROUNDS, SECONDS = 3, 1.5
DOCS = ROOT / "docs"
BESIDE = {
    "Reading": "a view with the same bytes",
    "Drawing": "a view with the same bytes",
    "Tagging": "a view that stores a row",
    "Exporting": "csv with the same rows",
    "Importing": "Python-Markdown",
}


@dataclass(frozen=True, slots=True)
class Point:
    """How much of `what` there was, what it took in milliseconds, and the bare thing beside it."""

    what: str
    by: str
    size: int
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def alone() -> Iterator[Point]:
    """The points that one process measures, in a new library of its own."""
    with tempfile.TemporaryDirectory() as name, database("growing", name) as url:
        off = {"RATE_TAGS": "off", "STATIC_ROOT": f"{name}/static", "VAR_DIR": name}
        environment = {**os.environ, **ENVIRONMENT, **off, "DATABASE_URL": url}
        manage = [sys.executable, "manage.py"]
        for command in (["collectstatic", "--noinput"], ["migrate"]):
            subprocess.run(
                [*manage, *command, "--verbosity=0"], cwd=ROOT, env=environment, check=True
            )
        grow = "from tests.benchmarks.grown import main; main()"
        with subprocess.Popen(
            [*manage, "shell", "--no-imports", "--command", grow],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout
            for line in process.stdout:
                _point, what, by, size, ours, bare = line.split("|")
                yield Point(what, by, int(size), float(ours), float(bare))
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, grow)


def together() -> Iterator[Point]:
    """The points of several clients at once, each with a connection that it keeps."""
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = start(directory, samples=False, RATE_TAGS=GENEROUS)
        stack.callback(site.stop)
        made = json.loads(site.manage("shell", "--no-imports", "--command", MAKE_ARTICLES))
        page = directory / "page"
        bare = start(directory, samples=False, DJANGO_SETTINGS_MODULE=BARE, BARE_PAGE=str(page))
        stack.callback(bare.stop)
        readers = iter(made["readers"])
        for clients in CLIENTS:
            yield read_by(clients, site, bare, made["slug"], page)
            browsers = [Reading(site, made["slug"]) for _ in range(clients)]
            rates = []
            for turn in range(ROUNDS):
                presses = [
                    one.tags(made["passages"], turn * 173 + number * 61)
                    for number, one in enumerate(browsers)
                ]
                inserts = [
                    one.inserts(bare.url, made["bare"], [next(readers) for _ in range(4)])
                    for one in browsers
                ]
                rates.append(
                    (
                        at_once(site.url, presses, seconds=SECONDS, workers=()).rate,
                        at_once(bare.url, inserts, seconds=SECONDS, workers=()).rate,
                    )
                )
            yield of_rates("Tagging", clients, rates)


def read_by(clients: int, site: LiveSite, bare: LiveSite, slug: str, page: Path) -> Point:
    """What the reading page takes so many who ask for it at once."""
    asks = [get(site.url, f"/articles/{slug}/"), get(bare.url, "/page/")]
    line = Line(site.url)
    page.write_bytes(line.ask(asks[0])[1].partition(b"\r\n\r\n")[2])
    line.close()
    rates = []
    for _ in range(ROUNDS):
        one, other = (
            at_once(url, [repeat(ask)] * clients, seconds=SECONDS, workers=()).rate
            for url, ask in zip((site.url, bare.url), asks, strict=True)
        )
        rates.append((one, other))
    return of_rates("Reading", clients, rates)


def get(url: str, path: str) -> bytes:
    """A request as a browser without an account sends it."""
    return (
        f"GET {path} HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\nAccept: text/html\r\n"
        "Accept-Language: en\r\nAccept-Encoding: gzip\r\n\r\n"
    ).encode()


def of_rates(what: str, clients: int, rates: Sequence[tuple[float, float]]) -> Point:
    """The best of some rounds, as milliseconds from one answer to the next."""
    ours, bare = (max(one) for one in zip(*rates, strict=True))
    return Point(what, "clients", clients, 1e3 / ours, 1e3 / bare)


def machine() -> str:
    """What it was measured on, and when."""
    system = platform.freedesktop_os_release()
    version = Path("/etc/debian_version")
    name = system.get("NAME", "Linux").split()[0]
    number = version.read_text().strip() if version.exists() else system.get("VERSION_ID", "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{datetime.now(UTC):%-d %B %Y}, {vendor()}, {os.cpu_count()} cores, {memory:.0f} GB, "
        f"{name} {number.split('.')[0]}, CPython {platform.python_version()}"
    )


def table(points: Sequence[Point]) -> str:
    """A Markdown table: a row for each point."""
    rows = ["| | with | | ms | bare, ms | ratio |", "|---|---|--:|--:|--:|--:|"]
    rows += [
        f"| {one.what} | {one.by} | {one.size:,} | {one.ours:,.2f} | {one.bare:,.2f} |"
        f" {one.ratio:,.1f} |"
        for one in points
    ]
    return "\n".join(rows)


def run() -> None:
    """Prints each point; writes the table and the plot where WRITE is set."""
    order = list(BESIDE)
    columns = ["passages", "tags", "articles", "clients"]
    print(f"\nHow everything grows: {machine()}; milliseconds, of a bare thing, and the ratio")
    found = []
    for one in chain(alone(), together()):
        print(
            f"{one.what:<10}{one.by:<9}{one.size:>10,}"
            f"{one.ours:12,.2f}{one.bare:12,.2f}{one.ratio:9,.1f}",
            flush=True,
        )
        found.append(one)
    found.sort(key=lambda one: (order.index(one.what), columns.index(one.by), one.size))
    print(f"(load {os.getloadavg()[0]:.1f})")
    if os.environ.get("WRITE"):
        write(found)


def write(points: Sequence[Point]) -> None:
    """The two files in `docs`."""
    beside = "; ".join(f"{what.lower()}, {bare}" for what, bare in BESIDE.items())
    (DOCS / "growth.md").write_text(
        f"# How everything grows\n\n![What each costs beside a bare thing](growth.svg)\n\n"
        f"Measured on {machine()}, by `WRITE=1 make bench ARGS=growth`. Each figure is the quickest"
        f" of several, by turns with a bare thing in the same run: {beside}. What does not grow is"
        " an article of 5,000 words with 500 passages and 1,000 tags. With passages an import"
        " grows itself: each is a quote. With clients it is the time from one answer to the"
        " next.\n\n"
        f"{table(points)}\n"
    )
    series = {
        (what, by): [(one.size, one.ratio) for one in points if (one.what, one.by) == (what, by)]
        for what in BESIDE
        for by in ("passages", "tags", "articles", "clients")
    }
    (DOCS / "growth.svg").write_text(plot.drawn(series, BESIDE, machine()))
