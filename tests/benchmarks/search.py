"""Do the list and the search cost the same with a hundred times the articles? Whole pages, timed.

Both libraries are made in bulk, of short texts that all have some words in common. What is timed is
the site’s own answer to a browser without an account, the database’s time included: the quickest of
several, so that what else runs on the machine counts little.
"""

from __future__ import annotations

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

SMALL, LARGE, TIMES = 1_000, 100_000, 15
PAGES = {
    "the list": "/",
    "the list, in its middle": "/?before=MIDDLE",
    "a rare word": "/search/?q=rare7",
    "a word that all have": "/search/?q=harbour",
    "two that all have": "/search/?q=harbour+boards",
    "a phrase that all have": "/search/?q=%22harbour+board%22",
    "a beginning": "/search/?q=harb",
    "no hit": "/search/?q=zebra",
    "all in English": "/search/?q=harbour&language=en",
}
MEASURE = """
import sys, time
from annotator.actions import indexing
from annotator.models import Article, Entry, Revision
from annotator.paging import key
from django.db import connection
from django.test import Client

count, times = int(sys.stdin.readline()), int(sys.stdin.readline())
pages = eval(sys.stdin.readline())
for first in range(0, count, 2_000):
    made = Article.objects.bulk_create(
        Article(slug=f"a{n}", title=f"Article {n}", language="en", publisher=f"Press {n % 50}")
        for n in range(first, min(first + 2_000, count))
    )
    texts = Revision.objects.bulk_create(
        Revision(article=one, number=1, source="", source_format="plain", markup=[[0, "<p>"]],
            text=f"The harbour board met again. It was rare{first + n}.", sentence_bounds=[],
            words=8, fingerprint="")
        for n, one in enumerate(made)
    )
    for one, text in zip(made, texts):
        text.markup.append([len(text.text), "</p>"])
        one.current = text
    Article.objects.bulk_update(made, ["current"], batch_size=500)
    Entry.objects.bulk_create(entry for one in made for entry in indexing.of_article(one))
with connection.cursor() as cursor:
    cursor.execute("ANALYZE")
middle = key(Article.objects.order_by("pk")[count // 2])
client = Client(HTTP_HOST="127.0.0.1")
for name, address in pages.items():
    took = []
    for _ in range(times + 2):
        start = time.perf_counter()
        answer = client.get(address.replace("MIDDLE", middle))
        took.append(time.perf_counter() - start)
        assert answer.status_code == 200, answer.status_code
    print(f"{name}|{min(took) * 1_000}")
"""


def timed(count: int) -> dict[str, float]:
    """The quickest of each page in milliseconds, in a new library of `count` articles."""
    with TemporaryDirectory() as name:
        environment = {**os.environ, "VAR_DIR": name, "STATIC_ROOT": f"{name}/static"}
        environment |= {"SECRET_KEY": "only-for-benchmarks", "RATE_SEARCHES": "off", "DEBUG": "1"}
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "migrate", "--verbosity=0"], env=environment, check=True)
        done = subprocess.run(
            [*manage, "shell", "--no-imports", "--command", MEASURE],
            input=f"{count}\n{TIMES}\n{PAGES!r}\n",
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    rows = (line.split("|") for line in done.stdout.splitlines() if "|" in line)
    return {page: float(took) for page, took in rows}


def run() -> None:
    """Prints what each page takes in either library, and the ratio."""
    database = os.environ.get("DATABASE_URL", "sqlite").split(":")[0]
    few, many = timed(SMALL), timed(LARGE)
    print(f"\nMilliseconds a page, {database}: {SMALL:,} articles, {LARGE:,}, and the ratio")
    for page, took in many.items():
        print(f"{page:<24} {few[page]:8.1f} {took:8.1f} {took / few[page]:8.2f}")
    print(f"(a ratio of 1.25 at most; load {os.getloadavg()[0]:.1f})")
