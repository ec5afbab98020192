"""The passages of an article with what was said of them, without the rest of its text.

For when the article's rights are not one's own: what was marked is quoted, and nothing else. It is
the file of `annotated_html` otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from annotator.formats import annotated_html
from annotator.formats.format import Format
from annotator.formats.outgoing import Outgoing

FILE = "notes.html"


def write(outgoing: Outgoing) -> Iterator[str]:
    """The whole file, its own words in the active language."""
    yield annotated_html.page(outgoing, FILE, whole=False)


FORMAT = Format(
    rank=20,
    key="notes",
    file=FILE,
    ending="notes.html",
    media_type="text/html; charset=utf-8",
    shown=True,
    title=_("Passages and notes"),
    description=_("The same file without the rest of the text, for articles of others"),
    write=write,
)
