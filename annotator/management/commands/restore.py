"""How does a library come back from the file that `backup` wrote? Whole, or not at all."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from annotator.actions import restoring
from annotator.archives.archive import Archive, BadArchive, opened


class Command(BaseCommand):
    help = (
        "Bring back the library in FILE, which backup wrote from this version on SQLite or"
        " PostgreSQL. Stop the site first."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the file to read")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="take out first whatever is in the database",
        )

    def handle(self, *, file: Path, replace: bool, **options: Any) -> None:
        """Print how much there is. Raises CommandError, one line; nothing has changed then."""
        try:
            with opened(file) as archive:
                archive.check()
                self.restore(archive, replace)
                contents = archive.contents
        except BadArchive as refusal:
            raise CommandError(f"{file} cannot be restored: {refusal}.") from refusal
        except restoring.NotEmpty as refusal:
            raise CommandError(
                "There is a library here already; nothing was changed."
                " --replace puts the other in its place."
            ) from refusal
        except OSError as error:
            raise CommandError(f"{file}: this cannot be read: {error.strerror}.") from error
        except (DatabaseError, ValueError) as error:
            raise CommandError(f"The database does not take it: {error}") from error
        self.stdout.write(f"{contents.rows} rows are back as they were on {contents.made_at}.")

    def restore(self, archive: Archive, replace: bool) -> None:
        """Migrate the database and fill it. Raises as `restoring.restore` does."""
        if not replace and not restoring.is_empty():
            raise restoring.NotEmpty
        call_command("migrate", interactive=False, verbosity=0)
        restoring.restore(archive=archive, replace=replace)
