"""How does the whole library leave by the command line? As a static site in a ZIP."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from annotator import library, site_address
from annotator.management.commands.export_article import write_file
from annotator.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Write all public articles with their annotations, as everybody sees them, as a static "
        "site in a ZIP."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--output", required=True, help="the ZIP file to write")
        parser.add_argument(
            "--all",
            action="store_true",
            help="drafts and unlisted articles too, with what editors alone see: not for the web",
        )
        parser.add_argument(
            "--site",
            default=site_address.likely(),
            help="the address of the site, which annotations refer to (default: %(default)s)",
        )

    def handle(
        self,
        *,
        output: str,
        all: bool,  # noqa: A002 - the option's name
        site: str,
        **options: Any,
    ) -> None:
        """Write the ZIP. Raises CommandError, one line, for whatever cannot be done."""
        try:
            write_file(Path(output), shown(site.rstrip("/"), everything=all))
        except OSError as error:
            raise CommandError(f"{output}: this cannot be written: {error.strerror}.") from error
        except DatabaseError as error:
            raise CommandError(f"The database does not answer ({error}): migrate it?") from error
        except KeyboardInterrupt as stop:
            raise CommandError(f"Stopped: {output} was not written.") from stop


def shown(site: str, *, everything: bool) -> Iterator[bytes]:
    """The ZIP, and on standard error how far it is."""
    progress = Progress(0, sys.stderr)

    def tell(done: int, total: int) -> None:
        progress.total = total
        progress.show(done)

    try:
        yield from library.write(site, timezone.now(), everything=everything, told=tell)
    finally:
        progress.clear()
