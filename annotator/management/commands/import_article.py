"""How does an article come in from the command line? A file or standard input becomes an article.

Reading and refusing are `annotator.sources`, storing is `annotator.actions.articles`.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from annotator import sources
from annotator.actions import articles
from annotator.refusals import Refusal

STANDARD_INPUT = "-"
WEB = ("http://", "https://")


class Command(BaseCommand):
    help = "Bring an article in, with the quotes found in it, and print its slug."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", help="a file, or - for standard input")
        parser.add_argument(
            "--language",
            help=f"{' or '.join(sources.LANGUAGES)}; told from the article's words if not given",
        )
        parser.add_argument("--title", help="the article's title; its own if not given")
        parser.add_argument(
            "--format",
            help=f"{', '.join(sources.FORMATS)}; told from the file if not given",
        )

    def handle(
        self,
        *,
        source: str,
        language: str | None,
        title: str | None,
        format: str | None,  # noqa: A002 - the option's name
        **options: Any,
    ) -> None:
        """Print the slug alone. Raises CommandError, one line, for whatever cannot be taken in."""
        data = contents(source)
        try:
            draft = sources.read(data, name=source, format=format, language=language, title=title)
            article = articles.create(draft=draft)
        except (sources.SourceError, Refusal) as error:
            raise CommandError(f"{source}: {error}") from error
        except DatabaseError as error:
            raise CommandError(f"The database does not answer ({error}): migrate it?") from error
        self.stdout.write(article.slug)


def contents(source: str) -> bytes:
    """The bytes of a file or of standard input, of too many only enough to tell that they are."""
    if source.lower().startswith(WEB):
        raise CommandError(
            "Fetching from the web is not supported yet: save the page and import the file."
        )
    most = sources.MAX_BYTES + 1
    if source == STANDARD_INPUT:
        return sys.stdin.buffer.read(most)
    try:
        with Path(source).open("rb") as file:
            return file.read(most)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CommandError(f"{source}: this file cannot be read: {reason}.") from error
