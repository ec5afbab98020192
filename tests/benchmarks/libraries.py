"""How do two libraries of different sizes stand at the same time? Each in a process and a database.

They are asked by turns, so that what else runs on the machine meets both alike. Where DATABASE_URL
names a PostgreSQL, each has a database there, which goes with it; else each has a file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.live import ROOT

ENVIRONMENT = {
    "SECRET_KEY": "only-for-benchmarks-on-this-machine",
    "RATE_SEARCHES": "off",
}


class Library:
    """A library that was made for measuring, of `count` articles."""

    def __init__(self, count: int, process: subprocess.Popen[str]) -> None:
        self.count = count
        self.process = process

    def told(self) -> str:
        """The next line that its process says. Raises RuntimeError where it has ended."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the library of {self.count:,} articles has ended")
        return line.strip()

    def seconds(self, address: str) -> float:
        """What the answer at `address` takes now."""
        assert self.process.stdin is not None
        print(address, file=self.process.stdin, flush=True)
        return float(self.told())


def vendor() -> str:
    """Which database is measured."""
    return "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"


@contextmanager
def libraries(*counts: int) -> Iterator[list[Library]]:
    """Libraries of so many articles, made and ready."""
    with ExitStack() as stack:
        name = stack.enter_context(TemporaryDirectory())
        statics = {**os.environ, **ENVIRONMENT, "VAR_DIR": name, "STATIC_ROOT": f"{name}/static"}
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
        subprocess.run(collect, cwd=ROOT, env=statics, check=True)
        yield [stack.enter_context(library(count, name, statics)) for count in counts]


@contextmanager
def library(count: int, directory: str, environment: dict[str, str]) -> Iterator[Library]:
    """One of them."""
    command = f"from tests.benchmarks.asked import main; main({count})"
    with database(f"measured_{count}", directory) as url:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "shell", "--no-imports", "--command", command],
            cwd=ROOT,
            env={**environment, "DATABASE_URL": url},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            made = Library(count, process)
            made.told()
            yield made
        finally:
            process.kill()
            process.communicate()


@contextmanager
def database(name: str, directory: str) -> Iterator[str]:
    """The address of a database of that name, which goes at the end."""
    there = os.environ.get("DATABASE_URL", "")
    if not there.startswith("postgres"):
        yield f"sqlite:///{directory}/{name}.sqlite3"
        return
    with psycopg.connect(there, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(there)._replace(path=f"/{name}"))
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
            server.execute(drop.format(sql.Identifier(name)))
