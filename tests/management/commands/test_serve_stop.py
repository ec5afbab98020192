"""Is nothing lost when the server is told to stop? Requests under way, and e-mail that waits."""

from __future__ import annotations

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests import live
from tests.factories import PASSWORD
from tests.visitor import Visitor

ANSWERS = {b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}


class SlowMailServer:
    """Takes connections, and says nothing until it is woken; keeps what it is then given."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.asked, self.awake = threading.Event(), threading.Event()

    @property
    def url(self) -> str:
        """What `EMAIL_URL` is to be."""
        return f"smtp://127.0.0.1:{self.socket.getsockname()[1]}"

    def take_one(self) -> bytes:
        """Waits for an e-mail, and returns it."""
        peer, _address = self.socket.accept()
        with peer, peer.makefile("rb") as lines:
            self.asked.set()
            self.awake.wait(timeout=live.PATIENCE)
            peer.sendall(b"220 awake\r\n")
            letter = b""
            for line in lines:
                command = line[:4].upper()
                peer.sendall(ANSWERS.get(command, b"250 fine\r\n"))
                if command == b"DATA":
                    while (written := lines.readline()) not in (b".\r\n", b""):
                        letter += written
                    peer.sendall(b"250 taken\r\n")
                if command == b"QUIT":
                    break
        return letter


def begin(site: live.LiveSite, visitor: Visitor, path: str, fields: str) -> socket.socket:
    """A request that was sent but for its last byte, on a connection of its own."""
    cookies = "; ".join(f"{one.name}={one.value}" for one in visitor.jar)
    address = urlsplit(site.url)
    connection = socket.create_connection((address.hostname, address.port), timeout=live.PATIENCE)
    head = (
        f"POST {path} HTTP/1.1",
        f"Host: {address.netloc}",
        f"Cookie: {cookies}",
        f"Origin: {site.url}",
        f"X-CSRFToken: {visitor.token}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(fields)}",
    )
    connection.sendall("\r\n".join((*head, "", fields[:-1])).encode())
    return connection


def refuses(site: live.LiveSite) -> bool:
    """Whether nobody can connect any more."""
    address = urlsplit(site.url)
    try:
        socket.create_connection((address.hostname, address.port), timeout=1).close()
    except OSError:
        return True
    return False


@pytest.mark.any_database
def test_what_is_under_way_is_answered_and_what_waits_is_mailed(tmp_path: Path) -> None:
    mail = SlowMailServer()
    site = live.start(tmp_path, samples=False, EMAIL_URL=mail.url, VERIFY_EMAIL="optional")
    with mail.socket, ThreadPoolExecutor(1) as postman:
        letter = postman.submit(mail.take_one)
        visitor = Visitor(site.url)
        visitor.get("/accounts/signup/")
        visitor.post(
            "/accounts/signup/", username="lena", email="lena@example.org", password1=PASSWORD
        )
        assert mail.asked.wait(timeout=live.PATIENCE)
        visitor.get("/account/")
        under_way = begin(site, visitor, "/account/sign-out-elsewhere/", urlencode({"a": "b"}))

        site.process.terminate()
        until_refused(site)
        under_way.sendall(b"b")
        answer = under_way.recv(1000)
        mail.awake.set()

        assert site.process.wait(timeout=30) == 0
        assert int(answer.split()[1]) == HTTPStatus.FOUND
        assert b"lena@example.org" in letter.result(timeout=live.PATIENCE)
    under_way.close()


def until_refused(site: live.LiveSite) -> None:
    """Asks until nobody can connect any more. Fails where somebody still can after long."""
    for _ in range(2_000):
        if refuses(site):
            return
        threading.Event().wait(0.01)
    raise AssertionError("the server still takes connections")
