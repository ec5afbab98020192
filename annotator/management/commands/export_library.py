"""How does the whole public library leave by the command line? As a static site in a ZIP."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from annotator import library, site_address
from annotator.management.commands.export_article import write_file


class Command(BaseCommand):
    help = "Write all public articles with their annotations as a static site in a ZIP."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--output", required=True, help="the ZIP file to write")
        parser.add_argument(
            "--site",
            default=site_address.likely(),
            help="the address of the site, which annotations refer to (default: %(default)s)",
        )

    def handle(self, *, output: str, site: str, **options: Any) -> None:
        """Write the ZIP. Raises CommandError, one line, for whatever cannot be done."""
        try:
            write_file(Path(output), library.write(site.rstrip("/"), timezone.now()))
        except OSError as error:
            raise CommandError(f"{output}: this cannot be written: {error.strerror}.") from error
        except DatabaseError as error:
            raise CommandError(f"The database does not answer ({error}): migrate it?") from error
