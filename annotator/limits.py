"""Who does too much at once? Counts what each reader, and each address, does of each kind.

Counts are kept in the cache, which all processes share; see `shared_cache` for which. They begin
anew with each minute, or whatever a rate is for, so that somebody can do twice as much around its
end: nothing but one number has to be kept for each, and one statement counts.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.core.cache import DEFAULT_CACHE_ALIAS, caches
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

from annotator import access
from annotator.caches.counting import count_each, uncount
from annotator.client_address import client_address
from annotator.refusals import TooMany

P = ParamSpec("P")
Answer = TypeVar("Answer", bound=HttpResponseBase)
SAFE = ("GET", "HEAD", "OPTIONS")


def limited(
    kind: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], Answer]], Callable[Concatenate[HttpRequest, P], Answer]
]:
    """Makes a view count each form that is sent to it as something of `kind`."""

    def around(
        view: Callable[Concatenate[HttpRequest, P], Answer],
    ) -> Callable[Concatenate[HttpRequest, P], Answer]:
        @wraps(view)
        def counted(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
            if request.method not in SAFE:
                spend(request, kind)
            return view(request, *args, **kwargs)

        return counted

    return around


def spend(request: HttpRequest, kind: str, now: float | None = None) -> None:
    """Counts that whoever sent `request` does something of `kind`, a name in `settings.RATES`.

    `now` is in seconds since 1970. Raises TooMany where that is more than the reader, or all
    readers at the address together, may do.
    """
    rate = settings.RATES[kind]
    if rate is None:
        return
    moment = time.time() if now is None else now
    window, since = divmod(moment, rate.seconds)
    backend = caches[DEFAULT_CACHE_ALIAS]
    names, worth = zip(*counters(request), strict=True)
    keys = [f"limits:{kind}:{name}:{window:.0f}" for name in names]
    counted = count_each(backend, keys, rate.seconds)
    for place, (number, times) in enumerate(zip(counted, worth, strict=True)):
        if number > rate.times * times:
            for uncharged in keys[place + 1 :]:
                uncount(backend, uncharged)
            raise TooMany(seconds=math.ceil(rate.seconds - since))


def counters(request: HttpRequest) -> Iterator[tuple[str, int]]:
    """Under which names to count a request, and how many readers' worth each of them may do.

    The reader first: who does too much alone does not use up what others at the address may do.
    Names are kept in a form that tells nobody who was here.
    """
    who = access.viewer(request)
    if who.user is not None:
        yield f"user:{who.user.pk}", 1
    elif settings.READER_COOKIE in request.COOKIES:
        yield f"browser:{who.browser}", 1
    yield f"address:{hidden(client_address(request))}", settings.RATE_PER_ADDRESS


@lru_cache(maxsize=1_000)
def hidden(address: str) -> str:
    """What stands for an address."""
    return salted_hmac("annotator.limits", address, algorithm="sha256").hexdigest()
