"""How does a library move to another database, from SQLite to PostgreSQL or back?

By way of a file that both read; what arrives is read again there and compared row by row.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from annotator.archives import archive


class Command(BaseCommand):
    help = (
        "Copy the library to the empty database at URL, compare each row, and leave this one as it"
        " is. Stop the site first; afterwards start it with DATABASE_URL=URL."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to",
            required=True,
            metavar="URL",
            help="the other database, as DATABASE_URL names one: sqlite:///… or postgres://…;"
            " - reads it from standard input, which lists of processes do not show",
        )
        parser.add_argument(
            "--replace", action="store_true", help="take out first whatever is there"
        )

    def handle(self, *, to: str, replace: bool, **options: Any) -> None:
        """Print what arrived. Raises CommandError where it did not, or not all of it."""
        url = sys.stdin.readline().strip() if to == "-" else to
        try:
            with tempfile.TemporaryDirectory(prefix="annotator-") as directory:
                file = Path(directory) / "library.zip"
                left = archive.write(file, timezone.now())
                told = restore_there(url, file, replace)
            changed = [name for name, now in archive.sums_now().items() if now != left.sums[name]]
        except DatabaseError as error:
            raise CommandError(f"The database does not answer ({error}): migrate it?") from error
        except OSError as error:
            raise CommandError(f"The library cannot be written: {error.strerror}.") from error
        self.stdout.write(told)
        for name, one in left.sums.items():
            if one.rows:
                self.stdout.write(f"{one.rows:>10}  {name}  {one.sha256[:16]}")
        if changed:
            raise CommandError(
                f"Meanwhile somebody wrote here ({', '.join(changed)}), and that did not move."
                " Stop the site, and move once more with --replace."
            )


def restore_there(url: str, file: Path, replace: bool) -> str:
    """Restores the file into the database at `url`, in a process that knows no other; returns what
    that says. Raises CommandError with its last words where it fails.
    """
    command = [sys.executable, "manage.py", "restore", str(file)]
    environment = os.environ | {
        "DATABASE_URL": url,
        "SECRET_KEY": settings.SECRET_KEY,
        "PYTHONIOENCODING": "utf-8",
    }
    ran = subprocess.run(
        [*command, *(["--replace"] if replace else [])],
        cwd=settings.BASE_DIR,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode:
        said = ran.stderr.strip().splitlines() or ["it ended without a word"]
        raise CommandError(said[-1].removeprefix("CommandError: "))
    return ran.stdout.strip()
