"""Does a library that moves to PostgreSQL and back give the same files, byte for byte?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
    ran = subprocess.run(
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
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def exported(database: str, directory: Path) -> bytes:
    """Every export of the library in a database, in one file."""
    file = directory / "exported.zip"
    run(database, directory, "shell", "-c", EXPORT.format(file=str(file)))
    return file.read_bytes()


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
