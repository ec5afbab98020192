"""Does an article know its text, its date and how long it takes?"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from annotator.actions.revisions import restore
from annotator.models import Article, Passage, Placement, Revision
from annotator.models.article import AlreadyWritten
from annotator.models.texts import Text, Texts
from annotator.text.document import Document
from annotator.text.spans import Span
from tests.factories import make_article, make_comment, make_quote, make_tag
from tests.revising import revise

pytestmark = pytest.mark.django_db


def test_a_revision_gives_its_document_back() -> None:
    article = make_article(html="<h2>Cranes</h2><p>They <em>move</em>.</p>")

    again = Revision.objects.get(pk=article.revision.pk)

    assert again.document.html() == "<h2>Cranes</h2>\n\n<p>They <em>move</em>.</p>"


def test_texts_that_were_asked_for_last_are_kept_and_no_more_than_there_is_room_for() -> None:
    made: list[str] = []
    texts = Texts(most=6)

    for words in ("one", "two", "one", "six", "one", "two", "seventy"):

        def read(words: str = words) -> Text:
            made.append(words)
            return Text(Document(words, (), ()), [])

        assert texts.get(words, read).document.text == words

    assert made == ["one", "two", "six", "two", "seventy"]
    assert texts.size == 0
    assert not texts.kept


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
