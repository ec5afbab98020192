"""How do tests get a real Redis, or Valkey? By Debian's program, on a free port, with no files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.live import SiteFailed, free_port


@contextmanager
def running(directory: Path, port: int = 0) -> Iterator[int]:
    """A server that keeps nothing, and its port; it has gone at the end. Raises SiteFailed."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        raise SiteFailed("there is no redis-server here: .ci/provide redis")
    port = port or free_port()
    process = subprocess.Popen(
        [
            program,
            "--port",
            str(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--dir",
            str(directory),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        if not any("ready to accept connections" in line.lower() for line in process.stdout):
            raise SiteFailed("redis-server did not start")
        yield port
    finally:
        process.terminate()
        process.communicate()
