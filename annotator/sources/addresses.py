"""Which machines may be asked for a page? Those of the public web, and no other.

A site that fetches what it is told to must not become a way into the network that it stands in.
Names are resolved here, once, and what is connected to is the address that was looked at: a name
that means another machine a moment later changes nothing. Asking is `web`.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, quote, urlsplit

from annotator.sources.draft import MAX_URL, SourceError
from annotator.text.explained import gettext_noop

Address = IPv4Address | IPv6Address

NO_ADDRESS = gettext_noop(
    "“{url}” is no address of a page: it has to look like https://example.org/article."
)
TOO_LONG = gettext_noop("This address is longer than {limit} characters: shorten it.")
OTHER_SCHEME = gettext_noop(
    "“{scheme}:” is not fetched here: an article's address begins with https:// or http://."
)
CREDENTIALS = gettext_noop(
    "This address holds a name or a password before the @: take that out, or save the page and"
    " bring in the file."
)

SCHEMES = {"http": 80, "https": 443}
# What Python takes for public and is not: addresses kept for protocols, one of which a cloud
# provider answers its machines on (RFC 6890), and IPv6 ones that stand for an IPv4 one (RFC 6052,
# RFC 8215).
KEPT = tuple(map(ip_network, ("192.0.0.0/24", "64:ff9b::/96", "64:ff9b:1::/48")))


def split(url: str) -> tuple[SplitResult, str, int]:
    """The parts of the address of a page, its host as the DNS writes it, and its port.

    Raises SourceError for what is no address of a page, or holds a password.
    """
    url = url.strip()
    if len(url) > MAX_URL:
        raise SourceError(TOO_LONG, limit=MAX_URL)
    shown = url[:80]
    if not url.isprintable() or any(sign in url for sign in (" ", "\\")):
        raise SourceError(NO_ADDRESS, url=shown)
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise SourceError(NO_ADDRESS, url=shown) from error
    if parts.scheme and parts.scheme not in SCHEMES:
        raise SourceError(OTHER_SCHEME, scheme=parts.scheme[:20])
    if not parts.scheme or not host or "%" in host:
        raise SourceError(NO_ADDRESS, url=shown)
    if "@" in parts.netloc:
        raise SourceError(CREDENTIALS)
    try:
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise SourceError(NO_ADDRESS, url=shown) from error
    return parts, host, SCHEMES[parts.scheme] if port is None else port


def target(parts: SplitResult) -> str:
    """What stands behind the host in a request: path and query, in ASCII."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]")
    return f"{path}?{query}" if query else path


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a machine, as the system's resolver knows them, numbers of any form too.

    Raises OSError or UnicodeError where there are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_rest, place in found))


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, whatever it is written in.

    Private, loopback, link-local and shared ones are not, nor what cloud providers answer their
    own machines on, nor an IPv6 address that leads to any of these.
    """
    if any(address in network for network in KEPT):
        return False
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo or address.is_site_local:
            return False
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def address_of(text: str) -> Address | None:
    """The address that a resolver wrote; None for what is none, or has a zone of this machine."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return None if isinstance(address, IPv6Address) and address.scope_id else address
