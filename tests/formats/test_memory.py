"""Does an export of single tags need the memory of a few, however many there are?

What is allowed was said before anything was measured. Tags are fetched 500 at a time, and two such
bits are in memory at most: as many with 1,500 tags as with 15,000. So 13,500 more may take nothing
for themselves; 64 KiB, five bytes for each, are for what Python happens to keep.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator import library
from annotator.formats import tabular
from annotator.models import Article, Label, Reader, Tag
from annotator.queries import reading as queries
from tests.crowds import make_long_article, mark
from tests.factories import make_passage, make_tag
from tests.formats.leaving import MADE_AT

pytestmark = pytest.mark.django_db
PASSAGES, FEW, MANY = 150, 10, 100
ALLOWED = 64 * 1024


def test_ten_times_as_many_tags_need_no_more_memory() -> None:
    article = make_long_article()
    mark(article, passages=PASSAGES, readers=0, comments=0)
    readers = Reader.objects.bulk_create(Reader() for _ in range(MANY))

    tag(article, readers[:FEW])
    peak(article)
    few = peak(article)
    tag(article, readers[FEW:])

    assert Tag.objects.count() == PASSAGES * MANY
    assert peak(article) - few < ALLOWED


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL sorts in its own process")
def test_the_database_in_this_process_does_not_keep_them_to_sort_them_either() -> None:
    passage = make_passage()
    make_tag(passage)

    with CaptureQueriesContext(connection) as asked:
        list(queries.tags(passage.article.revision))

    (query,) = asked.captured_queries
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
        plan = [told for *_numbers, told in cursor.fetchall()]
    assert [told for told in plan if "ORDER BY" in told] == [
        "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY"
    ]


def tag(article: Article, readers: Sequence[Reader]) -> None:
    """Each of `readers` tags all passages."""
    passages = list(article.revision.passages.all())
    tags = (
        Tag(passage=one, reader=reader, label=Label.FACT) for reader in readers for one in passages
    )
    Tag.objects.bulk_create(tags, batch_size=2_000)


def peak(article: Article) -> int:
    """The most bytes that were in use for writing the CSV, beyond those before."""
    known = library.leaving(article, "https://read.example", MADE_AT, everything=False)
    leaving = replace(known, tags=queries.tags(article.revision))
    gc.collect()
    tracemalloc.start()
    for _ in tabular.write(leaving):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most
