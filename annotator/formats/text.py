"""The canonical text of an article, exactly what offsets count in."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.formats.outgoing import Outgoing


def write(outgoing: Outgoing) -> Iterator[str]:
    """The text of the current revision: not a character more, so no newline at the end either."""
    yield outgoing.reading.revision.text
