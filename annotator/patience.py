"""How long does allauth keep somebody waiting? Until so many of their attempts are long enough ago.

allauth counts attempts at its own pages, by address, account or login, in the cache that all
processes share; here its counts are read. What limits everything else is `limits`.
"""

from __future__ import annotations

import math
import time

from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.core.cache import cache
from django.http import HttpRequest

APP = "allauth.account"
# The pages, by the names of their addresses, and what allauth counts there.
COUNTED = {
    "account_login": "login",
    "account_signup": "signup",
    "account_email": "manage_email",
    "account_change_password": "change_password",
    "account_set_password": "change_password",
    "account_reauthenticate": "reauthenticate",
    "account_reset_password": "reset_password",
    "account_reset_password_from_key": "reset_password_from_key",
}
# Where nothing is known: the shortest time that anything is counted for.
A_MINUTE = 60


def at_page(request: HttpRequest) -> int:
    """Seconds until whoever sent `request` may use the page again that they asked for too often."""
    match = request.resolver_match
    action = COUNTED.get(match.view_name if match else "", "")
    return seconds(request, action, key=request.POST.get("email", "").lower())


def seconds(request: HttpRequest, action: str, *, key: str = "") -> int:
    """Seconds until whoever sent `request` may do what allauth calls `action` again.

    `key` is what it counts by, besides the address and the account: a login, or an address that
    e-mail goes to.
    """
    now = time.time()
    waits = []
    for rate in get_rates(app=APP, action=action):
        if rate.per == "user" and not request.user.is_authenticated:
            continue
        counted = get_cache_key(request, app=APP, action=action, rate=rate, key=key)
        # The newest first, as many as the rate allows.
        history = cache.get(counted, [])
        if len(history) >= rate.amount:
            waits.append(math.ceil(history[rate.amount - 1] + rate.duration - now))
    return max(waits, default=A_MINUTE)
