"""How does an article look that many have read? Bulk data for tests that count queries."""

from __future__ import annotations

from itertools import cycle, islice

from annotator.actions.speakers import named
from annotator.models import Article, Label, Passage, Quote, Reader, Tag
from tests.factories import make_article, make_comment

SENTENCE = "The harbour board has met again and said, as it does, that no crate was ever lost. "
WORDS = 5_000
SENTENCES_A_PARAGRAPH = 5
SPEAKERS = 12


def make_long_article(title: str = "Five thousand words") -> Article:
    """An article of 5,000 words in paragraphs of five sentences, nothing marked."""
    paragraphs = WORDS // len(SENTENCE.split()) // SENTENCES_A_PARAGRAPH + 1
    return make_article(
        "\n\n".join([(SENTENCE * SENTENCES_A_PARAGRAPH).strip()] * paragraphs), title=title
    )


def mark(article: Article, *, passages: int, readers: int, comments: int = 5) -> list[Reader]:
    """Puts overlapping passages all over an article, a fifth of them quotes, and tags on them.

    Every reader tags ten passages at most; the tallies are right. Returns the readers.
    """
    revision = article.revision
    step = len(revision.text) // passages
    speakers = [named(f"Ada Brook {n}") for n in range(SPEAKERS)]
    people = Reader.objects.bulk_create(Reader() for _ in range(readers))
    made = Passage.objects.bulk_create(
        Passage(
            article=article,
            revision=revision,
            start=n * step,
            end=n * step + 60 + n % 40,
            exact=revision.text[n * step : n * step + 60 + n % 40],
        )
        for n in range(passages)
    )
    Quote.objects.bulk_create(
        Quote(passage=passage, speaker=speaker, kind="marked", how="cue")
        for passage, speaker in zip(made[::5], cycle(speakers), strict=False)
    )
    tags = []
    labels = cycle(Label)
    for number, reader in enumerate(people):
        start = number * 7 % passages
        for passage in islice(cycle(made), start, start + min(10, passages)):
            label = next(labels)
            tags.append(Tag(passage=passage, reader=reader, label=label))
            setattr(passage, label.value, getattr(passage, label.value) + 1)
    Tag.objects.bulk_create(tags, batch_size=2_000)
    Passage.objects.bulk_update(made, [label.value for label in Label], batch_size=200)
    for passage in made[:comments]:
        make_comment(passage)
    return people
