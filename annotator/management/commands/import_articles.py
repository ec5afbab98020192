"""How do many articles come in from the command line? Files and folders, with a report a file.

It may be stopped at any time and run again: what is here already is told of and left alone.
"""

from __future__ import annotations

import json
import logging
import signal
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError, ProgrammingError

from annotator import sources
from annotator.actions.several import Fate, Taken, take
from annotator.management.progress import Progress
from annotator.models import Status
from annotator.text.explained import Explained

# Of the database, and not of what is brought to it: it is away, or has not these tables.
DATABASE_AWAY = (InterfaceError, OperationalError, ProgrammingError)

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Bring many articles in: files, and folders with all that is in them. Prints a line a "
        "file; what is here already is left alone, so it can be stopped and run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="path", help="a file or a folder")
        parser.add_argument(
            "--language",
            help=f"{' or '.join(sources.LANGUAGES)}; told from each article's words if not given",
        )
        parser.add_argument(
            "--status", choices=Status.values, default=Status.PUBLIC, help="who finds them"
        )
        parser.add_argument("--report", metavar="FILE", help="write a JSON line a file as well")

    def handle(
        self,
        *,
        paths: list[str],
        language: str | None,
        status: str,
        report: str | None,
        **options: Any,
    ) -> None:
        """Print what became of each file. Raises CommandError if one was not taken, or none is."""
        files = list(files_in(map(Path, paths)))
        fates: Counter[Fate] = Counter()
        progress = Progress(len(files), sys.stderr)
        try:
            if language:
                language = sources.known(language)
            with reported(report) as lines, ended_by_terminate():
                for number, path in enumerate(files, 1):
                    taken = taken_from(path, language=language, status=status)
                    fates[taken.fate] += 1
                    progress.clear()
                    self.stdout.write(line(taken))
                    if lines:
                        lines.write(json_line(taken))
                    progress.show(number, f", failed: {fates[Fate.FAILED]}")
        except sources.SourceError as error:
            raise CommandError(str(error)) from error
        except DATABASE_AWAY as error:
            raise CommandError(f"The database does not answer ({error}): migrate it?") from error
        except KeyboardInterrupt as stop:
            done = sum(fates.values())
            raise CommandError(f"Stopped after {done} of {len(files)}; run it again.") from stop
        finally:
            progress.clear()
        self.stdout.write(", ".join(f"{fate}: {fates[fate]}" for fate in Fate))
        if fates[Fate.FAILED]:
            raise CommandError(f"Files that were not taken: {fates[Fate.FAILED]}.")


@contextmanager
def ended_by_terminate() -> Iterator[None]:
    """Has SIGTERM, as a service manager sends it, end the work as Ctrl-C does: with a word."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """All files that are meant, each once, in the order of their names; none that are hidden.

    Raises CommandError for a path that is not there.
    """
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise CommandError(f"{path}: there is no such file or folder.")
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        for one in found:
            hidden = any(part.startswith(".") for part in one.relative_to(path).parts)
            if one.is_file() and not hidden and one not in seen:
                seen.add(one)
                yield one


def taken_from(path: Path, *, language: str | None, status: str) -> Taken:
    """What becomes of a file; one that cannot be read has failed.

    So has one that meets a mistake of ours, of which the log tells all: the others go on.
    """
    name = shown(path)
    try:
        with path.open("rb") as file:
            data = file.read(sources.MAX_BYTES + 1)
    except OSError as error:
        reason = Explained("this file cannot be read: {reason}", reason=error.strerror)
        return Taken(name, Fate.FAILED, reason=reason)
    try:
        return take(data, name=name, language=language, status=status)
    except DATABASE_AWAY:
        raise
    except Exception as mistake:
        log.exception("A mistake of ours at the file %s", name)
        reason = Explained("a mistake of this program ({kind})", kind=type(mistake).__name__)
        return Taken(name, Fate.FAILED, reason=reason)


def shown(path: Path) -> str:
    """The name of a file, on one line: it may hold bytes that are no text, and line breaks."""
    text = str(path).encode(errors="backslashreplace").decode()
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def line(taken: Taken) -> str:
    """What became of a file, on one line."""
    told = taken.article.slug if taken.article else taken.reason
    return f"{taken.fate}: {taken.name}: {told}"


def json_line(taken: Taken) -> str:
    """The same for programs."""
    told = {
        "file": taken.name,
        "fate": taken.fate,
        "article": taken.article.slug if taken.article else None,
        "reason": str(taken.reason) if taken.reason else None,
    }
    return json.dumps(told, ensure_ascii=False) + "\n"


def reported(report: str | None) -> AbstractContextManager[TextIO | None]:
    """The file that the report goes to, written line by line. Raises CommandError."""
    if report is None:
        return nullcontext()
    try:
        return Path(report).open("w", encoding="utf-8", buffering=1)
    except OSError as error:
        raise CommandError(f"{report}: this cannot be written: {error.strerror}.") from error
