"""How is a library written to one file, and how is such a file checked before it is believed?"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from annotator import schema
from annotator.archives.snapshot import last_numbers, one_moment
from annotator.archives.tables import Sum, summed, tables

FORMAT, VERSION = "annotator library", 1
CONTENTS = "library.json"
# The contents of a library have a line for each table and each migration.
LONGEST_CONTENTS = 1_000_000
# No row is longer; an article of the longest has five million characters, and its source as many.
LONGEST_LINE = 200_000_000


class BadArchive(Exception):
    """The file is no library that can be restored here; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What `library.json` says: when it was made, for which schema, and what must be in it."""

    made_at: str
    migrations: list[str]
    sums: dict[str, Sum]
    last_numbers: dict[str, int]

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(one.rows for one in self.sums.values())


def write(path: Path, now: datetime) -> Contents:
    """Writes the library as it is at one moment to `path`, which appears whole or not at all.

    Only its owner may read it: it holds what accounts and sessions are known by. Raises OSError
    where it cannot be written, FileExistsError where something is there.
    """
    if path.exists():
        raise FileExistsError(f"{path} is there already")
    # A temporary file is its owner's only.
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w+b") as file:
            contents = write_to(file, now)
            file.flush()
            os.fsync(file.fileno())
        # Fails where something came there meanwhile.
        os.link(draft, path)
    finally:
        Path(draft).unlink()
    return contents


def write_to(file: IO[bytes], now: datetime) -> Contents:
    """The same to an open file."""
    kept = tables()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        with one_moment():
            migrations = sorted(schema.applied())
            sums = {}
            for table in kept:
                with archive.open(place(table.name), "w", force_zip64=True) as member:
                    sums[table.name] = summed(table.lines(), each=member.write)
            contents = Contents(now.isoformat(), migrations, sums, last_numbers(kept))
        described = {"format": FORMAT, "version": VERSION, **asdict(contents)}
        archive.writestr(CONTENTS, json.dumps(described, indent=1))
    return contents


def sums_now() -> dict[str, Sum]:
    """What the tables of the database hold at this moment."""
    with one_moment():
        return {table.name: summed(table.lines()) for table in tables()}


@dataclass(frozen=True)
class Archive:
    """A library in a file that was opened, and what it says is in it."""

    file: zipfile.ZipFile
    contents: Contents

    def lines(self, table: str) -> Iterator[bytes]:
        """The rows of a table as lines. Raises BadArchive where the file is damaged."""
        try:
            with self.file.open(place(table)) as member:
                while line := member.readline(LONGEST_LINE):
                    yield line
        except (KeyError, zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
            raise BadArchive(f"its table {table} cannot be read: {error}") from error

    def check(self) -> None:
        """Reads all of it. Raises BadArchive unless everything is as its contents say."""
        for name, promised in self.contents.sums.items():
            if summed(self.lines(name)) != promised:
                raise BadArchive(f"its table {name} is not what was written: it was changed since")


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The library in the file at `path`, for the schema of this version.

    Raises BadArchive for a file that is none, and for one of another version; OSError.
    """
    try:
        with zipfile.ZipFile(path) as file:
            contents = contents_of(file)
            refuse_another_schema(contents)
            yield Archive(file, contents)
    except zipfile.BadZipFile as error:
        raise BadArchive("it is no backup of a library, or not whole") from error


def contents_of(file: zipfile.ZipFile) -> Contents:
    """What a file says is in it. Raises BadArchive."""
    try:
        with file.open(CONTENTS) as member:
            read: dict[str, Any] = json.loads(member.read(LONGEST_CONTENTS))
        if (read["format"], read["version"]) != (FORMAT, VERSION):
            raise BadArchive("it is a backup of a kind that this version does not know")
        return Contents(
            made_at=str(read["made_at"]),
            migrations=list(map(str, read["migrations"])),
            sums={name: Sum(**one) for name, one in read["sums"].items()},
            last_numbers={name: int(last) for name, last in read["last_numbers"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError, OSError) as error:
        raise BadArchive("it is no backup of a library, or not whole") from error


def refuse_another_schema(contents: Contents) -> None:
    """Raises BadArchive unless the tables in a file are those of this version."""
    here, there = schema.known(), set(contents.migrations)
    if newer := sorted(there - here):
        raise BadArchive(f"it was made by a newer version, which has {newer[-1]}")
    if older := sorted(here - there):
        raise BadArchive(
            f"it was made by an older version, without {older[0]}: restore it with that version,"
            " and migrate then"
        )
    if set(contents.sums) != {table.name for table in tables()}:
        raise BadArchive("its tables are not those of this version")


def place(table: str) -> str:
    """Where the rows of a table are in the file."""
    return f"tables/{table}.jsonl"
