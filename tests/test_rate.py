"""Is a rate read as it is written, and anything else refused?"""

from __future__ import annotations

import pytest
from environs import ValidationError

from annotator.rate import Rate, proxies, rate


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("60/m", Rate(60, 60)),
        ("20/10m", Rate(20, 600)),
        ("5/s", Rate(5, 1)),
        (" 1000/h ", Rate(1_000, 3_600)),
        ("9999999/9999d", Rate(9_999_999, 9_999 * 86_400)),
        ("off", None),
        ("OFF", None),
    ],
)
def test_a_rate_is_so_often_in_a_time(written: str, read: Rate | None) -> None:
    assert rate(written) == read


@pytest.mark.parametrize(
    "written", ["", "60", "60/", "/m", "0/m", "-1/m", "60/w", "60/0m", "6e1/m", "٦/m", "60/m/m"]
)
def test_what_is_no_rate_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="a rate like"):
        rate(written)


@pytest.mark.parametrize(
    ("written", "read"), [("0", 0), ("off", 0), ("1", 1), ("on", 1), ("True", 1), ("2", 2)]
)
def test_proxies_are_counted(written: str, read: int) -> None:
    assert proxies(written) == read


@pytest.mark.parametrize("written", ["", "-1", "10", "1.5", "perhaps", "²"])
def test_what_is_no_number_of_proxies_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="how many proxies"):
        proxies(written)
