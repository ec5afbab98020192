"""Is everybody's part counted, and only theirs, until the time is over?"""

from __future__ import annotations

from typing import cast
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from annotator import settings as deployed
from annotator.limits import limited, spend
from annotator.models import User
from annotator.rate import Rate
from annotator.readers import ReaderRequest
from annotator.refusals import TooMany

NOON = 1_764_072_000.0
HOME, SCHOOL = "203.0.113.9", "198.51.100.1"


@pytest.fixture(autouse=True)
def rates(settings: Settings) -> None:
    settings.RATES = {"tags": Rate(3, 60), "comments": Rate(1, 60), "searches": None}
    settings.RATE_PER_ADDRESS = 2


def asks(*, reader: int | None = None, account: int | None = None, at: str = HOME) -> HttpRequest:
    """A request of a browser that has been here before, or of an account, or of a stranger."""
    request = RequestFactory().post("/", REMOTE_ADDR=at)
    bearer = cast(ReaderRequest, request)
    bearer.browser = UUID(int=reader or 0)
    request.user = User(pk=account) if account else AnonymousUser()
    if reader is not None:
        request.COOKIES["reader"] = "signed"
    return request


def times(request: HttpRequest, kind: str = "tags", now: float = NOON) -> int:
    """How often `request` may be sent until it is refused, ten times at most."""
    for number in range(10):
        try:
            spend(request, kind, now)
        except TooMany:
            return number
    return 10


def test_a_reader_may_do_so_much_and_no_more() -> None:
    assert times(asks(reader=1)) == 3
    assert times(asks(account=1)) == 3


def test_the_refusal_says_how_long_to_wait() -> None:
    times(asks(reader=1), now=NOON + 12.5)

    with pytest.raises(TooMany) as refused:
        spend(asks(reader=1), "tags", NOON + 12.5)

    assert refused.value.seconds == 48
    assert "48 seconds" in str(refused.value)


def test_when_the_time_is_over_it_begins_anew() -> None:
    times(asks(reader=1))

    assert times(asks(reader=1), now=NOON + 59.9) == 0
    assert times(asks(reader=1), now=NOON + 60) == 3


def test_others_at_the_same_address_go_on_and_what_was_refused_is_not_charged_to_them() -> None:
    times(asks(reader=1))
    for _ in range(50):
        with pytest.raises(TooMany):
            spend(asks(reader=1), "tags", NOON)

    assert times(asks(reader=2)) == 3


def test_an_address_has_a_limit_whatever_browsers_it_pretends_to_be() -> None:
    assert sum(times(asks(reader=number)) for number in range(1, 6)) == 6
    assert times(asks(reader=9)) == 0
    assert times(asks(account=9)) == 0
    assert times(asks(reader=10, at=SCHOOL)) == 3


def test_a_browser_that_keeps_no_cookie_is_counted_by_its_address() -> None:
    assert times(asks()) == 6


def test_all_of_a_household_of_ipv6_are_at_one_address() -> None:
    assert times(asks(at="2001:db8::1")) == 6
    assert times(asks(at="2001:db8::ffff:2")) == 0


def test_a_class_behind_one_address_is_not_held_up(settings: Settings) -> None:
    settings.RATES, settings.RATE_PER_ADDRESS = deployed.RATES, deployed.RATE_PER_ADDRESS

    # What pupils may do in a minute who look at what they do, and are quick.
    for kind, acts in {"tags": 40, "comments": 8, "searches": 15, "exports": 4}.items():
        for _ in range(acts):
            for pupil in range(30):
                spend(asks(reader=pupil, at=SCHOOL), kind, NOON)


def test_one_kind_does_not_use_up_another() -> None:
    times(asks(reader=1))

    assert times(asks(reader=1), "comments") == 1


def test_a_rate_can_be_off() -> None:
    assert times(asks(reader=1), "searches") == 10


def test_a_cache_that_keeps_nothing_limits_nothing(settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    assert times(asks(reader=1)) == 10


def test_no_address_stands_in_what_is_counted(settings: Settings) -> None:
    spend(asks(reader=1), "tags")

    kept = str(vars(cache._connections["default"]))  # type: ignore[attr-defined]
    assert HOME not in kept


def test_a_view_counts_what_is_sent_to_it_and_not_who_looks() -> None:
    view = limited("comments")(lambda request: HttpResponse(request.method))
    looks = asks(reader=1)
    looks.method = "GET"

    assert [view(looks).content for _ in range(3)] == [b"GET"] * 3
    assert view(asks(reader=1)).content == b"POST"
    with pytest.raises(TooMany):
        view(asks(reader=1))
