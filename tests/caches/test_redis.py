"""Are limits counted in Redis for all machines, and by each machine for itself while it is away?"""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings

from annotator.caches import redis as redis_cache
from annotator.caches.redis import RedisOrFile
from annotator.rate import Rate
from tests import redis_server
from tests.factories import make_article
from tests.live import free_port
from tests.views.sending import span

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_that_was_never_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis_cache, "outage", redis_cache.Outage())


@pytest.fixture
def port(settings: Settings, tmp_path: Path) -> int:
    """Where Redis is to be; the site uses it, and a file while it is away."""
    where = free_port()
    settings.CACHES = {
        "default": {
            "BACKEND": "annotator.caches.redis.RedisOrFile",
            "LOCATION": f"redis://127.0.0.1:{where}/0",
            "OPTIONS": {"file": str(tmp_path / "cache.sqlite3")},
        }
    }
    return where


def another_machine(port: int, tmp_path: Path) -> RedisOrFile:
    """The cache as another machine has it: the same Redis, and a file of its own."""
    file = {"file": str(tmp_path / "another.sqlite3")}
    return RedisOrFile(f"redis://127.0.0.1:{port}/0", {"OPTIONS": file})


@pytest.mark.parametrize("value", [0, -7, True, None, 1.5, "é\x00", b"\xff", [1, {"a": ()}]])
def test_what_one_machine_keeps_another_finds_and_counts_on(
    port: int, tmp_path: Path, value: object
) -> None:
    with redis_server.running(tmp_path, port):
        here, there = caches["default"], another_machine(port, tmp_path)

        here.set("key", value)
        assert there.get("key", "missing") == value
        assert not there.add("key", "other")
        here.set("number", 1)
        assert (there.incr("number"), here.incr("number", 2)) == (2, 4)
        assert there.touch("number")
        assert there.delete("number")
        assert "number" not in here
        with pytest.raises(ValueError, match="not found"):
            here.incr("number")
        here.clear()
        assert there.get("key", "missing") == "missing"


def test_what_is_counted_together_is_counted_for_each_and_passes(port: int, tmp_path: Path) -> None:
    with redis_server.running(tmp_path, port):
        here, there = (another_machine(port, tmp_path) for _ in range(2))

        assert here.count_each(["reader", "address"], 60) == [1, 1]
        assert there.count_each(["other", "address"], 60) == [1, 2]
        assert 0 < here.redis._cache.get_client().ttl(here.redis.make_key("address")) <= 60
    assert here.count_each(["reader", "address"], 60) == [1, 1]


def test_while_it_is_away_limits_hold_on_each_machine_and_ready_says_so(
    port: int, tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.RATES = settings.RATES | {"tags": Rate(2, 60)}
    article = make_article()
    browser = Client()

    def tag() -> int:
        fields = span(article, "met", label="fact")
        return browser.post(f"/articles/{article.slug}/tags/", fields).status_code

    # With the answer to this it gets a name to be counted under.
    assert tag() == HTTPStatus.FOUND
    assert [tag(), tag(), tag()] == [HTTPStatus.FOUND] * 2 + [HTTPStatus.TOO_MANY_REQUESTS]
    answer = browser.get("/ready/")

    assert (answer.status_code, answer.json()["cache"]) == (HTTPStatus.OK, "away")
    assert caplog.text.count("The shared cache is away") == 1

    with redis_server.running(tmp_path, port):
        assert browser.get("/ready/").json()["cache"] == "ok"
        assert [tag(), tag(), tag()] == [HTTPStatus.FOUND] * 2 + [HTTPStatus.TOO_MANY_REQUESTS]
        assert another_machine(port, tmp_path).redis._cache.get_client().dbsize() > 0
