"""How does the site start with one command? Database and static files first, then the server.

Making the environment that this runs in is the Makefile's; what a request meets is the middleware.
"""

from __future__ import annotations

import gc
import inspect
import multiprocessing
import os
import shutil
import signal
import socket
import threading
import time
from argparse import ArgumentParser, ArgumentTypeError
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from annotator import memory

# Threads of a worker. Django keeps a connection to the database for each, and SQLite lets one
# write at a time, so that more threads would only wait more.
THREADS = 4
# Seconds that requests under way, and e-mail that waits, have when the server is told to stop.
PATIENCE = 15
# Names the directory where workers count to the library with which
# `annotator.observability.metrics` does.
METRICS = "PROMETHEUS_MULTIPROC_DIR"


class Command(BaseCommand):
    help = "Bring the database and the static files up to date, and serve the site with Granian."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=port_number, default=8000, help="the port to listen on")
        parser.add_argument("--workers", type=int, default=2, help="how many processes answer")
        parser.add_argument(
            "--samples", action="store_true", help="load the sample articles and their editor"
        )

    def handle(self, *, host: str, port: int, workers: int, samples: bool, **options: Any) -> None:
        """Serve until SIGINT or SIGTERM. Raises CommandError where the port is not to be had."""
        refuse_a_port_that_is_taken(host, port)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("clearsessions")
        if samples:
            call_command("load_samples", stdout=self.stdout)
        collect_static_files()
        if settings.METRICS_TOKEN:
            os.environ[METRICS] = str(empty_directory_of_metrics())
        # A worker starts as a Python of its own, with connections of its own.
        connections.close_all()
        multiprocessing.set_start_method("spawn", force=True)
        server = Server(
            settings.WSGI_APPLICATION,
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            workers_kill_timeout=PATIENCE,
            websockets=False,
            log_level=LogLevels.warning,
        )
        on_hang_up = signal.getsignal(signal.SIGHUP)

        def before_workers_start() -> None:
            if on_hang_up == signal.SIG_DFL:
                # A terminal that is closed ends the server; Granian would start its workers anew.
                signal.signal(signal.SIGHUP, server.signal_handler_interrupt)
            threading.Thread(target=self.say_where, args=(host, port), daemon=True).start()

        server.on_startup(before_workers_start)
        server.serve(target_loader=application_in_a_worker, wrap_loader=False)

    def say_where(self, host: str, port: int) -> None:
        """Print the address as soon as a worker listens there: whoever reads it may connect."""
        while not connects(host, port):
            time.sleep(0.05)
        self.stdout.write(f"Annotator is on http://{host}:{port}/ (Ctrl-C ends it)")
        self.stdout.flush()


def empty_directory_of_metrics() -> Path:
    """Where workers write what they count; the numbers begin anew with the server."""
    directory = Path(settings.STATE_DIRECTORY) / "metrics"
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    return directory


def application_in_a_worker() -> WSGIHandler:
    """What a worker calls, loaded there, where signals reach it from its parent alone.

    Ctrl-C and a service manager signal every process of a group, and the parent then signals its
    workers once more: a Granian worker that gets two signals at once can stop for ever.
    """
    os.setsid()
    threading.Thread(target=end_with_the_parent, daemon=True).start()
    memory.spare()
    application = get_internal_wsgi_application()
    # What is loaded by now stays: the garbage collector need not walk it during requests.
    gc.collect()
    gc.freeze()
    return application


def end_with_the_parent() -> None:
    """Wait in a worker until the server is gone, even killed, and end then.

    As the server would do it: what is under way has some seconds. A worker that was just starting
    does not hear the signal.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(PATIENCE)
        os.kill(os.getpid(), signal.SIGKILL)


def port_number(written: str) -> int:
    """The port that `written` names. Raises ArgumentTypeError where that is none."""
    if written.isascii() and written.isdecimal() and 0 < int(written) < 65536:
        return int(written)
    raise ArgumentTypeError(f"“{written}” is no port; a port is a number from 1 to 65535")


def refuse_a_port_that_is_taken(host: str, port: int) -> None:
    """Raise CommandError where nothing can listen at `host` and `port`."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            # A server that has just ended keeps nobody waiting.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CommandError(
            f"Cannot listen on port {port} of {host}: {error.strerror}."
            " Another port: PORT=8123 make run, or serve --port 8123."
        ) from error


def connects(host: str, port: int) -> bool:
    """Whether something listens at `host` and `port`."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def collect_static_files() -> bool:
    """Collect static files, unless nothing has changed since; returns whether that took place.

    Compressing takes seconds, and most starts find everything in place.
    """
    if settings.DEBUG:
        return False  # they are served from where they lie
    static_root = Path(settings.STATIC_ROOT)
    note = static_root.with_name(f"{static_root.name}.collected")
    now = state_of_static_files()
    if static_root.is_dir() and note.is_file() and note.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    note.write_text(now)
    return True


def state_of_static_files() -> str:
    """A digest that changes with the files there are to collect, and with how that is done."""
    sources = [Path(inspect.getfile(type(staticfiles_storage)))]
    for finder in get_finders():
        sources.extend(Path(storage.path(name)) for name, storage in finder.list(None))
    states = [(str(source), source.stat().st_size, source.stat().st_mtime_ns) for source in sources]
    return sha256(repr(sorted(states)).encode()).hexdigest()
