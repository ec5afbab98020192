"""Is the address that limits count by the right one, whatever somebody writes into a header?"""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from annotator.client_address import client_address, read

PROXY = "10.0.0.7"


def address(forwarded: str | None = None, peer: str = PROXY) -> str:
    """What is taken for the address of a request that `peer` sent."""
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer))


def test_nobody_is_believed_who_was_not_to_be_trusted() -> None:
    assert address("203.0.113.9") == PROXY


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (1, "made, up,, 127.0.0.1,203.0.113.9 ", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.6", "203.0.113.9"),
        (2, "203.0.113.9", "203.0.113.9"),  # came in by the inner one
        (3, "198.51.100.1, 203.0.113.9, 10.0.0.5, 10.0.0.6", "203.0.113.9"),
    ],
)
def test_so_many_entries_from_the_right_count_as_there_are_proxies(
    settings: Settings, proxies: int, forwarded: str, found: str
) -> None:
    settings.TRUST_PROXY = proxies

    assert address(forwarded) == found


@pytest.mark.parametrize(
    "forwarded",
    [
        None,
        "",
        ",",
        "unknown",
        "_hidden",
        "203.0.113.9, ",
        "203.0.113.999",
        "٢٠٣.0.113.9",
        "localhost",
        "203.0.113.9\x00",
        "[::1",
        "1" * 10_000,
        "1.1.1.1," * 10_000,
        "203.0.113.9:port",
    ],
)
def test_where_the_proxy_says_nothing_that_is_an_address_the_proxy_is_counted(
    settings: Settings, forwarded: str | None
) -> None:
    settings.TRUST_PROXY = 1

    assert address(forwarded) == PROXY


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("203.0.113.9:4711", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("[2001:DB8:1:2::9]:4711", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::9]", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
    ],
)
def test_an_address_has_one_form_and_a_household_of_ipv6_one_address(
    written: str, found: str
) -> None:
    assert read(written) == found


def test_without_any_address_all_are_counted_together() -> None:
    assert address(peer="") == "unknown"


@given(st.text(max_size=100), st.integers(0, 9))
def test_no_header_breaks_anything(forwarded: str, proxies: int) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY)
    request.META["HTTP_X_FORWARDED_FOR"] = forwarded

    assert client_address(request)
