"""Is what was found forgotten with every commit, whoever makes it, and only then?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from django.db import connection, transaction

from annotator.models import Article
from annotator.shared import commits
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def times() -> Iterator[Callable[[], int]]:
    """How often it was asked, with this time."""
    if commits.mark() is None:
        pytest.skip("the database of this run has no file")
    yield count(1).__next__
    commits.snapshots.close()


def settled(ask: Callable[[], int]) -> int:
    """What is found twice: on PostgreSQL the tests of another process commit, too."""
    for _ in range(1_000):
        if (found := ask()) == ask():
            return found
    pytest.fail("it is asked each time")


def renamed(article: Article, title: str) -> None:
    """Another connection gives the article a title."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(rename, article, title).result()


def rename(article: Article, title: str) -> None:
    Article.objects.filter(pk=article.pk).update(title=title)
    if threading.current_thread() is not threading.main_thread():
        connection.close()


@pytest.mark.parametrize("rename", [rename, renamed], ids=["here", "elsewhere"])
def test_it_is_asked_once_until_something_is_committed(
    times: Callable[[], int], rename: Callable[[Article, str], None]
) -> None:
    article = make_article()

    one = settled(lambda: commits.remembered("a", times))
    other = settled(lambda: commits.remembered("b", times))
    rename(article, "Another")
    after = settled(lambda: commits.remembered("a", times))

    assert one < other < after


def test_what_is_not_committed_yet_is_asked_for_each_time(times: Callable[[], int]) -> None:
    article = make_article()
    before = commits.remembered("a", times)

    with transaction.atomic():
        Article.objects.filter(pk=article.pk).update(title="Not yet")
        within = [commits.remembered("a", times) for _ in range(2)]
        transaction.set_rollback(True)

    assert within == [before + 1, before + 2]


def test_what_is_asked_meanwhile_is_remembered_with_it(times: Callable[[], int]) -> None:
    def both() -> tuple[int, int]:
        return times(), commits.remembered("inner", times)

    def difference() -> int:
        return commits.remembered("outer", both)[1] - commits.remembered("inner", times)

    assert settled(difference) == 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's connection is a file")
def test_a_connection_that_was_ended_is_made_again(times: Callable[[], int]) -> None:
    before = settled(lambda: commits.remembered("a", times))
    number = commits.snapshots.line.connection.info.backend_pid
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])

    assert commits.remembered("a", times) == before + 1
    assert settled(lambda: commits.remembered("a", times)) > before + 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's connection is a file")
def test_without_a_connection_it_is_asked_each_time(times: Callable[[], int]) -> None:
    commits.snapshots.close()
    commits.snapshots.rests_until = float("inf")
    try:
        assert [commits.remembered("a", times) for _ in range(2)] == [1, 2]
    finally:
        commits.snapshots.rests_until = 0.0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's connection is a file")
@pytest.mark.parametrize(("often", "plans"), [(None, 0), (0, 1), (3, 1), (1_000_000_000, 0)])
def test_its_plan_is_kept_where_connections_keep_plans(often: int | None, plans: int) -> None:
    commits.snapshots.close()
    commits.mark()
    line = commits.snapshots.line
    line.connection.prepare_threshold, commits.snapshots.times = often, 0

    told = [commits.mark() for _ in range(5)]

    kept = line.connection.execute(
        "SELECT count(*) FROM pg_prepared_statements WHERE name = %s", [commits.PLAN.decode()]
    )
    assert kept.fetchone()[0] == plans
    assert None not in told
    assert commits.snapshots.line is line, "it was not made again"
    commits.snapshots.close()
