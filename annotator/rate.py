"""How do settings write what limits go by? `60/m`, and how many proxies there are.

Nothing here knows Django: the settings are read with it. Counting is `limits`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from environs import ValidationError

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
WRITTEN = re.compile(r"(?P<times>[1-9]\d{0,6})/(?P<units>[1-9]\d{0,3})?(?P<unit>[smhd])")
FOR_EXAMPLE = "it can be a rate like “60/m” or “20/10m”, or “off”"


@dataclass(frozen=True, slots=True)
class Rate:
    """So many `times` in so many `seconds`."""

    times: int
    seconds: int


def rate(written: str) -> Rate | None:
    """The rate that is written; None for “off”. Raises ValidationError for what is none."""
    if written.strip().lower() == "off":
        return None
    found = WRITTEN.fullmatch(written.strip())
    if found is None:
        raise ValidationError(f"“{written}”; {FOR_EXAMPLE}")
    return Rate(int(found["times"]), int(found["units"] or 1) * SECONDS[found["unit"]])


def counted(rate: Rate | None, **times: int) -> str:
    """The rate as allauth writes it, for each of what it counts by so many `times` as much."""
    if rate is None:
        return ""
    return ",".join(f"{rate.times * n}/{rate.seconds}s/{by}" for by, n in times.items())


def proxies(written: str) -> int:
    """How many proxies are to be believed; “on” is one, “off” none. Raises ValidationError."""
    word = written.strip().lower()
    if word in ("on", "true", "yes"):
        return 1
    if word in ("off", "false", "no"):
        return 0
    if not re.fullmatch(r"[0-9]", word):
        raise ValidationError(f"“{written}”; it can be how many proxies there are, up to 9")
    return int(word)
