"""How do tests get the real site? By a server as `make run` starts it, on a fresh database.

What a browser does with it is `tests/browser`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests import beginning
from tests.warm import Commands

ROOT = Path(__file__).resolve().parent.parent
# All that the site gets of a developer's shell; what else is set there may be a setting of it.
OF_THE_MACHINE = ("HOME", "LANG", "PATH", "TMPDIR")
# Compressed once, and again when a static file has changed: that takes seconds.
STATIC_ROOT = ROOT / "var" / "tests" / "static"
PATIENCE = 90.0


class SiteFailed(AssertionError):
    """The site or one of its commands did not do what every test relies on."""


@dataclass(frozen=True)
class LiveSite:
    """The site as it runs: its address, its log, and the commands of `manage.py` beside it."""

    url: str
    directory: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]

    @cached_property
    def commands(self) -> Commands:
        """A process that stands ready to run commands."""
        return Commands(self.environment)

    @property
    def log(self) -> str:
        """What the server has printed so far."""
        return (self.directory / "server.log").read_text(errors="replace")

    def manage(self, *arguments: str, given: str | bytes = b"", **environment: str) -> str:
        """Run `manage.py` with `arguments` on the site's own database, and return what it prints.

        `given` goes to its standard input. Raises SiteFailed with its errors where it fails.
        """
        # Tests bring the same words in again and again, each for itself.
        again = (
            ["--again"] if arguments[0] == "import_article" and "--revise" not in arguments else []
        )
        ran = self.commands.run(
            [*arguments, *again], given.encode() if isinstance(given, str) else given, environment
        )
        if ran.returncode:
            errors = ran.stderr.decode(errors="replace")
            raise SiteFailed(
                f"manage.py {' '.join(arguments)} ended with {ran.returncode}:\n{errors}"
            )
        return ran.stdout.decode()

    @property
    def workers(self) -> list[int]:
        """The processes that the server has started and that still are."""
        server = self.process.pid
        with contextlib.suppress(FileNotFoundError):
            children = Path(f"/proc/{server}/task/{server}/children").read_text()
            return [int(child) for child in children.split()]
        return []

    def end_commands(self) -> None:
        """End the process that stands ready for commands, where there is one."""
        if commands := vars(self).pop("commands", None):
            commands.close()

    def kill(self) -> None:
        """End the server and its workers as a power cut would: without a word."""
        self.end_commands()
        # The server first: it starts a worker anew that has ended.
        for process in (self.process.pid, *self.workers):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """End the server as a service manager would; returns its exit code."""
        self.end_commands()
        self.process.terminate()
        try:
            return self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise SiteFailed(f"the server did not end when told to:\n{self.log}") from None


def start(
    directory: Path,
    *,
    samples: bool = True,
    fresh: bool = False,
    port: int = 0,
    **environment: str,
) -> LiveSite:
    """Start the site with its database and log in `directory`, and wait for its first page.

    It begins with tables and samples that were made for all, but where it is to make its own on a
    `fresh` machine. `port` is where it was before, 0 for any that is free; `environment` adds
    settings. Raises SiteFailed, with the server's log, where no page comes.
    """
    port = port or free_port()
    own = {name: os.environ[name] for name in OF_THE_MACHINE if name in os.environ} | {
        "DJANGO_SETTINGS_MODULE": "annotator.settings",
        "VAR_DIR": str(directory),
        "STATIC_ROOT": str(STATIC_ROOT),
        "SECRET_KEY": "known to everybody: for tests only",
        **environment,
    }
    if not fresh:
        beginning.begin(directory, own, samples=samples)
    own["DATABASE_URL"] = beginning.database_of(directory)
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with (directory / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [*command, *(["--samples"] if samples else [])],
            cwd=ROOT,
            env=own,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    site = LiveSite(f"http://127.0.0.1:{port}", directory, own, process)
    wait_for_a_page(site)
    return site


def free_port() -> int:
    """A port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_a_page(site: LiveSite) -> None:
    """Ask for the first page until it comes. Raises SiteFailed after a while, or on an error."""
    # No proxy that the environment names may come between.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + PATIENCE
    while site.process.poll() is None and time.monotonic() < until:
        try:
            with opener.open(f"{site.url}/", timeout=PATIENCE):
                return
        except urllib.error.HTTPError as error:
            site.stop()
            raise SiteFailed(f"the first page answers {error.code}:\n{site.log}") from error
        except OSError:
            time.sleep(0.1)
    if site.process.poll() is None:
        site.stop()
    raise SiteFailed(f"the server did not start:\n{site.log}")
