"""How does an article leave by the command line? In any format of `annotator.formats`."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from annotator import site_address
from annotator.access import OPERATOR
from annotator.formats import FORMATS, Outgoing
from annotator.management.progress import heard
from annotator.models import Article
from annotator.queries import reading as queries
from annotator.refusals import NotWritten


class Command(BaseCommand):
    help = "Write an article with its annotations to standard output or a file; text is in UTF-8."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the article's slug, as import_article printed it")
        parser.add_argument("--format", required=True, help=" | ".join(FORMATS))
        parser.add_argument("--output", help="the file to write; standard output if not given")
        parser.add_argument(
            "--site",
            default=site_address.likely(),
            help="the address of the site, which annotations refer to (default: %(default)s)",
        )

    def handle(
        self,
        *,
        slug: str,
        format: str,  # noqa: A002 - the option's name
        output: str | None,
        site: str,
        **options: Any,
    ) -> None:
        """Write the export. Raises CommandError, one line, for whatever cannot be done."""
        wanted = FORMATS.get(format)
        if wanted is None:
            raise CommandError(f"There is no format “{format}”; there is {', '.join(FORMATS)}.")
        try:
            article = Article.objects.select_related("current").filter(slug=slug).first()
            if article is None:
                raise CommandError(
                    f"There is no article “{slug}”: its page's address ends in its slug."
                )
            pieces = wanted.pieces(
                Outgoing(
                    reading=queries.reading(article, OPERATOR),
                    tags=queries.tags(article.revision),
                    readers=queries.readers(article.revision),
                    site=site.rstrip("/"),
                    made_at=timezone.now(),
                )
            )
            if output is not None:
                write_file(Path(output), heard(pieces, sys.stderr))
            else:
                write_standard_output(pieces)
        except NotWritten as refusal:
            raise CommandError(str(refusal)) from refusal
        except BrokenPipeError:
            # Whoever reads has had enough, as `head` has. Python must not try to flush again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            where = output if output is not None else "standard output"
            raise CommandError(f"{where}: this cannot be written: {error.strerror}.") from error
        except DatabaseError as error:
            raise CommandError(f"The database does not answer ({error}): migrate it?") from error


def write_standard_output(pieces: Iterable[bytes]) -> None:
    """Write `pieces` as they are, whatever the terminal's encoding."""
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to `path`, which appears, or changes, only when all is written."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A pipe or a device is no file that could be replaced; a directory says so itself.
        with target.open("wb") as opened:
            opened.writelines(pieces)
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("xb") as opened:
            opened.writelines(pieces)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
