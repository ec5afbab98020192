"""The canonical text of an article, exactly what offsets count in."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from annotator.formats.format import Format
from annotator.formats.outgoing import Outgoing


def write(outgoing: Outgoing) -> Iterator[str]:
    """The text of the current revision: not a character more, so no newline at the end either."""
    yield outgoing.reading.revision.text


FORMAT = Format(
    rank=80,
    key="text",
    file="article.txt",
    ending="txt",
    media_type="text/plain; charset=utf-8",
    shown=True,
    title=_("Text"),
    description=_("The bare text, exactly what offsets count in"),
    write=write,
)
