"""Does a draft become an article with its revision, passages and quotes?"""

from __future__ import annotations

import pytest

from annotator.actions import articles
from annotator.models import Article, Quote, Speaker
from annotator.text.quotes import How, find
from tests.factories import TEXT, make_article, make_draft, make_editor

pytestmark = pytest.mark.django_db


def test_a_draft_becomes_an_article_with_its_first_revision() -> None:
    editor = make_editor()

    article = articles.create(draft=make_draft(), author=editor, standfirst="Nobody laughed.")

    assert (article.title, article.slug) == ("The harbour vote", "the-harbour-vote")
    assert article.standfirst == "Nobody laughed."
    assert article.added_by == article.revision.written_by == editor
    assert (article.revision.number, article.revision.text) == (1, TEXT)
    assert article.revision.words == len(TEXT.split())


def test_without_a_choice_the_quotes_that_the_engine_finds_are_kept() -> None:
    article = make_article(found=None)

    quote = Quote.objects.get()
    assert quote.passage.article == article
    assert quote.passage.exact.startswith("We have never lost a crate")
    assert str(quote.speaker) == "Ada Brook"
    assert quote.corrected_by is None


def test_only_the_quotes_that_were_chosen_are_kept() -> None:
    article = make_article(found=())

    assert not article.passages.exists()


def test_a_speaker_who_was_quoted_before_is_the_same_one() -> None:
    for _ in range(2):
        make_article(found=None)

    assert Speaker.objects.get().quotes.count() == 2


def test_an_article_of_the_same_title_gets_an_address_of_its_own() -> None:
    assert [make_article().slug for _ in range(3)] == [
        "the-harbour-vote",
        "the-harbour-vote-2",
        "the-harbour-vote-3",
    ]


@pytest.mark.parametrize(
    ("title", "slug"),
    [("New", "new-2"), ("港の投票", "article"), ("<b>!</b>", "bb"), ("é" * 300, "e" * 70)],
)
def test_any_title_makes_an_address(title: str, slug: str) -> None:
    assert make_article(title=title).slug == slug


def test_every_quote_stands_where_its_offsets_say() -> None:
    text = (
        "👩‍👩‍👧 It began. “We saw it coming,” said Ada Brook. “All of us saw it,” said Omar Reed."
    )
    article = make_article(text, found=None)

    assert article.passages.count() == len(find(text, "en")) > 0
    for passage in article.passages.all():
        assert article.revision.text[passage.start : passage.end] == passage.exact


def test_what_goes_wrong_half_way_leaves_nothing_behind() -> None:
    found = find(TEXT, "en")

    with pytest.raises(ValueError, match="not a span"):
        make_article(found=[*found, type(found[0])(9, 4, "", None, "marked", How.CUE, 1.0)])

    assert not Article.objects.exists()
