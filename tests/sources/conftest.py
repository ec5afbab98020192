"""What do tests of fetching share? A site that is far enough, and one that is too near."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sources.far import ARTICLE, NEAR, Site, page, site


@pytest.fixture
def far() -> Iterator[Site]:
    with site() as one:
        one.answers["/"] = page(ARTICLE)
        yield one


@pytest.fixture
def near(far: Site) -> Iterator[Site]:
    """What must not be reached: this machine, on the port that the door is open for."""
    with site(NEAR) as one:
        one.answers["/"] = page("<p>A secret.</p>")
        yield one
