"""Every single tag as a row of CSV, for people who study them.

RFC 4180 in UTF-8: lines end with CR LF, the first one names the columns. Offsets count code points
of the canonical text of the row's `revision`, times are UTC. `state` is “current” for words that
stand in the article as it is, else what became of them: “reworded”, “ambiguous”, “gone”.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from annotator.formats.outgoing import Outgoing, moment

COLUMNS = (
    "article",
    "revision",
    "passage",
    "reader",
    "label",
    "tagged_at",
    "changed_at",
    "start",
    "end",
    "exact",
    "state",
)
# A spreadsheet takes a cell that begins with one of these for a formula and would run it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Line:
    """A file for `csv.writer` that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def write(outgoing: Outgoing) -> Iterator[str]:
    """The header and a line for every tag, made one by one as the tags come."""
    line = Line()
    rows = csv.writer(line, lineterminator="\r\n")
    yield rows.writerow(COLUMNS)
    for passage, tag in outgoing.tagged():
        yield rows.writerow(
            [
                outgoing.reading.article.slug,
                outgoing.revision_of(passage),
                passage.pk,
                tag.reader,
                tag.label,
                moment(tag.tagged_at),
                moment(tag.changed_at),
                passage.start,
                passage.end,
                harmless(passage.exact),
                outgoing.state_of(passage),
            ]
        )


def harmless(words: str) -> str:
    """`words` so that no spreadsheet runs them: an apostrophe before what looks like a formula."""
    return f"'{words}" if words.startswith(FORMULA) else words
