"""How does an article come in from the command line? From a file, or from a page of the web.

Or another revision of one, with `--revise`. Reading and refusing are `annotator.sources`, storing
is `annotator.actions`.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from annotator import incoming, sources
from annotator.actions import articles, placing, revisions
from annotator.models import Article, Status
from annotator.models.article import MAX_NOTE
from annotator.refusals import Refusal
from annotator.rereading import reread
from annotator.sources import Draft, web
from annotator.sources.door import Door
from annotator.sources.web import Page
from annotator.twins import twin

STANDARD_INPUT = "-"


class Command(BaseCommand):
    help = "Bring an article in, with the quotes found in it, and print its slug."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", help="a file, an address, or - for standard input")
        parser.add_argument(
            "--language",
            help=f"{' or '.join(sources.LANGUAGES)}; told from the article's words if not given",
        )
        parser.add_argument(
            "--status",
            help="draft (editors only), unlisted (whoever has its address) or public, the default",
        )
        parser.add_argument("--title", help="the article's title; its own if not given")
        parser.add_argument(
            "--format",
            help=f"{', '.join(sources.FORMATS)}; told from the file if not given",
        )

        parser.add_argument(
            "--revise",
            metavar="SLUG",
            help="make this the new text of an article, and print what becomes of its passages",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="with --revise: print it, but write nothing"
        )
        parser.add_argument(
            "--again", action="store_true", help="take it also if it is here already"
        )
        parser.add_argument("--note", help="with --revise: what changed, in a few words")

    def handle(
        self,
        *,
        source: str,
        language: str | None,
        title: str | None,
        status: str | None,
        format: str | None,  # noqa: A002 - the option's name
        revise: str | None,
        dry_run: bool,
        note: str | None,
        again: bool,
        **options: Any,
    ) -> None:
        """Print the slug alone, or how many passages have each state.

        Raises CommandError, one line, for whatever cannot be taken in.
        """
        if revise is None and (dry_run or note is not None):
            raise CommandError("--dry-run and --note go with --revise SLUG.")
        if revise is not None and status is not None:
            raise CommandError("--status is for a new article; one that is there has its settings.")
        if status not in (None, *Status.values):
            raise CommandError(f"--status can be draft, unlisted or public, and not “{status}”.")
        try:
            if revise is None:
                draft = draft_of(source, format=format, language=language, title=title)
                if not again:
                    check_new(draft)
                made = articles.create(
                    draft=draft, quotes=incoming.quotes(draft), status=status or Status.PUBLIC
                )
                self.stdout.write(made.slug)
                return
            article = article_of(revise, language)
            check_note(note or "")
            page = contents(source)
            draft = reread(
                article, page.data, name=page.name, format=format or page.format, title=title
            )
            self.revise(article, draft, note or "", dry_run=dry_run)
        except (sources.SourceError, Refusal) as error:
            raise CommandError(f"{source}: {error}") from error
        except DatabaseError as error:
            raise CommandError(f"The database does not answer ({error}): migrate it?") from error

    def revise(self, article: Article, draft: Draft, note: str, *, dry_run: bool) -> None:
        """Print a line for each state and one for what was written. Raises Refusal."""
        if dry_run:
            document = revisions.changed(article, draft)
            counts = {
                state.value: count
                for state, count in placing.plan(article, document).counts.items()
            }
            written = "nothing (dry run)"
        else:
            revision = revisions.revise(article=article, draft=draft, note=note)
            counts = placing.counts(revision)
            written = f"revision {revision.number}"
        for state, count in counts.items():
            self.stdout.write(f"{state}: {count}")
        self.stdout.write(f"written: {written}")


def article_of(slug: str, language: str | None) -> Article:
    """The article to revise, in its own language. Raises CommandError."""
    article = Article.objects.select_related("current").filter(slug=slug).first()
    if article is None:
        raise CommandError(f"There is no article “{slug}”: its page's address ends in its slug.")
    if language is not None and sources.known(language) != article.language:
        raise CommandError(f"The article “{slug}” is in “{article.language}”, and stays in it.")
    return article


def check_new(draft: Draft) -> None:
    """Raises CommandError for an article that is here already."""
    there = twin(draft)
    if there is not None:
        raise CommandError(
            f"You have this already, as “{there.slug}”: give it this text with --revise"
            f" {there.slug}, or have it twice with --again."
        )


def check_note(note: str) -> None:
    """Raises CommandError for a note that is longer than a revision keeps."""
    if len(note) > MAX_NOTE:
        raise CommandError(f"--note can have {MAX_NOTE} characters at most.")


def draft_of(source: str, **asked: str | None) -> Draft:
    """The draft of a new article. Raises CommandError or SourceError."""
    if is_address(source):
        return web.read(source, door=door(), **asked)
    page = contents(source)
    return sources.read(page.data, name=page.name, **asked)


def contents(source: str) -> Page:
    """What a source holds; of a file with too many bytes only enough to tell that it has.

    Raises CommandError or SourceError.
    """
    if is_address(source):
        return web.fetch(source, door())
    most = sources.MAX_BYTES + 1
    if source == STANDARD_INPUT:
        return Page(source, sys.stdin.buffer.read(most))
    try:
        with Path(source).open("rb") as file:
            return Page(source, file.read(most))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CommandError(f"{source}: this file cannot be read: {reason}.") from error


def is_address(source: str) -> bool:
    """Whether a source is meant to be fetched, be it from where nothing is fetched from."""
    return "://" in source


def door() -> Door:
    """What this site may fetch from."""
    return Door(also=settings.FETCH_ALSO)
