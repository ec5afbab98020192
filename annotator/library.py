"""How does the whole public library leave? As a static site in a ZIP, written while it is read.

Each article has a folder with its files; the first page lists them. Links are relative and name
files, so that it opens from a disk as from any web server. What it says is what everybody sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from annotator import queries
from annotator.access import NOBODY
from annotator.formats import FORMATS, Format, Outgoing, annotated_html
from annotator.models import Article

# The page of an article; setting PDFs of a whole library would take hours.
PAGE = "index.html"
LEFT_OUT = frozenset({"notes", "pdf"})


@dataclass(frozen=True, slots=True)
class Listed:
    """What the first page tells of an article, and where its files are; not its text."""

    title: str
    standfirst: str
    publisher: str
    language: str
    shown_date: date
    page: str
    files: list[tuple[str, str]]

    @classmethod
    def of(cls, article: Article) -> Listed:
        """Takes an article."""
        folder = f"articles/{article.slug}"
        others = [
            one for one in FORMATS.values() if one.key not in LEFT_OUT and name_of(one) != PAGE
        ]
        return cls(
            title=article.title,
            standfirst=article.standfirst,
            publisher=article.publisher,
            language=article.language,
            shown_date=article.shown_date,
            page=f"{folder}/{PAGE}",
            files=[(f"{folder}/{name_of(one)}", str(one.title)) for one in others],
        )


class Pieces:
    """A file to write a ZIP to that cannot be sought in, and gives up what was written."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""

    def taken(self) -> Iterator[bytes]:
        """What was written since it was last asked."""
        written, self.written = self.written, []
        yield from written


def write(site: str, made_at: datetime) -> Iterator[bytes]:
    """The ZIP in pieces; memory is needed for one article at a time.

    `site` is where the library is at home, without a slash at the end. Five queries an article.
    """
    pieces = Pieces()
    listed: list[Listed] = []
    with ZipFile(pieces, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # it only writes
        found = Article.objects.listed_for(NOBODY).select_related("current")
        for article in found.iterator(chunk_size=1):
            listed.append(Listed.of(article))
            for one in FORMATS.values():
                if one.key not in LEFT_OUT:
                    with archive.open(f"articles/{article.slug}/{name_of(one)}", "w") as entry:
                        for piece in one.pieces(leaving(article, site, made_at)):
                            entry.write(piece)
                            yield from pieces.taken()
        archive.writestr(PAGE, front_page(listed, site, made_at))
    yield from pieces.taken()


def leaving(article: Article, site: str, made_at: datetime) -> Outgoing:
    """An article as everybody sees it."""
    return Outgoing(
        reading=queries.reading(article, NOBODY),
        tags=queries.tags(article.revision),
        readers=queries.readers(article.revision),
        site=site,
        made_at=made_at,
    )


def name_of(one: Format) -> str:
    """A format's file in an article's folder; web servers show one of them by themselves."""
    return PAGE if one.file == annotated_html.FILE else one.file


def front_page(listed: Sequence[Listed], site: str, made_at: datetime) -> str:
    """The page that leads to all articles, the newest first."""
    style = annotated_html.stylesheet()
    return render_to_string(
        "exports/library.html",
        {
            "articles": listed,
            "site": site,
            "made_at": made_at,
            # Ours, and not a word of it comes from outside.
            "stylesheet": mark_safe(style),
            "style": annotated_html.digest(style),
        },
    )
