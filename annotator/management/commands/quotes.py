"""Which quotes does an article have? Prints them as JSON lines, in the order of the text.

Finding them is `annotator.text.quotes`; here is what is stored, with what editors put right.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.models import Article, Quote


class Command(BaseCommand):
    help = "Print the quotes of an article as JSON lines; start and end are code points."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the article's slug, as import_article printed it")

    def handle(self, *, slug: str, **options: Any) -> None:
        """Print a line for each quote of the current revision, or nothing where there is none.

        Raises CommandError for a slug that no article has.
        """
        article = Article.objects.select_related("current").filter(slug=slug).first()
        if article is None:
            raise CommandError(
                f"There is no article “{slug}”: its page's address ends in its slug."
            )
        quotes = (
            Quote.objects.filter(passage__revision=article.revision)
            .select_related("passage", "speaker")
            .order_by("passage__start", "-passage__end")
        )
        for quote in quotes.iterator(chunk_size=500):
            line = {
                "start": quote.passage.start,
                "end": quote.passage.end,
                "exact": quote.passage.exact,
                "speaker": quote.speaker.name if quote.speaker else None,
                "kind": quote.kind,
                "how": quote.how,
                "confidence": quote.confidence,
                "source": quote.source or None,
                "suggestion": quote.suggestion or None,
                "utterance": quote.utterance,
            }
            self.stdout.write(json.dumps(line, ensure_ascii=False))
