"""What is told of a single tag? The fields that CSV and JSON Lines share.

Offsets count code points of the canonical text of the row's `revision`, times are UTC. `state` is
“current” for words that stand in the article as it is, else what became of them: “reworded”,
“ambiguous”, “gone”.

`first_label` is what the reader said at first, and `seen_before` whether they could see what others
said when they did. In an article that shows tallies after one's own tag only, how far readers agree
is reckoned from the first labels of those who could not; in others from all labels as they are.
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
    "first_label",
    "seen_before",
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
            "first_label": tag.first_label or tag.label,
            "seen_before": tag.seen_before,
        }
