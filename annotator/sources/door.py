"""How is the public web reached, and nothing else? By connections to addresses that were looked at.

Each name is resolved once, only a public address is connected to, and one deadline ends it all.
What is asked of a site, and what becomes of its answer, is `web`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from ssl import SSLContext
from typing import Any

import httpcore

from annotator import sources
from annotator.sources import addresses
from annotator.sources.addresses import Address, address_of
from annotator.sources.draft import SourceError
from annotator.text.explained import gettext_noop

OTHER_PORT = gettext_noop(
    "Port {port} is none that pages of the web are on: save the page and bring in the file."
)
UNKNOWN_HOST = gettext_noop("There is no machine named “{host}”: check the address.")
NOT_PUBLIC = gettext_noop(
    "“{host}” is no machine of the public web, so it is not asked: save the page and bring in the"
    " file."
)

PORTS = frozenset({80, 443, 8080, 8443})
# A machine may have many addresses; one that answers is found among the first, or never.
MOST_ADDRESSES = 4


@dataclass(frozen=True, slots=True)
class Door:
    """What is asked, and how much is taken.

    `also` are machines, as `host:port`, that are asked although they are not of the public web.
    `seconds` are for a whole fetch, redirects and all.
    """

    also: frozenset[str] = frozenset()
    resolve: Callable[[str, int], Iterable[str]] = addresses.resolve
    lets: Callable[[Address], bool] = addresses.is_public
    ports: frozenset[int] = PORTS
    trusts: SSLContext | None = None
    seconds: float = 20.0
    most_bytes: int = sources.MAX_BYTES
    most_redirects: int = 5

    def check_port(self, host: str, port: int) -> None:
        """Raises SourceError for a port that pages are not on."""
        if port not in self.ports and not self.knows(host, port):
            raise SourceError(OTHER_PORT, port=str(port))

    def addresses(self, host: str, port: int, seconds: float) -> list[str]:
        """The addresses of `host`. One that is not public rules all out: somebody tries it on.

        Raises SourceError where there is none, or such a one, and httpcore.ConnectTimeout where
        nobody knows after `seconds`.
        """
        try:
            found = self.looked_up(host, port, seconds)
        except (OSError, UnicodeError) as error:
            raise SourceError(UNKNOWN_HOST, host=host[:80]) from error
        if not found:
            raise SourceError(UNKNOWN_HOST, host=host[:80])
        for text in found:
            address = address_of(text)
            if address is None or not (self.lets(address) or self.knows(host, port)):
                raise SourceError(NOT_PUBLIC, host=host[:80])
        return found

    def looked_up(self, host: str, port: int, seconds: float) -> list[str]:
        """What the resolver says, which waits as long as it likes: nobody waits for it longer.

        Raises what it raises, and httpcore.ConnectTimeout after `seconds`.
        """
        answer: Future[list[str]] = Future()

        def ask() -> None:
            try:
                answer.set_result(list(self.resolve(host, port)))
            except Exception as error:
                answer.set_exception(error)

        # A daemon, so that a server that ends does not wait for it either.
        threading.Thread(target=ask, daemon=True).start()
        try:
            return answer.result(seconds)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error

    def knows(self, host: str, port: int) -> bool:
        return f"{host}:{port}" in self.also


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a fetch has to be over. A limit for each read would let a slow site drip for hours."""

    seconds: float
    since: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """Seconds, always more than none. Raises httpcore.ReadTimeout once it is past."""
        left = self.since + self.seconds - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class Guarded(httpcore.NetworkBackend):
    """Connects to addresses that a door lets, and to the very ones that were looked at."""

    def __init__(self, door: Door, deadline: Deadline) -> None:
        self.door = door
        self.deadline = deadline
        self.sockets = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, *_rest: Any, **_options: Any
    ) -> httpcore.NetworkStream:
        """A connection to `host`. Raises SourceError for a host that is not to be asked."""
        failed: Exception | None = None
        for address in self.door.addresses(host, port, self.deadline.left)[:MOST_ADDRESSES]:
            try:
                stream = self.sockets.connect_tcp(address, port, timeout=self.deadline.left)
            except httpcore.ConnectError as error:
                failed = error
            else:
                return Timed(stream, self.deadline)
        raise failed or httpcore.ConnectError


class Timed(httpcore.NetworkStream):
    """A connection whose every step ends at one deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, self.deadline.left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, self.deadline.left)

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secure = self.stream.start_tls(ssl_context, server_hostname, self.deadline.left)
        return Timed(secure, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)
