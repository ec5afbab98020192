"""Does a worker need more memory the longer it runs? And how much do the largest things need?

For ten minutes (`MINUTES=2` for fewer) people do all sorts of things on a real site with two
workers (`mixed`), whose own memory is looked at every five seconds. What files and libraries share,
or what the system may take back, is not counted: a database that is mapped, for one.

A worker that has just begun takes more for a while, and that ends (`docs/scaling.md` says what it
keeps, and how much at most). So before the clock starts as many texts are read as it keeps, and by
everybody what is read later; the first minutes do not count for the slope. `peaks` has the second
question.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import peaks
from tests.benchmarks.libraries import vendor
from tests.benchmarks.mixed import Browser, Load, people
from tests.live import LiveSite, start

MINUTES = float(os.environ.get("MINUTES", "10"))
WARMING, EACH = min(60.0, MINUTES * 20), 5.0
RATE = 60
ARTICLES, PASSAGES = 30, 40
# As many texts more as a worker keeps at most: each that is brought in then takes another's place.
READ_ONCE = 480
LIBRARY = f"""
import json
from django.test import Client
from tests.benchmarks.prose import paragraphs
from tests.crowds import make_long_article, mark
from tests.factories import make_article, make_editor, make_user
articles = [make_long_article()]
mark(articles[0], passages=500, readers=2_000)
for number in range({ARTICLES}):
    articles.append(make_article("\\n\\n".join(paragraphs(800)), title=f"Article {{number}}"))
    mark(articles[-1], passages={PASSAGES}, readers=100)
once = [
    make_article("\\n\\n".join(paragraphs(800)), title=f"Read once {{number}}").slug
    for number in range({READ_ONCE})
]
sessions = []
for user in (make_user("nora"), make_user("omar"), make_editor()):
    browser = Client()
    browser.force_login(user)
    sessions.append(browser.cookies["sessionid"].value)
print(json.dumps({{
    "articles": [
        {{"slug": one.slug, "passages": list(one.passages.values_list("pk", flat=True))}}
        for one in articles
    ],
    "once": once,
    "sessions": sessions,
}}))
"""
OWN = re.compile(r"^Anonymous:\s+(\d+) kB$", re.MULTILINE)
ALL = re.compile(r"^Rss:\s+(\d+) kB$", re.MULTILINE)
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Sample:
    """The memory of each worker in MiB after so many `minutes`: their own, and all that is in."""

    minutes: float
    own: list[float]
    all: list[float]


def run() -> None:
    """Prints a table by minutes with the slope of each worker, and the peaks."""
    with tempfile.TemporaryDirectory() as name:
        site = start(
            Path(name),
            samples=False,
            RATE_TAGS="off",
            RATE_COMMENTS="off",
            RATE_SEARCHES="off",
            RATE_EXPORTS="off",
            RATE_FILES="off",
        )
        try:
            made = json.loads(site.manage("shell", "--no-imports", "--command", LIBRARY))
            site.end_commands()
            # By two in each language, one of whom is likely to ask the one worker or the other.
            for language in ("en", "fr") * 2:
                somebody = Browser(site.url, language=language, keeps_cookies=False)
                for slug in made["once"]:
                    somebody.get(f"/articles/{slug}/")
                somebody.close()
            load = Load(people(site, made), RATE)
            print(
                f"\nMemory of two workers in MiB, {MINUTES:g} minutes of mixed load, {vendor()}:"
                f" {ARTICLES + 1} articles, {len(load.people)} people",
                flush=True,
            )
            for person in load.people * 2:
                person.read_all()
            load.start()
            try:
                samples = watch(site)
            finally:
                load.stop()
            tell(load, samples)
        finally:
            site.stop()
    peaks.run()


def watch(site: LiveSite) -> list[Sample]:
    """Samples for as long as it is to take; prints one a minute. Raises RuntimeError where a worker
    has ended.
    """
    print("minute   own: worker 1   worker 2      resident: worker 1   worker 2", flush=True)
    workers = workers_of(site)
    begun, samples, told = time.monotonic(), list[Sample](), 0.0
    while samples[-1:] == [] or samples[-1].minutes < MINUTES:
        time.sleep(EACH)
        if workers_of(site) != workers:
            raise RuntimeError(f"a worker has ended:\n{site.log}")
        minutes = (time.monotonic() - begun) / 60
        states = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in workers]
        samples.append(Sample(minutes, mebibytes(OWN, states), mebibytes(ALL, states)))
        if minutes >= told:
            told += 1
            (one, other), (all_of_one, all_of_other) = samples[-1].own, samples[-1].all
            print(
                f"{minutes:6.1f} {one:15.1f} {other:10.1f} {all_of_one:23.1f} {all_of_other:10.1f}",
                flush=True,
            )
    return samples


def workers_of(site: LiveSite) -> list[int]:
    """Its processes that answer: without the one that looks after what Python's share."""
    asked = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in site.workers}
    return [pid for pid, command in asked.items() if b"resource_tracker" not in command]


def mebibytes(wanted: re.Pattern[str], states: Sequence[str]) -> list[float]:
    """A figure of each process. Raises ValueError where the system does not tell it."""
    found = [wanted.search(one) for one in states]
    if not all(found):
        raise ValueError(f"no {wanted.pattern} in /proc/PID/smaps_rollup")
    return [int(one[1]) / 1024 for one in found if one]


def tell(load: Load, samples: Sequence[Sample]) -> None:
    """Prints what was done; slopes after warming up, of the second half, of the last quarter."""
    done = ", ".join(f"{name} {times}" for name, times in load.done.most_common())
    wrong = sum(times for status, times in load.statuses.items() if status >= 400)
    total = load.statuses.total()
    print(f"{total / samples[-1].minutes / 60:.0f} requests a second: {done}")
    print(f"errors: {wrong + len(load.errors)} {dict(load.statuses)} {load.errors[:2] or ''}")
    for since in (WARMING / 60, MINUTES / 2, MINUTES * 3 / 4):
        after = [one for one in samples if one.minutes >= since]
        times = [one.minutes for one in after]
        for worker in range(len(after[0].own)):
            own = [one.own[worker] for one in after]
            slope = statistics.linear_regression(times, own).slope
            # Less than what doubles it in a day.
            flat = slope < own[0] / MINUTES_A_DAY
            print(
                f"after minute {since:.1f}, worker {worker + 1}: {slope:+.3f} MiB a minute,"
                f" {min(own):.1f} to {max(own):.1f}: {'flat' if flat else 'not flat'}"
            )
