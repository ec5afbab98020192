"""Does the shared cache do what Django says that a cache does, and count for all at once?"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from annotator.caches import file
from annotator.caches.file import SharedCache
from tests.live import ROOT

COUNT = """
import sys
from annotator.caches.file import SharedCache
cache = SharedCache(sys.argv[1], {})
for _ in range(250):
    cache.add("n", 0, 60)
    cache.incr("n")
"""

# Each file at its own moment, the same for all who do this.
MAKE = """
import sys, time
from annotator.caches.file import SharedCache
begin = int(time.time()) + 2
for n in range(60):
    time.sleep(max(0, begin + n / 50 - time.time()))
    SharedCache(f"{sys.argv[1]}/{n}", {}).add("n", 0, 60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "cache.sqlite3"


@pytest.fixture
def cache(path: Path) -> SharedCache:
    return SharedCache(str(path), {})


@pytest.mark.parametrize("value", [0, -7, 2**63, True, None, 1.5, "é\x00", b"\xff", [1, {"a": ()}]])
def test_what_is_kept_comes_back_as_it_was(cache: SharedCache, value: object) -> None:
    cache.set("key", value)

    assert cache.get("key", "missing") == value
    assert type(cache.get("key")) is type(value)
    assert "key" in cache


def test_those_who_make_the_file_in_the_same_moment_wait_for_each_other(path: Path) -> None:
    command = [sys.executable, "-c", MAKE, str(path.parent)]

    running = [subprocess.Popen(command, cwd=ROOT) for _ in range(4)]

    assert [one.wait(timeout=60) for one in running] == [0] * 4


def test_what_is_not_there_is_said_to_be_missing(cache: SharedCache) -> None:
    assert cache.get("key") is None
    assert cache.get("key", 3) == 3
    assert "key" not in cache
    assert not cache.delete("key")
    assert not cache.touch("key")
    with pytest.raises(ValueError, match="no number"):
        cache.incr("key")


def test_only_the_first_adds(cache: SharedCache) -> None:
    assert cache.add("key", "one")
    assert not cache.add("key", "two")
    assert cache.get("key") == "one"


def test_a_number_is_counted_up_and_down_and_other_things_are_not(cache: SharedCache) -> None:
    cache.set("key", 5)
    cache.set("words", "5")

    assert cache.incr("key", 3) == 8
    assert cache.decr("key") == 7
    with pytest.raises(ValueError, match="no number"):
        cache.incr("words")


def test_what_has_passed_is_as_if_it_had_never_been(cache: SharedCache) -> None:
    cache.set("key", 5, timeout=-1)

    assert cache.get("key") is None
    assert "key" not in cache
    assert not cache.delete("key")
    assert not cache.touch("key", 60)
    assert cache.add("key", 6, timeout=60)
    assert cache.get("key") == 6


def test_something_can_be_kept_longer_or_for_ever(cache: SharedCache) -> None:
    cache.set("key", 5, timeout=60)

    assert cache.touch("key", -1)
    assert cache.get("key") is None
    cache.set("key", 5, timeout=None)
    assert cache.get("key") == 5


def test_versions_are_apart_and_clearing_takes_all(cache: SharedCache) -> None:
    cache.set_many({"one": 1, "two": 2})
    cache.set("one", 9, version=2)

    assert cache.get_many(["one", "two", "three"]) == {"one": 1, "two": 2}
    cache.clear()
    assert cache.get("one") is cache.get("one", version=2) is None


def test_what_has_passed_is_taken_out_in_time(
    cache: SharedCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "MOST_ENTRIES", 10)
    for number in range(file.CLEANS_AFTER - 1):
        cache.set(f"passed-{number}", 1, timeout=-1)
    for number in range(file.CLEANS_AFTER + 1):
        cache.set(f"key-{number}", 1, timeout=60 + number)

    assert cache.run("SELECT count(*) FROM entry").fetchone()[0] < 2 * 10
    assert cache.get(f"key-{file.CLEANS_AFTER - 1}") == 1


def test_threads_lose_no_count(path: Path) -> None:
    def counts(_number: int) -> None:
        mine = SharedCache(str(path), {})
        for _ in range(100):
            mine.add("n", 0, 60)
            mine.incr("n")

    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(counts, range(8)))

    assert SharedCache(str(path), {}).get("n") == 800


def test_processes_lose_no_count(path: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", COUNT, str(path)], cwd=ROOT) for _ in range(4)
    ]

    assert [one.wait(timeout=60) for one in running] == [0] * 4
    assert SharedCache(str(path), {}).get("n") == 1_000


def test_what_is_counted_together_is_counted_for_each_until_it_has_passed(
    cache: SharedCache, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    another, noon = SharedCache(str(path), {}), 1_764_072_000.0
    monkeypatch.setattr("time.time", lambda: noon)

    assert cache.count_each(["reader", "address"], 60) == [1, 1]
    assert another.count_each(["other", "address"], 60) == [1, 2]
    assert cache.count_each(["address"], 60) == [3]
    assert cache.get("address") == 3

    monkeypatch.setattr("time.time", lambda: noon + 61)
    assert cache.count_each(["reader", "address"], 60) == [1, 1]
    # Not for as long as it is counted, but for as long as was said at first.
    monkeypatch.setattr("time.time", lambda: noon + 100)
    assert cache.count_each(["reader"], 60) == [2]
    monkeypatch.setattr("time.time", lambda: noon + 122)
    assert cache.count_each(["reader"], 60) == [1]
