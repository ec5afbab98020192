"""How do tests stand in for the web? With servers on this machine, one address being “public”.

`FAR` is what the tests' door lets through, as the real one lets public addresses; `NEAR` is this
machine as anybody could try to reach it. A site answers with the bytes that it is told to.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest

from annotator.sources import SourceError, addresses, web
from annotator.sources.door import Door

FAR, NEAR = "127.0.0.2", "127.0.0.1"
ARTICLE = (
    "<html lang=en><h1>The tide</h1><p>“It is late,” said Ada Brook of the harbour.</p></html>"
)
# What a client that speaks TLS begins with.
TLS = b"\x16"
Answer = bytes | Callable[[socket.socket], None]


@dataclass
class Site:
    """A server: what it answers to each path, and what it was asked."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str = "news.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def serve(self, peer: socket.socket) -> None:
        with contextlib.suppress(OSError), peer:
            request = b""
            while b"\r\n\r\n" not in request:
                more = peer.recv(65_536)
                if not more:
                    return
                request += more
                if request.startswith(TLS):
                    peer.sendall(page("Speak more clearly.", status=400))
                    return
            self.asked.append(request.decode("latin-1"))
            path = request.split(b" ", 2)[1].decode("latin-1")
            answer = self.answers.get(path, page("There is nothing here.", status=404))
            if callable(answer):
                answer(peer)
            else:
                peer.sendall(answer)


def page(
    body: str | bytes, *, status: int = 200, kind: str = "text/html", **headers: object
) -> bytes:
    """An answer, with more `headers` by their names with _ for -; None leaves one out."""
    data = body.encode() if isinstance(body, str) else body
    lines = {"Content-Type": kind, "Content-Length": len(data)}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    written = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value is not None)
    return f"HTTP/1.1 {status} As it is\r\n{written}Connection: close\r\n\r\n".encode() + data


def redirect(to: str, status: int = 302) -> bytes:
    return page("", status=status, Location=to)


@contextlib.contextmanager
def site(address: str = FAR, context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site on `address` and a free port, on which it ends with the test."""
    with socket.create_server((address, 0)) as listener:
        one = Site(listener.getsockname()[1])

        def listen() -> None:
            with contextlib.suppress(OSError):
                while True:
                    peer, _who = listener.accept()
                    one.connections += 1
                    threading.Thread(target=greet, args=[peer], daemon=True).start()

        def greet(peer: socket.socket) -> None:
            with contextlib.suppress(OSError):
                one.serve(context.wrap_socket(peer, server_side=True) if context else peer)

        threading.Thread(target=listen, daemon=True).start()
        yield one
        listener.shutdown(socket.SHUT_RDWR)


def door(port: int, **other: object) -> Door:
    """A door that lets `FAR` through, on one port, and knows a few names besides real ones."""
    names = {"news.example": [FAR], "inside.example": [NEAR], "both.example": [FAR, NEAR]}

    def resolve(host: str, port: int) -> list[str]:
        return names.get(host) or addresses.resolve(host, port)

    usual = Door(
        resolve=resolve,
        lets=lambda address: str(address) == FAR,
        ports=frozenset({port}),
        seconds=3,
        most_bytes=100_000,
    )
    return replace(usual, **other)  # type: ignore[arg-type]  # whatever a test asks for


def refused(url: str, through: Door) -> str:
    """The words with which an address is refused."""
    with pytest.raises(SourceError) as caught:
        web.fetch(url, through)
    return str(caught.value)
