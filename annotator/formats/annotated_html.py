"""An annotated article as one HTML file that anybody can open, print and keep.

No script runs and nothing is asked of the network; marks come from the same overlay as the page's.
Passages are numbered in the order of the text, and mark and note link to each other by that number.
The canonical text is what is left in `#text` without the elements that bear `data-beside`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from annotator.formats import jsonld
from annotator.formats.format import Format
from annotator.formats.outgoing import Outgoing
from annotator.models import Quote, Tally
from annotator.reading import Reading, place
from annotator.shown import ShownBlock, ShownPassage
from annotator.staticfiles import served
from annotator.text import overlay
from annotator.text.document import Kind
from annotator.text.pieces import Look, Mark
from annotator.threads import Thread

FILE = "annotated.html"


@dataclass(frozen=True, slots=True)
class Note:
    """A passage under its number."""

    number: int
    shown: ShownPassage
    block: ShownBlock

    @property
    def quote(self) -> Quote | None:
        return self.shown.quote

    @property
    def words(self) -> str:
        return self.shown.passage.exact

    @property
    def tally(self) -> Tally:
        return self.shown.tally

    @property
    def speaker_is_told(self) -> bool:
        """Whether the article's own words under the quotation name the speaker already."""
        speaker = self.quote.speaker if self.quote else None
        return bool(speaker and self.block.names_speaker and speaker.name in self.block.words)

    @property
    def classes(self) -> str:
        """What the filters go by: the same as on the passage's marks."""
        return self.shown.classes

    @property
    def threads(self) -> list[Thread]:
        return self.shown.threads


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block with the notes on the passages that begin in it."""

    shown: ShownBlock
    notes: list[Note]

    @property
    def is_figure(self) -> bool:
        """Whether the block is drawn as a figure: a quotation that is none by itself."""
        quotation = self.shown.kind is Kind.QUOTATION
        return quotation and not self.shown.rendered.opening.startswith("<figure")

    @property
    def said(self) -> list[Note]:
        """The quotes: who spoke and how they are read stands right under the words."""
        return [note for note in self.notes if note.quote]

    @property
    def beside(self) -> list[Note]:
        """What stands in the margin: other passages, and quotes that somebody commented on."""
        return [note for note in self.notes if not note.quote or note.threads]


@dataclass(frozen=True, slots=True)
class Link:
    """Another file that the page leads to, where it is one of several."""

    href: str
    title: str | Promise


def write(outgoing: Outgoing) -> Iterator[str]:
    """The whole file, its own words in the active language."""
    yield page(outgoing, FILE, whole=True)


def page(
    outgoing: Outgoing,
    name: str,
    *,
    whole: bool,
    paper: bool = False,
    links: Sequence[Link] = (),
) -> str:
    """A file of the `name` with the `whole` text, or with the passages and notes only.

    For `paper` it has the style of pages, and no annotations for programs. `links` are to the files
    beside it.
    """
    reading = outgoing.reading
    stretches = numbered(reading)
    annotations = "" if paper else jsonld.for_a_script(outgoing, name)
    style = stylesheet(paper=paper)
    return render_to_string(
        "exports/annotated.html",
        {
            "outgoing": outgoing,
            "reading": reading,
            "article": reading.article,
            "revision": reading.revision,
            "composition": reading.composition,
            "whole": whole,
            "paper": paper,
            "links": links,
            "stretches": stretches,
            "notes": [note for one in stretches for note in one.notes],
            "headings": [one.shown for one in stretches if whole and one.shown.is_heading],
            "commentators": commentators(reading),
            "undecided": any(
                one.tally.total and not one.tally.dominant for one in reading.passages
            ),
            # Ours, and not a word of it comes from outside.
            "stylesheet": mark_safe(style),
            "style": digest(style),
            # Nothing in it can end the script that it stands in.
            "annotations": mark_safe(annotations),
            "digest": digest(annotations),
        },
    )


def numbered(reading: Reading) -> list[Stretch]:
    """The blocks, drawn anew with marks that lead to the notes of this file."""
    document = reading.revision.document
    numbers = {one.passage.pk: number for number, one in enumerate(reading.passages, start=1)}
    marks = [
        Mark(
            id=number,
            start=one.passage.start,
            end=one.passage.end,
            look=Look(one.classes),
            href=f"#note-{number}",
        )
        for number, one in enumerate(reading.passages, start=1)
    ]
    blocks = place(
        document,
        overlay.render_blocks(document, marks),
        reading.passages,
        reading.revision.sentences,
    )
    return [
        Stretch(block, [Note(numbers[one.passage.pk], one, block) for one in block.passages])
        for block in blocks
    ]


def commentators(reading: Reading) -> list[str]:
    """The names of those who said something of the passages, in the order of the text."""
    said = (comment for one in reading.passages for comment in one.comments)
    names = (one.signature for one in said if one.signature and not one.is_trace)
    return list(dict.fromkeys(names))


@cache
def stylesheet(*, paper: bool = False) -> str:
    """What the file looks like on a screen, or on `paper`; it stands in the file itself."""
    styles = settings.BASE_DIR / "static" / "css"
    parts = ("export.css", "export-pages.css" if paper else "export-filter.css")
    return "".join(served(styles / part) for part in parts)


def digest(inline: str) -> str:
    """What a content security policy calls a script or style inside a page by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}"


FORMAT = Format(
    rank=10,
    key="html",
    file=FILE,
    ending="html",
    media_type="text/html; charset=utf-8",
    shown=True,
    title=_("Annotated HTML"),
    description=_("One file with marks, tallies and commentary, to open, print and keep"),
    write=write,
)
