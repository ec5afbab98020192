"""From which address does a request come? The one that limits count by, behind a proxy too.

`X-Forwarded-For` is anybody's to write. It is believed only where `TRUST_PROXY` says how many
proxies stand before the site, each of which adds the address that it was asked from: so many
entries from the right, and no further, were written by somebody whom we trust.
"""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# Nobody says: the server listens on a socket of this machine, say.
UNKNOWN = "unknown"
# An entry may end with a port, and an IPv6 address before it then stands in brackets.
WITH_PORT = re.compile(r"\[(?P<six>[^\]]*)\](?::\d+)?|(?P<four>[^:]*):\d+")
# A household or a machine gets a network of this size, and all the addresses in it.
ONE_HOUSEHOLD = 64
LONGEST_ADDRESS = 80


def client_address(request: HttpRequest) -> str:
    """The address that a request comes from, in its one usual form.

    Of IPv6 it is the network of 64 bits, which belongs to one household or machine.
    """
    peer = read(request.META.get("REMOTE_ADDR", "")) or UNKNOWN
    proxies: int = settings.TRUST_PROXY
    if not proxies:
        return peer
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", proxies)
    # Fewer entries than proxies: whoever asked came in by one that stands further inside.
    return read(hops[-min(proxies, len(hops))]) or peer


# Who reads asks again and again.
@lru_cache(maxsize=1_000)
def read(written: str) -> str | None:
    """An address as it is written in a header; None for what is none."""
    written = written.strip()
    if len(written) > LONGEST_ADDRESS:
        return None
    found = WITH_PORT.fullmatch(written)
    if found:
        written = found["six"] or found["four"] or ""
    try:
        address = ip_address(written.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ip_network((address, ONE_HOUSEHOLD), strict=False))
    return str(address)
