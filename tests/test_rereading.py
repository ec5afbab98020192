"""Is a new source read as the article was read the first time?"""

from __future__ import annotations

import pytest

from annotator.actions import articles
from annotator.models import Article
from annotator.rereading import reread
from annotator.sources import SourceError, read
from annotator.text.document import Document

pytestmark = pytest.mark.django_db
TEXT = "The ferry was late\n\nIt was late again. Nobody was on board but the crew.\n"


def make(text: str = TEXT, **options: str) -> Article:
    """An article as it comes in from a file."""
    return articles.create(draft=read(text.encode(), **options))


def test_the_first_line_is_left_out_again_where_it_was_the_title() -> None:
    draft = reread(make(), TEXT.replace("late again", "early").encode())

    assert draft.title == "The ferry was late"
    text = Document.from_html(draft.html).text
    assert text == "It was early. Nobody was on board but the crew."


def test_a_title_that_changes_in_the_text_changes() -> None:
    draft = reread(make(), TEXT.replace("was late\n", "was early\n").encode())

    assert draft.title == "The ferry was early"


def test_a_title_that_a_person_gave_stays_and_the_text_keeps_its_first_line() -> None:
    article = make(title="Le bac")

    draft = reread(article, TEXT.replace("late again", "early").encode())

    assert draft.title == "Le bac"
    assert Document.from_html(draft.html).text.startswith("The ferry was late")


def test_a_title_that_was_put_right_after_reading_stays() -> None:
    article = make()
    Article.objects.update(title="Late, again")
    article.refresh_from_db()

    draft = reread(article, TEXT.replace("was late\n", "was early\n").encode())

    assert draft.title == "Late, again"
    assert Document.from_html(draft.html).text.startswith("It was late again")


def test_another_title_that_is_asked_for_is_taken() -> None:
    assert reread(make(), TEXT.encode(), title="Early").title == "Early"


def test_a_text_in_whatever_language_is_read_in_the_articles_own() -> None:
    draft = reread(make(), "Un titre\n\nLe bac était en retard, et il l’était encore.".encode())

    assert draft.language == "en"


def test_what_cannot_be_read_is_refused_with_the_reason() -> None:
    with pytest.raises(SourceError, match="nothing in it"):
        reread(make(), b" ")
