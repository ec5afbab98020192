"""Do all processes of the real server count together, and by the address that a proxy tells?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from tests import live

MAY = 6


@pytest.fixture(scope="module")
def busy_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[live.LiveSite]:
    """A site behind a proxy, with two processes, where everybody may search six times a day."""
    running = live.start(
        tmp_path_factory.mktemp("busy"),
        samples=False,
        TRUST_PROXY="1",
        RATE_SEARCHES=f"{MAY}/d",
        RATE_PER_ADDRESS="1",
    )
    yield running
    running.stop()


def statuses(site: live.LiveSite, forwarded: str, times: int = 3 * MAY) -> Counter[int]:
    """What so many searches, several at once, are answered with."""

    def search(_number: int) -> int:
        asked = Request(f"{site.url}/?q=crate", headers={"X-Forwarded-For": forwarded})
        try:
            with build_opener(ProxyHandler({})).open(asked, timeout=30) as answer:
                return int(answer.status)
        except HTTPError as error:
            return error.code

    with ThreadPoolExecutor(6) as crowd:
        return Counter(crowd.map(search, range(times)))


def test_two_processes_let_through_as_much_as_one_and_each_address_has_its_own(
    busy_site: live.LiveSite,
) -> None:
    expected = {HTTPStatus.OK: MAY, HTTPStatus.TOO_MANY_REQUESTS: 2 * MAY}

    assert statuses(busy_site, "203.0.113.9") == expected
    assert statuses(busy_site, "198.51.100.1, 203.0.113.9") == {429: 3 * MAY}
    assert statuses(busy_site, "203.0.113.9, 2001:db8::1") == expected
    assert statuses(busy_site, "2001:db8::2:2") == {429: 3 * MAY}
