"""How do reading, tagging, leaving and coming in grow? Measured while a library grows around them.

`main` makes it in the database of this process, which is empty, and prints a line for each point:
what, by what it grows, how large it is, milliseconds, and those of the bare thing beside it. Each
is the quickest of several, of both by turns. `growth` starts it.
"""

from __future__ import annotations

import csv
import gc
import io
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count, cycle

import markdown
from django.db import connection
from django.test import Client
from django.utils import timezone

from annotator import sources
from annotator.actions import articles as actions
from annotator.formats import FORMATS
from annotator.library import leaving
from annotator.models import Article, Label, Passage, Reader, Tag
from annotator.queries import reading as queries
from annotator.shared import articles as shared
from tests.benchmarks import asked, least
from tests.benchmarks.asked import clock
from tests.benchmarks.prose import paragraphs
from tests.crowds import make_long_article, mark
from tests.front import Browser

PASSAGES = (10, 100, 1_000, 5_000)
TAGS = (10, 1_000, 10_000, 100_000, 1_000_000)
ARTICLES = (1, 100, 1_000, 10_000, 100_000)
# Of what does not grow.
MANY_PASSAGES, FEW_READERS, WORDS = 500, 100, 2_000
TIMES, ENOUGH = 30, 1.5
LABELS = [label.value for label in Label]
# The tags of `MANY_PASSAGES` passages by each of some readers, in one statement.
TAGS_OF_ALL = """
INSERT INTO annotator_tag
    (passage_id, reader_id, label, first_label, seen_before, created_at, changed_at)
SELECT passage.id, reader.id,
    CASE (passage.id + reader.id) %% 3
        WHEN 0 THEN 'fact' WHEN 1 THEN 'opinion' ELSE 'sarcasm' END,
    '', passage.id = 0, %s, %s
FROM annotator_passage passage CROSS JOIN annotator_reader reader
WHERE passage.article_id = %s AND reader.id > %s
"""
TALLIES = """
UPDATE annotator_passage SET {} WHERE article_id = %s
""".format(
    ", ".join(
        f"{label} = (SELECT count(*) FROM annotator_tag"
        f" WHERE passage_id = annotator_passage.id AND label = '{label}')"
        for label in LABELS
    )
)


def quickest(ours: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of each, the quickest of `TIMES` by turns; of fewer where it takes long."""
    took: list[tuple[float, float]] = []
    gc.collect()
    gc.freeze()
    begun = time.perf_counter()
    while len(took) < 2 or (len(took) < TIMES and time.perf_counter() - begun < ENOUGH):
        start = clock()
        ours()
        middle = clock()
        bare()
        took.append((middle - start, clock() - middle))
    one, other = (min(column) * 1e3 for column in zip(*took, strict=True))
    return one, other


def tell(what: str, by: str, size: int, took: tuple[float, float]) -> None:
    """Prints a point."""
    print("|".join(("point", what, by, str(size), *(f"{one:.3f}" for one in took))), flush=True)


def reading(article: Article) -> tuple[float, float]:
    """The page of an article as it is given again, beside a view that answers with the same."""
    browser, bare = Browser(HTTP_HOST="127.0.0.1"), least.client()
    url = article.get_absolute_url()
    browser.get(url)
    least.pages["article"] = browser.get(url).content
    return quickest(lambda: browser.get(url).content, lambda: bare.get("/article/").content)


def drawing(article: Article) -> tuple[float, float]:
    """The same page as it is drawn anew, which is when something on it has changed."""
    browser, bare = Client(HTTP_HOST="127.0.0.1"), least.client()
    url = article.get_absolute_url()
    least.pages["article"] = browser.get(url).content

    def draw() -> None:
        shared.kept.clear()
        browser.get(url)

    return quickest(draw, lambda: bare.get("/article/").content)


def tagging(article: Article) -> tuple[float, float]:
    """A new browser's press of a button, beside a view that stores a row in the same table."""
    browser, bare = Client(HTTP_HOST="127.0.0.1", HTTP_HX_REQUEST="true"), least.client()
    numbers = article.passages.values_list("pk", flat=True)
    passages, others = cycle(numbers), cycle(numbers)
    readers = Reader.objects.bulk_create(Reader() for _ in range(TIMES + 1))
    turn, labels = count(), cycle(LABELS)

    def press() -> None:
        answer = browser.post(f"/passages/{next(passages)}/tag/", {"label": next(labels)})
        assert answer.status_code == 200, answer.status_code

    def insert() -> None:
        told = {"passage": next(others), "reader": readers[next(turn)].pk, "label": "fact"}
        assert bare.post("/insert/", told).status_code == 204

    press()
    insert()
    took = quickest(press, insert)
    Tag.objects.filter(reader__in=readers).delete()
    return took


def exporting(article: Article) -> tuple[float, float]:
    """All single tags as CSV, from the database, beside csv alone with the same rows."""
    now = timezone.now()
    whole = leaving(article, "https://example.org", now, everything=False)

    def leave() -> bytes:
        tagged = replace(whole, tags=queries.tags(article.revision))
        return b"".join(FORMATS["csv"].pieces(tagged))

    start = clock()
    content = leave().decode()
    first = (clock() - start) * 1e3
    rows = list(csv.reader(io.StringIO(content)))

    def write() -> None:
        csv.writer(io.StringIO()).writerows(rows)

    if first < ENOUGH * 1e3:
        return quickest(leave, write)
    # Minutes are not spent on it twice.
    return first, quickest(write, write)[0]


def importing(text: str) -> tuple[float, float]:
    """An article, from Markdown to quotes in the database, beside Python-Markdown alone."""

    def come() -> None:
        draft = sources.read(text.encode(), format="markdown", language="en", title="Grown")
        actions.create(draft=draft, author=None)

    return quickest(come, lambda: markdown.markdown(text))


def marked(title: str, passages: int, readers: int) -> Article:
    """A long article with so many passages, and ten tags of each reader."""
    article = make_long_article(title)
    mark(article, passages=passages, readers=readers)
    return article


def tag(article: Article, tags: int) -> None:
    """Gives an article so many tags, of readers who tag everything."""
    last = Reader.objects.order_by("-pk").values_list("pk", flat=True)[0]
    Reader.objects.bulk_create(Reader() for _ in range(tags // MANY_PASSAGES))
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(TAGS_OF_ALL, [now, now, article.pk, last])
        cursor.execute(TALLIES, [article.pk])
    analyze()


def analyze() -> None:
    """What a database does by itself on a site that runs."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            # Or whoever writes next has a million rows to take over from the log.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def main() -> None:
    """Measures everything, smaller libraries first."""
    text = "\n\n".join(paragraphs(WORDS))
    standing = marked("Standing", MANY_PASSAGES, FEW_READERS)
    filled = Article.objects.count()
    for size in ARTICLES[:-1]:
        asked.fill(max(size - filled, 0), first=filled)
        filled = max(size, filled)
        of_all("articles", size, standing, text)
    for size in PASSAGES:
        article = marked(f"Passages {size}", size, FEW_READERS)
        quotes = "\n\n".join(f"“It cost {n} crowns,” said Ada Brook." for n in range(size))
        of_all("passages", size, article, quotes)
    for size in TAGS:
        few = size < MANY_PASSAGES
        article = marked(f"Tags {size}", MANY_PASSAGES, size // 10 if few else 1)
        if not few:
            tag(article, size)
        of_all("tags", size, article, "")
    asked.fill(ARTICLES[-1] - filled, first=filled)
    of_all("articles", ARTICLES[-1], standing, text)
    assert Passage.objects.exists()


def of_all(by: str, size: int, article: Article, text: str) -> None:
    """Measures what there is at one size."""
    analyze()
    tell("Reading", by, size, reading(article))
    tell("Drawing", by, size, drawing(article))
    tell("Tagging", by, size, tagging(article))
    tell("Exporting", by, size, exporting(article))
    if text:
        tell("Importing", by, size, importing(text))
