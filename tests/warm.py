"""How do tests run a command of `manage.py` without starting Python and Django each time?

`python -m tests.warm SOCKET` loads the project, then runs each command that it is told of in a
process forked from its own: a second less for each of the hundreds that tests of the real site
begin with. Tests of the commands themselves start them as people do.
"""

from __future__ import annotations

import json
import os
import socket
import socketserver
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path

import django
from django.core.checks import run_checks
from django.core.management import execute_from_command_line

ROOT = Path(__file__).resolve().parent.parent


class Commands:
    """The commands of one site, whose settings are in `environment`."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.directory = tempfile.TemporaryDirectory()
        self.address = str(Path(self.directory.name) / "commands")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.warm", self.address],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdout
        self.process.stdout.readline()
        # Also where a test ends the site in its own way.
        self.close = weakref.finalize(self, end, self.process, self.directory)

    def run(
        self, arguments: Sequence[str], given: bytes, environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        """Run `manage.py` with `arguments`, `given` as its standard input, more `environment`."""
        with (
            tempfile.TemporaryDirectory(dir=self.directory.name) as directory,
            socket.socket(socket.AF_UNIX) as told,
        ):
            streams = [Path(directory) / name for name in ("in", "out", "err")]
            streams[0].write_bytes(given)
            told.connect(self.address)
            with told.makefile("rw", encoding="utf-8") as line:
                print(json.dumps([list(arguments), dict(environment), directory]), file=line)
                line.flush()
                code = int(line.readline())
            out, err = (one.read_bytes() for one in streams[1:])
        return subprocess.CompletedProcess(arguments, code, out, err)


def end(process: subprocess.Popen[bytes], directory: tempfile.TemporaryDirectory[str]) -> None:
    """Ends the process: no more commands come."""
    process.terminate()
    process.communicate()
    directory.cleanup()


class Command(socketserver.StreamRequestHandler):
    """Is `manage.py` for one command, in a process of its own."""

    def handle(self) -> None:
        arguments, environment, directory = json.loads(self.rfile.readline())
        for number, name in enumerate(("in", "out", "err")):
            flags = os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY
            os.dup2(os.open(Path(directory) / name, flags), number)
        os.environ.update(environment)
        code = 1
        try:
            execute_from_command_line(["manage.py", *arguments])
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            self.wfile.write(f"{code}\n".encode())


class Server(socketserver.ForkingMixIn, socketserver.UnixStreamServer):
    max_children = 100


if __name__ == "__main__":
    django.setup()
    # Django checks the project before each command: what it loads for that is loaded here, once.
    run_checks()
    with Server(sys.argv[1], Command) as server:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        server.serve_forever()
