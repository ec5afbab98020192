"""How does the whole library leave? As a static site in a ZIP, written while it is read.

Each article has a folder with its files; the first page lists them all, and each article's page
leads there and to its other files. Links are relative and name files, so that the site opens from a
disk as from any web server. It holds the public articles as everybody reads them; or, for those who
run the site, everything: drafts and unlisted ones too, and tallies that readers do not see yet.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from annotator.access import NOBODY, OPERATOR
from annotator.formats import FORMATS, Format, Outgoing, annotated_html
from annotator.formats.annotated_html import Link
from annotator.models import Article
from annotator.models.article import ArticleQuerySet
from annotator.queries import reading as queries
from annotator.reading import Composition
from annotator.zip_stream import Archive

# The page of the library and of an article: web servers show it for its folder.
PAGE = "index.html"
# The article's page is written here, and setting PDFs of a whole library would take hours.
LEFT_OUT = frozenset({"html", "notes", "pdf"})


@dataclass(frozen=True, slots=True)
class Listed:
    """What the first page tells of an article: not its text, for it waits for all others."""

    title: str
    standfirst: str
    publisher: str
    language: str
    shown_date: date
    status: str
    composition: Composition
    page: str

    @classmethod
    def of(cls, outgoing: Outgoing) -> Listed:
        """Takes an article on its way out."""
        article = outgoing.reading.article
        return cls(
            title=article.title,
            standfirst=article.standfirst,
            publisher=article.publisher,
            language=article.language,
            shown_date=article.shown_date,
            status="" if article.is_public else article.get_status_display(),
            composition=replace(outgoing.reading.composition, voices=()),
            page=f"{folder(article)}/{PAGE}",
        )


def unheard(done: int, total: int) -> None:
    """Nobody is told how far it is."""


def write(
    site: str,
    made_at: datetime,
    *,
    everything: bool = False,
    told: Callable[[int, int], None] = unheard,
) -> Iterator[bytes]:
    """The ZIP in pieces; memory is needed for one article at a time.

    Of those that are written a few kilobytes each stay until the end: their lines of the first page
    and of the ZIP's directory. `site` is where the library is at home, without a slash at the end;
    `told` hears how many of how many articles are written.
    """
    numbers = list(chosen(everything=everything).values_list("pk", flat=True))
    listed: list[Listed] = []
    with Archive(timezone.localtime(made_at)) as archive:
        for done, number in enumerate(numbers):
            told(done, len(numbers))
            # Asked for again: it may have been withdrawn since.
            found = chosen(everything=everything).select_related("current")
            if article := found.filter(pk=number).first():
                outgoing = leaving(article, site, made_at, everything=everything)
                listed.append(Listed.of(outgoing))
                yield from folder_of(outgoing, archive)
                del outgoing
            # Rows that know each other both ways, as an article and its revision, are freed by the
            # collector alone, which would let those of many articles come together.
            del found, article
            gc.collect()
        told(len(numbers), len(numbers))
        yield from archive.file(PAGE, [front_page(listed, site, made_at).encode()])
        yield archive.end()


def chosen(*, everything: bool) -> ArticleQuerySet:
    """The articles that leave: the public ones, or all."""
    if everything:
        return Article.objects.filter(current__isnull=False)
    return Article.objects.listed_for(NOBODY)


def leaving(article: Article, site: str, made_at: datetime, *, everything: bool) -> Outgoing:
    """An article as everybody sees it, or as it is; its tags are not fetched yet."""
    return Outgoing(
        reading=queries.reading(article, OPERATOR if everything else NOBODY),
        tags=(),
        readers=queries.readers(article.revision),
        site=site,
        made_at=made_at,
    )


def folder_of(outgoing: Outgoing, archive: Archive) -> Iterator[bytes]:
    """An article's folder: its page, and a file in each other format."""
    article = outgoing.reading.article
    others = [one for one in FORMATS.values() if one.key not in LEFT_OUT]
    page = annotated_html.page(outgoing, annotated_html.FILE, whole=True, links=links_to(others))
    yield from archive.file(f"{folder(article)}/{PAGE}", [page.encode()])
    for one in others:
        # Fetched anew for each format, bit by bit, rather than kept.
        tagged = replace(outgoing, tags=queries.tags(article.revision))
        yield from archive.file(f"{folder(article)}/{one.file}", one.pieces(tagged))


def folder(article: Article) -> str:
    """Where an article's files are."""
    return f"articles/{article.slug}"


def links_to(others: Sequence[Format]) -> list[Link]:
    """What an article's page leads to: the first page, and the other files of its folder."""
    return [Link(f"../../{PAGE}", _("Articles")), *(Link(one.file, one.title) for one in others)]


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
