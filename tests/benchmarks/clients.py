"""How much does the server answer when several ask at once? Clients that cost little themselves.

Each keeps one connection open, as a browser does, and sends its next request when the last one is
answered. What they send is put together beforehand.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

TICKS = os.sysconf("SC_CLK_TCK")
# Fields of /proc/PID/stat after the name, which may hold spaces: time in user and in system mode.
USER, SYSTEM = 11, 12


class Line:
    """One connection to the site."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """The status of the answer, and all of it. Raises ConnectionError where it ends early."""
        self.socket.sendall(request)
        answer = self.more()
        while (end := answer.find(b"\r\n\r\n")) < 0:
            answer += self.more()
        head = answer[:end].lower()
        length = 0
        if (at := head.find(b"\r\ncontent-length:")) >= 0:
            length = int(head[at + 17 :].split(b"\r\n", 1)[0])
        while len(answer) < end + 4 + length:
            answer += self.more()
        return int(answer[9:12]), answer

    def more(self) -> bytes:
        """What comes next. Raises ConnectionError where nothing does."""
        if not (piece := self.socket.recv(65536)):
            raise ConnectionError("the server closed the connection")
        return piece

    def close(self) -> None:
        self.socket.close()


def post(url: str, path: str, headers: Mapping[str, str], fields: Mapping[str, object]) -> bytes:
    """A form as a browser sends it to `path` of the site at `url`."""
    body = urlencode(fields)
    told = {
        "Host": urlsplit(url).netloc,
        "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Accept": "text/html",
        "Accept-Language": "en-US,en;q=0.5",
        "Accept-Encoding": "gzip, deflate, br, zstd",
        "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
        "Content-Length": str(len(body)),
        "Origin": url,
        "Connection": "keep-alive",
        **headers,
    }
    lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
    return ("\r\n".join(lines) + f"\r\n\r\n{body}").encode()


@dataclass(frozen=True, slots=True)
class Run:
    """What became of one run: how many answers of each status, in how many seconds.

    `busy` is how much of the processor's time the server's workers took for it, in seconds.
    """

    statuses: Counter[int]
    seconds: float
    busy: float

    @property
    def answers(self) -> int:
        return self.statuses.total()

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds

    @property
    def each(self) -> float:
        """Milliseconds of the processor's time for each."""
        return 1e3 * self.busy / max(self.answers, 1)


def at_once(
    url: str, clients: Sequence[Iterable[bytes]], *, seconds: float, workers: Iterable[int]
) -> Run:
    """What the site answers to all `clients` in so many `seconds`; each has its own requests."""
    lines = [Line(url) for _ in clients]
    found: list[Counter[int]] = [Counter() for _ in clients]
    gate = threading.Barrier(len(clients) + 1)

    def ask(line: Line, requests: Iterator[bytes], statuses: Counter[int]) -> None:
        gate.wait()
        until = time.perf_counter() + seconds
        for request in requests:
            statuses[line.ask(request)[0]] += 1
            if time.perf_counter() > until:
                break

    threads = [
        threading.Thread(target=ask, args=(line, iter(requests), statuses))
        for line, requests, statuses in zip(lines, clients, found, strict=True)
    ]
    for thread in threads:
        thread.start()
    before = processor_time(workers)
    gate.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    busy = processor_time(workers) - before
    for line in lines:
        line.close()
    return Run(sum(found, Counter()), took, busy)


def processor_time(processes: Iterable[int]) -> float:
    """The processor's time that `processes` have taken since they began, in seconds."""
    told = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in processes]
    return sum(int(one[USER]) + int(one[SYSTEM]) for one in told) / TICKS
