"""Does one command serve the site, and end it whole?"""

from __future__ import annotations

import os
import signal
import socket
import time
from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

import annotator.settings
from annotator.management.commands.serve import collect_static_files, port_number
from tests import live


def there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def comes_true(condition: Callable[[], bool]) -> bool:
    """Whether `condition` holds before long: a worker has 15 seconds to end by itself."""
    until = time.monotonic() + 40
    while not condition() and time.monotonic() < until:
        time.sleep(0.05)
    return condition()


def test_it_says_where_it_listens_and_answers_there_with_two_workers(site: live.LiveSite) -> None:
    assert comes_true(lambda: f"Annotator is on {site.url}/" in site.log)
    # Python's own tracker of shared resources is the third.
    assert comes_true(lambda: len(site.workers) == 3)


@pytest.mark.any_database
@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_server_and_its_workers(
    tmp_path: Path, signal_number: signal.Signals
) -> None:
    # Whoever runs the tests may ignore it (`nohup`), which goes on to what they start.
    before = signal.signal(signal_number, signal.SIG_DFL)
    try:
        site = live.start(tmp_path, samples=False)
    finally:
        signal.signal(signal_number, before)
    workers = site.workers

    site.process.send_signal(signal_number)

    assert site.process.wait(timeout=live.PATIENCE) == 0
    assert comes_true(lambda: not any(there(worker) for worker in workers))


@pytest.mark.any_database
def test_workers_end_when_the_server_is_killed(tmp_path: Path) -> None:
    site = live.start(tmp_path, samples=False)
    workers = site.workers

    site.process.kill()
    site.process.wait(timeout=live.PATIENCE)

    assert comes_true(lambda: not any(there(worker) for worker in workers))


def test_a_port_that_is_taken_is_refused_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"Cannot listen on port {port}") as refused:
            call_command("serve", port=port)

    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("written", ["", "0", "-1", "65536", "http", "80.5", "８０"])
def test_what_is_no_port_is_refused(written: str) -> None:
    with pytest.raises(ArgumentTypeError, match="from 1 to 65535"):
        port_number(written)


def test_a_port_is_read() -> None:
    assert port_number("8123") == 8123


def test_static_files_are_collected_when_one_has_changed_and_only_then(
    tmp_path: Path, settings: Settings
) -> None:
    style = tmp_path / "from" / "style.css"
    style.parent.mkdir()
    style.write_text("p { color: teal }")
    settings.STORAGES = annotator.settings.STORAGES
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [style.parent]
    settings.STATIC_ROOT = tmp_path / "to"

    assert collect_static_files()
    assert not collect_static_files()

    style.write_text("p { color: olive }")
    assert collect_static_files()
    served = [path.read_text() for path in settings.STATIC_ROOT.glob("style.*.css")]
    assert "p{color: olive}" in served
