"""Does a library that moves to PostgreSQL and back give the same files, byte for byte?"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import psycopg
import pytest

from tests import beginning, live

pytestmark = pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres"),
    reason="needs the PostgreSQL that `make postgresql` starts",
)

# All exports of all articles, made at a time that is given: they say when they were made.
EXPORT = """
import datetime, pathlib
from annotator import library
made_at = datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)
pieces = library.write("https://a.example", made_at, everything=True)
pathlib.Path({file!r}).write_bytes(b"".join(pieces))
"""


def run(database: str, directory: Path, *arguments: str) -> str:
    """What a command says that has this database."""
    ran = ended(database, directory, *arguments)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def ended(database: str, directory: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command that has this database, when it has ended."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=live.ROOT,
        env={
            **{name: os.environ[name] for name in live.OF_THE_MACHINE if name in os.environ},
            "DATABASE_URL": database,
            "VAR_DIR": str(directory),
            "SECRET_KEY": "known to everybody: for tests only",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def exported(database: str, directory: Path) -> bytes:
    """Every export of the library in a database, in one file."""
    file = directory / "exported.zip"
    run(database, directory, "shell", "-c", EXPORT.format(file=str(file)))
    return file.read_bytes()


def test_a_write_amid_the_move_has_moved_or_is_told_of(tmp_path: Path) -> None:
    before, there = f"sqlite:///{tmp_path / 'before.sqlite3'}", beginning.database_of(tmp_path)
    run(before, tmp_path, "migrate", "--verbosity=0")
    run(
        before,
        tmp_path,
        "shell",
        "-c",
        "from annotator.actions.speakers import named; named('Ada')",
    )
    over = Event()

    def write() -> int:
        """Changes a speaker again and again until it is over; returns how often."""
        times = 0
        with closing(sqlite3.connect(tmp_path / "before.sqlite3", timeout=60)) as writer:
            while not over.is_set():
                with writer:
                    writer.execute("UPDATE annotator_speaker SET version = ?", [times := times + 1])
        return times

    with ThreadPoolExecutor(1) as somebody:
        writing = somebody.submit(write)
        moved = ended(before, tmp_path, "move_library", "--to", there)
        over.set()
        times = writing.result()

    assert times > 1
    assert moved.returncode == 1
    assert "Meanwhile somebody wrote here (annotator_speaker)" in moved.stderr
    run(before, tmp_path, "move_library", "--to", there, "--replace")
    with psycopg.connect(there) as arrived:
        assert arrived.execute("SELECT version FROM annotator_speaker").fetchall() == [(times,)]


def test_a_library_goes_to_postgresql_and_back_and_every_export_stays_the_same(
    tmp_path: Path,
) -> None:
    before = f"sqlite:///{tmp_path / 'before.sqlite3'}"
    there = beginning.database_of(tmp_path)
    after = f"sqlite:///{tmp_path / 'after.sqlite3'}"
    run(before, tmp_path, "migrate", "--verbosity=0")
    run(before, tmp_path, "load_samples")
    files = exported(before, tmp_path)

    moved = run(before, tmp_path, "move_library", "--to", there)
    assert exported(there, tmp_path) == files
    came_back = run(there, tmp_path, "move_library", "--to", after)

    assert exported(after, tmp_path) == files
    # A digest of each table is among what is told, and none has changed on the way.
    assert moved.splitlines()[1:] == came_back.splitlines()[1:]
    assert "annotator_tag" in moved
    # PostgreSQL goes on numbering after what has moved there.
    article = live.ROOT / "fixtures" / "articles" / "the-harbour-vote.en.md"
    assert run(there, tmp_path, "import_article", str(article), "--again").strip()
