"""What do all tests share? An empty cache, the real site, their order, and no stop-watch."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import cache
from django.utils import translation

from annotator.access import presses
from annotator.mail import post
from annotator.shared import commits
from tests import beginning, live

BROWSER = Path(__file__).parent / "browser"

# How long an example takes says more of the machine than of the code: the benchmarks tell that.
hypothesis.settings.register_profile(
    "without a stop-watch", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("without a stop-watch")


def pytest_configure(config: pytest.Config) -> None:
    """Let all processes of this run share what sites begin with."""
    if beginning.FOLDER not in os.environ:
        config.add_cleanup(beginning.share())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what takes a browser last: what is quick to tell is told first.

    Where several processes share the tests, a file at a time (`pytest -n 3 --dist loadfile`), they
    begin with those, which take longest, so that none has to go on alone at the end.
    """
    items.sort(key=lambda item: item.path.is_relative_to(BROWSER) != among_several())


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector need not walk it during the tests."""
    gc.collect()
    gc.freeze()


def among_several() -> bool:
    """Whether this process is one of several that share the tests."""
    return "PYTEST_XDIST_WORKER" in os.environ


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Each of several processes has a database for its tests: what all begin with is made once."""
    with beginning.tests_begin() if among_several() else nullcontext():
        yield


@pytest.fixture(autouse=True)
def an_empty_cache() -> Iterator[None]:
    """Counts of sign-ins and the like do not outlive a test, and no e-mail is late for it."""
    cache.clear()
    presses.forget()
    yield
    cache.clear()
    post.wait()


@pytest.fixture(autouse=True)
def no_second_connection() -> Iterator[None]:
    """Nobody can take a database away to which somebody is connected."""
    yield
    commits.snapshots.close()


@pytest.fixture(autouse=True)
def the_language_of_the_settings() -> None:
    """A request leaves its language to whatever the same thread does next."""
    translation.deactivate()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[live.LiveSite]:
    """The real server on a database of its own, with the sample articles, for all tests together.

    A test that changes things brings an article of its own: `site.manage("import_article", …)`.
    """
    running = live.start(tmp_path_factory.mktemp("site"))
    yield running
    running.stop()
