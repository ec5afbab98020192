"""Every single tag as a row of CSV, for people who study them.

RFC 4180 in UTF-8: lines end with CR LF, the first one names the columns, which are `rows`'s.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from annotator.formats.format import Format
from annotator.formats.outgoing import Outgoing
from annotator.formats.rows import COLUMNS, Value, rows

# A spreadsheet takes a cell that begins with one of these for a formula and would run it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Line:
    """A file for `csv.writer` that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def write(outgoing: Outgoing) -> Iterator[str]:
    """The header and a line for every tag, made one by one as the tags come."""
    line = csv.writer(Line(), lineterminator="\r\n")
    yield line.writerow(COLUMNS)
    for row in rows(outgoing):
        yield line.writerow([cell(row[column]) for column in COLUMNS])


def cell(value: Value) -> Value:
    """A value so that no spreadsheet runs it: an apostrophe before what looks like a formula.

    What is so or not is “true” or “false”, as in JSON.
    """
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


FORMAT = Format(
    rank=60,
    key="csv",
    file="tags.csv",
    ending="csv",
    media_type="text/csv; charset=utf-8; header=present",
    shown=False,
    title=_("Tags (CSV)"),
    description=_("Every single tag as a row, readers by pseudonym, for those who study them"),
    write=write,
)
