"""How is the library kept safe? Writes all of it to a file, while the site runs."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from annotator.archives import archive


class Command(BaseCommand):
    help = (
        "Write the whole library, accounts included, to FILE, as it is at one moment; the site may"
        " run meanwhile. Whoever has the file has all that the site knows: keep it safe."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the file to make, a ZIP")

    def handle(self, *, file: Path, **options: Any) -> None:
        """Print how much was written. Raises CommandError, one line, for what cannot be done."""
        try:
            contents = archive.write(file, timezone.now())
        except FileExistsError as error:
            raise CommandError(f"{file} is there already; nothing was written.") from error
        except OSError as error:
            raise CommandError(f"{file}: this cannot be written: {error.strerror}.") from error
        except DatabaseError as error:
            raise CommandError(f"The database does not answer ({error}): migrate it?") from error
        self.stdout.write(f"{file}: {contents.rows} rows of {len(contents.sums)} tables.")
