"""What is told of a single tag? The fields that CSV and JSON Lines share.

Offsets count code points of the canonical text of the row's `revision`, times are UTC. `state` is
“current” for words that stand in the article as it is, else what became of them: “reworded”,
“ambiguous”, “gone”.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotator.formats.outgoing import Outgoing, moment

Value = str | int | bool

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


def rows(outgoing: Outgoing) -> Iterator[dict[str, Value]]:
    """A row for every tag, by `COLUMNS`, made one by one as the tags come."""
    for passage, tag in outgoing.tagged():
        yield {
            "article": outgoing.reading.article.slug,
            "revision": outgoing.revision_of(passage),
            "passage": passage.pk,
            "reader": tag.reader,
            "label": tag.label,
            "tagged_at": moment(tag.tagged_at),
            "changed_at": moment(tag.changed_at),
            "start": passage.start,
            "end": passage.end,
            "exact": passage.exact,
            "state": outgoing.state_of(passage),
        }
