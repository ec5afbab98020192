"""Does an article know its text, its date and how long it takes?"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from annotator.actions.revisions import restore
from annotator.models import Article, Passage, Placement, Revision
from annotator.models.article import AlreadyWritten
from annotator.models.texts import Recent
from annotator.text.layout import Look, Place
from annotator.text.spans import Span
from tests.factories import make_article, make_comment, make_quote, make_tag
from tests.revising import revise

pytestmark = pytest.mark.django_db


def test_a_revision_gives_its_document_back() -> None:
    article = make_article(html="<h2>Cranes</h2><p>They <em>move</em>.</p>")

    again = Revision.objects.get(pk=article.revision.pk)

    assert again.document.html() == "<h2>Cranes</h2>\n\n<p>They <em>move</em>.</p>"


def test_how_a_block_is_laid_out_is_kept_until_passages_lie_otherwise() -> None:
    revision = make_article("It rained.\n\nIt rained again.").revision
    first, second = Place(id=1, start=0, end=2), Place(id=2, start=3, end=9)

    once = revision.laid(0, (first,))
    another = revision.laid(1, ())

    assert revision.laid(0, (first,)) is once
    assert revision.laid(1, ()) is another
    anew = revision.laid(0, (first, second))
    assert anew.drawn([Look("fact"), Look("opinion")]) == (
        '<mark id="p1" class="fact" data-passages="1">It</mark> '
        '<mark id="p2" class="opinion" data-passages="2">rained</mark>.'
    )


def test_what_was_asked_for_last_is_kept_and_no_more_than_there_is_room_for() -> None:
    made: list[str] = []
    recent = Recent[str](most=6, size_of=len)

    for words in ("one", "two", "one", "six", "one", "two", "seventy"):

        def make(words: str = words) -> str:
            made.append(words)
            return words

        assert recent.get(words, make) == words

    assert made == ["one", "two", "six", "two", "seventy"]
    assert recent.size == 0
    assert not recent.kept


def test_a_revision_knows_its_sentences() -> None:
    revision = make_article("It rained. It rained again.").revision

    assert revision.sentences == [Span(0, 10), Span(11, 27)]


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (230, 1), (2300, 10)])
def test_reading_takes_whole_minutes_and_one_at_least(words: int, minutes: int) -> None:
    assert Revision(words=words).minutes == minutes


def test_the_date_shown_is_that_of_publication_or_else_of_arrival() -> None:
    article = make_article()
    assert article.shown_date == article.added_at.date()

    article.published_on = date(2025, 1, 28)
    assert article.shown_date == date(2025, 1, 28)


def test_an_article_without_a_revision_says_so() -> None:
    with pytest.raises(ValueError, match="no revision"):
        _ = Article(slug="lost").revision


def test_a_language_that_the_engine_does_not_know_cannot_be_stored() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(slug="x", title="x", language="xx")


def test_a_revision_has_a_number_of_its_own() -> None:
    revision = make_article().revision
    revision.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        revision.save(force_insert=True)


def test_a_revision_never_changes_once_written() -> None:
    revision = make_article().revision
    text = revision.text
    revision.text = "Other words."

    with pytest.raises(AlreadyWritten, match="never changes"):
        revision.save()
    with pytest.raises(AlreadyWritten, match="never changes"):
        Revision.objects.update(text="Other words.")
    with pytest.raises(AlreadyWritten, match="never changes"), transaction.atomic():
        Revision.objects.bulk_update([revision], ["text"])

    assert Revision.objects.get().text == text


def test_an_article_can_be_deleted_with_all_that_is_on_it() -> None:
    article = make_article()
    quote = make_quote(article)
    make_tag(quote.passage)
    make_comment(quote.passage)
    first = article.revision
    revise(article, "Nothing of it is left.")
    restore(revision=first)

    article.delete()

    assert not Article.objects.exists()
    assert not Revision.objects.exists()
    assert not Placement.objects.exists()
    assert not Passage.objects.exists()
