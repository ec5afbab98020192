"""What happens in a process that holds a library of its own?

It makes the library (`main`), and then answers each line, an address, with the seconds that
the site's own answer took. `libraries` starts it. Texts are of words as rare as those of a language
are, and the same in each run; what is rare in a library stands in its oldest articles.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, product
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.models import OuterRef, Subquery
from django.test import Client

from annotator.actions import indexing
from annotator.models import Article, Entry, Passage, Quote, Revision, Speaker, SpeakerName
from annotator.paging import key

AT_ONCE = 2_000
WORDS_EACH = 40
# Common ones first: the n-th of them is said an n-th as often as the first.
VOCABULARY = ["".join(some) for some in product(("ka", "lo", "mi", "ne", "ru"), repeat=5)]
WEIGHTS = list(accumulate(1 / n for n in range(1, len(VOCABULARY) + 1)))
SPEAKERS, PUBLISHERS = 200, 50
# Articles that are from another time, by another publisher, quote somebody else, and so on.
OLD_ONES = 5
FIRST_DAY = date(2001, 1, 1)
LEDE = "The harbour board met again. “No crate was lost,” said Ada Brook."
CRATE = LEDE.index("No crate"), LEDE.index("lost") + 4


def clock() -> float:
    """The time that processors gave to this process, and to PostgreSQL’s that works for it."""
    return time.process_time() + (given_to(server()) if connection.vendor == "postgresql" else 0)


@cache
def server() -> int:
    """The process of PostgreSQL, on this machine, at the other end of the one connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def given_to(process: int) -> float:
    """The seconds that processors gave to another process, as Linux counts them."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def texts(numbers: range) -> Iterator[str]:
    """The text of each article: words that all have, one in four, one in fifty, and one alone."""
    chance = random.Random(7)
    for n in numbers:
        some = " lantern" if n % 4 == 0 else ""
        few = " lighthouse" if n % 50 == 0 else ""
        words = " ".join(chance.choices(VOCABULARY, cum_weights=WEIGHTS, k=WORDS_EACH))
        yield f"{LEDE} It was rare{n}{some}{few}. {words}."


def fill(count: int, first: int = 0) -> None:
    """Makes `count` articles, with a quote each, the first of that number."""
    made = texts(range(first, first + count))
    speakers = speakers_of_all()
    for begin in range(first, first + count, AT_ONCE):
        some(range(begin, min(begin + AT_ONCE, first + count)), made, speakers)
    current = Revision.objects.filter(article=OuterRef("pk")).values("pk")[:1]
    Article.objects.filter(current=None).update(current=Subquery(current))


def speakers_of_all() -> list[Speaker]:
    """Who is quoted."""
    if known := list(Speaker.objects.filter(name__startswith="Nora Quill").order_by("pk")):
        return known
    speakers = Speaker.objects.bulk_create(
        Speaker(name=f"Nora Quill {n}", slug=f"s{n}") for n in range(SPEAKERS + 1)
    )
    SpeakerName.objects.bulk_create(SpeakerName.of(one, one.name) for one in speakers)
    Entry.objects.bulk_create(indexing.of_speaker(one) for one in speakers)
    return speakers


def some(numbers: range, made: Iterator[str], speakers: list[Speaker]) -> None:
    """Makes the articles of these numbers."""
    articles = Article.objects.bulk_create(map(article, numbers))
    revisions = Revision.objects.bulk_create(
        Revision(
            article=one,
            number=1,
            source="",
            source_format="plain",
            markup=[[0, "<p>"], [len(text), "</p>"]],
            text=text,
            sentence_bounds=[],
            words=len(text.split()),
            fingerprint="",
        )
        for one, text in zip(articles, made, strict=False)
    )
    for one, text in zip(articles, revisions, strict=True):
        one.current = text
    passages = Passage.objects.bulk_create(
        passage(n, one) for n, one in zip(numbers, articles, strict=True)
    )
    quotes = Quote.objects.bulk_create(
        Quote(
            passage=one,
            speaker=speakers[SPEAKERS if n < OLD_ONES else n % SPEAKERS],
            kind="marked",
            how="cue",
        )
        for n, one in zip(numbers, passages, strict=True)
    )
    entries = [entry for one in articles for entry in indexing.of_article(one)]
    entries += [indexing.of_quote(one, one.passage.article) for one in quotes]
    Entry.objects.bulk_create(entries)


def article(n: int) -> Article:
    """The article with that number."""
    old = n < OLD_ONES
    return Article(
        slug=f"a{n}",
        title=f"Article {n}",
        language="fr" if old else "en",
        publisher="The Old Gull" if old else f"Press {n % PUBLISHERS}",
        published_on=FIRST_DAY + timedelta(days=0 if old else 1_000 + n // 50),
    )


def passage(n: int, where: Article) -> Passage:
    """Its quote, which all read as an opinion, and of the old ones as sarcasm."""
    start, end = CRATE
    tally = {"sarcasm": 1} if n < OLD_ONES else {"opinion": 1}
    return Passage(
        article=where,
        revision=where.revision,
        start=start,
        end=end,
        exact=LEDE[start:end],
        **tally,
    )


def main(count: int) -> None:
    """Makes a library of `count` articles in an empty database, and answers until no line comes."""
    call_command("migrate", verbosity=0)
    fill(count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    answer(count)


def answer(count: int) -> None:
    """Answers until no line comes."""
    middle = key(Article.objects.order_by("pk")[count // 2])
    client = Client(HTTP_HOST="127.0.0.1")
    gc.collect()
    gc.freeze()
    print("ready", flush=True)
    for line in sys.stdin:
        address = line.strip().replace("MIDDLE", middle)
        begin = clock()
        answer = client.get(address)
        took = clock() - begin
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        print(took, flush=True)
