"""How do annotations come in from the command line? A file at a time, onto an article.

Reading and placing are `annotator.incoming`, storing is `annotator.actions.incoming`.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from annotator import incoming
from annotator.actions import incoming as actions
from annotator.incoming.outcome import Outcome, counted
from annotator.models import Article
from annotator.sources import SourceError

STANDARD_INPUT = "-"


class Command(BaseCommand):
    help = (
        "Bring annotations in: W3C Web Annotations (JSON-LD), an annotated HTML file of Annotator, "
        "or an export of Hypothesis. Prints what became of them, and why some were not placed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the file, or - for standard input")
        parser.add_argument("--article", required=True, metavar="SLUG", help="the article's slug")
        parser.add_argument(
            "--reworded",
            action="store_true",
            help="also take what was said of words that were changed, onto the new words",
        )
        parser.add_argument(
            "--hold", action="store_true", help="let comments wait for an editor to publish them"
        )
        parser.add_argument("--dry-run", action="store_true", help="print it, but write nothing")
        parser.add_argument("--report", metavar="FILE", help="write a JSON line an annotation")

    def handle(
        self,
        *,
        file: str,
        article: str,
        reworded: bool,
        hold: bool,
        dry_run: bool,
        report: str | None,
        **options: Any,
    ) -> None:
        """Print a line for each that needs a look, then how many there are of each fate.

        Raises CommandError, one line, for a file that cannot be taken; then nothing is written.
        """
        try:
            found = Article.objects.select_related("current").filter(slug=article).first()
            if found is None:
                raise CommandError(
                    f"There is no article “{article}”: its page's address ends in its slug."
                )
            outcomes = actions.bring_in(
                article=found,
                batch=incoming.read(contents(file)),
                reworded=reworded,
                hold=hold,
                dry=dry_run,
            )
        except SourceError as error:
            raise CommandError(f"{file}: {error}") from error
        except DatabaseError as error:
            raise CommandError(f"The database does not answer ({error}): migrate it?") from error
        if report is not None:
            write_report(Path(report), outcomes)
        for one in outcomes:
            if one.is_told:
                self.stdout.write(line(one))
        for fate, count in counted(outcomes).items():
            self.stdout.write(f"{fate}: {count}")
        if dry_run:
            self.stdout.write("written: nothing (dry run)")


def line(one: Outcome) -> str:
    """What became of an annotation, on one line."""
    words = f" “{one.words}”" if one.words else ""
    reason = f": {one.reason}" if one.reason else ""
    return f"{one.number}. {one.fate}{words}{reason}"


def write_report(path: Path, outcomes: Iterable[Outcome]) -> None:
    """Writes a JSON line for each annotation. Raises CommandError."""
    try:
        with path.open("w", encoding="utf-8") as file:
            for one in outcomes:
                told = {
                    "number": one.number,
                    "id": one.key,
                    "fate": one.fate,
                    "words": one.words,
                    "reason": str(one.reason) if one.reason else None,
                }
                file.write(json.dumps(told, ensure_ascii=False) + "\n")
    except OSError as error:
        raise CommandError(f"{path}: this cannot be written: {error.strerror}.") from error


def contents(file: str) -> bytes:
    """What a file holds; of one with too many bytes only enough to tell. Raises CommandError."""
    most = incoming.MAX_BYTES + 1
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(most)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(most)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CommandError(f"{file}: this file cannot be read: {reason}.") from error
