"""Does a tag cost the same on a passage that a million readers have tagged?

One client presses the buttons of passages with ever more tags, by turns, over HTTP; all are in one
database, so that its indexes are of one size. The first press of a reader adds a tag, the others
change it. `DATABASE_URL` says on which database.
"""

from __future__ import annotations

import json
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.clients import at_once
from tests.benchmarks.tags import GENEROUS, Reading
from tests.live import start

SIZES = (1_000, 100_000, 1_000_000)
ROUNDS, SECONDS = 9, 1.0
MAKE_PASSAGES = f"""
import json
from django.db import connection
from django.utils import timezone
from annotator.models import Passage
from tests.crowds import make_long_article, mark
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s) "
with connection.cursor() as cursor:
    cursor.execute(
        NUMBERS + "INSERT INTO annotator_reader (pseudonym, created_at, blocked_for)"
        " SELECT 'r' || i, %s, '' FROM n", [{max(SIZES)}, timezone.now()]
    )
    made = []
    for size in {SIZES}:
        article = make_long_article(f"Tagged by {{size}}")
        mark(article, passages=500, readers=1_000)
        passage = article.passages.all()[250]
        passage.tags.all().delete()
        cursor.execute(
            NUMBERS + "INSERT INTO annotator_tag (passage_id, reader_id, label, first_label,"
            " seen_before, created_at, changed_at)"
            " SELECT %s, r.id, 'fact', '', TRUE, %s, %s FROM n"
            " JOIN annotator_reader r ON r.pseudonym = 'r' || n.i",
            [size, passage.pk, timezone.now(), timezone.now()],
        )
        Passage.objects.filter(pk=passage.pk).update(fact=size, opinion=0, sarcasm=0)
        made.append([article.slug, passage.pk])
    if connection.vendor == "postgresql":
        cursor.execute("ANALYZE")
print(json.dumps(made))
"""


def run() -> None:
    """Prints, for each size, tags a second, milliseconds of the processor, and the ratios."""
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = start(directory, samples=False, RATE_TAGS=GENEROUS)
        stack.callback(site.stop)
        made = json.loads(site.manage("shell", "--no-imports", "--command", MAKE_PASSAGES))
        turns = []
        for _ in range(ROUNDS + 1):
            presses = [
                Reading(site, slug, first=passage).tags([passage], 0) for slug, passage in made
            ]
            turns.append(
                [at_once(site.url, [one], seconds=SECONDS, workers=site.workers) for one in presses]
            )
        print(
            f"\nTags on a passage: {site.environment['DATABASE_URL'].partition(':')[0]}, one client"
        )
        print("tags there    tags/s    ms of processor   time beside the first   of processor")
        for number, size in enumerate(SIZES):
            # The first warms up.
            runs = [turn[number] for turn in turns[1:]]
            slower = statistics.median(turn[0].rate / turn[number].rate for turn in turns[1:])
            dearer = statistics.median(turn[number].each / turn[0].each for turn in turns[1:])
            print(
                f"{size:10,} {statistics.median(one.rate for one in runs):9.0f}"
                f" {statistics.median(one.each for one in runs):18.2f} {slower:23.2f}"
                f" {dearer:14.2f}"
            )
        wrong = sum(one.answers - one.statuses[200] for turn in turns for one in turn)
        print(f"errors: {wrong}; {site.manage('recount').strip()}")
