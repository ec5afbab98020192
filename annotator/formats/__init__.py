"""In which formats can an article leave? The one list that menu, addresses and command read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from annotator.formats import annotated_html, jsonld, tabular, text
from annotator.formats.outgoing import Outgoing

__all__ = ["FORMATS", "Format", "Outgoing"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `key` is what the command takes, `file` the last part of the address.

    `title` is for the menu and `description` says in a line what it is for; `ending` is a file's;
    `shown` tells whether a browser shows it itself or keeps it as a file. `write` gives the whole
    in pieces, as text in UTF-8.
    """

    key: str
    file: str
    ending: str
    media_type: str
    shown: bool
    title: str | Promise
    description: str | Promise
    write: Callable[[Outgoing], Iterator[str]]

    @property
    def url_name(self) -> str:
        """The name of the format's address, which takes the article's slug."""
        return f"exports.{self.key}"


FORMATS: dict[str, Format] = {
    one.key: one
    for one in (
        Format(
            key="html",
            file="annotated.html",
            ending="html",
            media_type="text/html; charset=utf-8",
            shown=True,
            title=_("Annotated HTML"),
            description=_("One file with marks, tallies and commentary, to open, print and keep"),
            write=annotated_html.write,
        ),
        Format(
            key="jsonld",
            file="annotations.jsonld",
            ending="jsonld",
            media_type=jsonld.MEDIA_TYPE,
            shown=False,
            title=_("Web Annotations (JSON-LD)"),
            description=_("Every tag, quote and comment for other programs, as the W3C has it"),
            write=jsonld.write,
        ),
        Format(
            key="csv",
            file="tags.csv",
            ending="csv",
            media_type="text/csv; charset=utf-8; header=present",
            shown=False,
            title=_("Tags (CSV)"),
            description=_(
                "Every single tag as a row, readers by pseudonym, for those who study them"
            ),
            write=tabular.write,
        ),
        Format(
            key="text",
            file="article.txt",
            ending="txt",
            media_type="text/plain; charset=utf-8",
            shown=True,
            title=_("Text"),
            description=_("The bare text, exactly what offsets count in"),
            write=text.write,
        ),
    )
}
