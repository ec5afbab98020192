"""How does a draft become an article with its first revision, passages and quotes?

The revisions after the first one are `revisions`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import transaction

from annotator.actions import indexing
from annotator.actions.retrying import once_more
from annotator.actions.speakers import all_named, free_slug
from annotator.models import Article, Passage, Quote, Revision, Status, User
from annotator.sources import Draft
from annotator.text import quotes as quote_finder
from annotator.text import selectors, sentences
from annotator.text.document import Document
from annotator.text.spans import Span

LONGEST_NAME = 200  # characters that the database keeps of a speaker's or a source's
NONE_STANDING: Mapping[Span, Passage] = MappingProxyType({})


@once_more
@transaction.atomic
def create(
    *,
    draft: Draft,
    author: User | None = None,
    standfirst: str = "",
    quotes: Sequence[quote_finder.Quote] | None = None,
    submission: UUID | None = None,
    status: str = Status.PUBLIC,
) -> Article:
    """An article from `draft`, with `quotes` as passages, else the draft's, else what is found.

    The same `submission` gives the article that it made the first time.
    """
    if submission and (sent_before := Article.objects.filter(submission=submission).first()):
        return sent_before
    document = Document.from_html(draft.html)
    article = Article.objects.create(
        slug=free_slug(Article, draft.title, "article"),
        title=draft.title,
        standfirst=standfirst or draft.standfirst,
        language=draft.language,
        byline=draft.byline,
        publisher=draft.publisher,
        published_on=draft.published_on,
        source_url=draft.source_url,
        added_by=author,
        submission=submission,
        status=status,
    )
    article.current = write_revision(article, document, draft, number=1, written_by=author)
    article.save(update_fields=["current"])
    indexing.article(article)
    if quotes is None:
        quotes = draft.quotes
    if quotes is None:
        quotes = quote_finder.find(document.text, draft.language, blocks=document.blocks)
    keep_quotes(article.current, quotes)
    return article


def write_revision(
    article: Article, document: Document, draft: Draft, *, number: int, **more: Any
) -> Revision:
    """Stores the text of a draft as revision `number`, with the fields `more`."""
    return Revision.objects.create(
        article=article,
        number=number,
        source=draft.source,
        source_format=draft.format,
        text=document.text,
        markup=document.to_json(),
        sentence_bounds=[
            [span.start, span.end] for span in sentences.split(document.text, article.language)
        ],
        words=len(document.text.split()),
        **more,
    )


def keep_quotes(
    revision: Revision,
    found: Sequence[quote_finder.Quote],
    standing: Mapping[Span, Passage] = NONE_STANDING,
) -> None:
    """Stores the quotes that were found in a revision, each with its passage.

    `standing` are the passages that the revision has already.
    """
    speakers = all_named({quote.speaker for quote in found if quote.speaker})
    passages, made = [], []
    for quote in found:
        span = Span(quote.start, quote.end)
        passage = standing.get(span)
        if passage is None:
            words = selectors.describe(revision.text, span)
            passage = Passage(
                article=revision.article,
                revision=revision,
                start=quote.start,
                end=quote.end,
                exact=words.exact,
                prefix=words.prefix,
                suffix=words.suffix,
            )
            made.append(passage)
        passages.append(passage)
    Passage.objects.bulk_create(made, batch_size=500)
    made_quotes = Quote.objects.bulk_create(
        [
            Quote(
                passage=passage,
                speaker=speakers.get(quote.speaker or ""),
                kind=quote.kind,
                how=quote.how,
                confidence=quote.confidence,
                source=quote.source[:LONGEST_NAME],
                suggestion=(quote.suggestion or "")[:LONGEST_NAME],
                utterance=quote.utterance,
            )
            for passage, quote in zip(passages, found, strict=True)
        ],
        batch_size=500,
    )
    indexing.new_quotes(made_quotes, revision.article)
