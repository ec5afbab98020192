"""Every single tag as a line of JSON: the rows of the CSV for programs, words as they are.

https://jsonlines.org/: UTF-8, an object a line, each line with a newline at its end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from annotator.formats.format import Format
from annotator.formats.outgoing import Outgoing
from annotator.formats.rows import rows


def write(outgoing: Outgoing) -> Iterator[str]:
    """A line for every tag, made one by one as the tags come; nothing where there is none."""
    for row in rows(outgoing):
        yield f"{json.dumps(row, ensure_ascii=False)}\n"


FORMAT = Format(
    rank=70,
    key="jsonl",
    file="tags.jsonl",
    ending="jsonl",
    media_type="application/x-ndjson",
    shown=False,
    title=_("Tags (JSON Lines)"),
    description=_("The same rows, an object of JSON a line, for programs"),
    write=write,
)
