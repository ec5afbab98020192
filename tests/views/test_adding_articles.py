"""Is an article previewed, put right and saved, by editors alone?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Article, Quote
from tests.views.sending import PASTED, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def preview(as_editor: Client) -> dict[str, str]:
    """The fields of the preview of `PASTED`."""
    answer = as_editor.post("/articles/new/", {"text": PASTED, "preview": "1"})
    assert answer.status_code == HTTPStatus.OK
    return filled(answer.content.decode())


def test_only_editors_add_articles(client: Client, as_nora: Client, as_editor: Client) -> None:
    fields = {"text": PASTED, "save": "1", "asked_title": ""}

    for method in ("get", "post"):
        answer = getattr(client, method)("/articles/new/", fields)
        assert answer["Location"].startswith("/accounts/login/?next=")
        answer = getattr(as_nora, method)("/articles/new/", fields)
        assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not Article.objects.exists()
    assert as_editor.get("/articles/new/").status_code == HTTPStatus.OK
    assert as_editor.head("/articles/new/").status_code == HTTPStatus.OK
    for browser, offered in ((client, False), (as_nora, False), (as_editor, True)):
        assert ("/articles/new/" in browser.get("/").content.decode()) is offered


def test_a_preview_shows_the_quotes_found_and_saves_nothing(
    preview: dict[str, str],
) -> None:
    assert preview["title"] == "The harbour vote"
    assert preview["language"] == "en"
    assert preview["found-0-words"].startswith("We have never lost a crate")
    assert preview["found-0-speaker"] == "Ada Brook"
    assert not Article.objects.exists()


def test_saving_twice_makes_one_article(as_editor: Client, preview: dict[str, str]) -> None:
    answers = [as_editor.post("/articles/new/", preview | {"save": "1"}) for _ in range(2)]

    assert Article.objects.count() == 1
    assert {answer.headers["Location"] for answer in answers} == {
        Article.objects.get().get_absolute_url()
    }


def test_what_was_previewed_is_saved(as_editor: Client, preview: dict[str, str]) -> None:
    answer = as_editor.post("/articles/new/", preview | {"save": "1"})

    article = Article.objects.get()
    assert answer["Location"] == f"/articles/{article.slug}/"
    assert article.title == "The harbour vote"
    assert article.revision.text.startswith("The harbour board met on Monday.")
    assert [str(quote.speaker) for quote in Quote.objects.order_by("passage__start")][:1] == [
        "Ada Brook"
    ]
    assert set(Quote.objects.values_list("corrected_by", flat=True)) == {None}
    assert article.added_by is not None
    assert article.added_by.username == "edith"


def test_a_speaker_is_put_right_before_saving(as_editor: Client, preview: dict[str, str]) -> None:
    as_editor.post("/articles/new/", preview | {"found-0-speaker": "Ada M. Brook", "save": "1"})

    quote = Quote.objects.order_by("passage__start")[0]
    assert str(quote.speaker) == "Ada M. Brook"
    assert (quote.how, quote.confidence) == (Quote.PERSON, 1.0)


def test_a_quote_is_dropped_before_saving(as_editor: Client, preview: dict[str, str]) -> None:
    count = int(preview["found-TOTAL_FORMS"])
    del preview["found-0-keep"]

    as_editor.post("/articles/new/", preview | {"save": "1"})

    assert Quote.objects.count() == count - 1
    assert not Quote.objects.filter(passage__exact__startswith="We have never").exists()


def test_a_missed_quote_is_added_before_saving(as_editor: Client, preview: dict[str, str]) -> None:
    missed = {"missed_words": "Nobody in the room laughed.", "missed_speaker": "Lena Ott"}

    as_editor.post("/articles/new/", preview | missed | {"save": "1"})

    quote = Quote.objects.get(passage__exact="Nobody in the room laughed.")
    assert str(quote.speaker) == "Lena Ott"


@pytest.mark.parametrize(
    "words", ["Everybody laughed.", "We have never lost a crate in our lives,", "\x00"]
)
def test_a_missed_quote_that_cannot_be_added_comes_back_with_everything_else(
    as_editor: Client, preview: dict[str, str], words: str
) -> None:
    changed = {
        "missed_words": words,
        "missed_speaker": "Lena Ott",
        "found-0-speaker": "Ada M. Brook",
        "title": "The harbour votes",
    }

    answer = as_editor.post("/articles/new/", preview | changed | {"save": "1"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Article.objects.exists()
    page = answer.content.decode()
    assert '<details class="missed" open>' in page
    again = filled(page)
    assert {name: again[name] for name in changed} == changed
    assert again["text"].split() == PASTED.split()


def test_a_title_that_is_put_right_changes_nothing_else(
    as_editor: Client, preview: dict[str, str]
) -> None:
    as_editor.post("/articles/new/", preview | {"title": "The harbour votes", "save": "1"})

    article = Article.objects.get()
    assert article.title == "The harbour votes"
    assert article.revision.text.startswith("The harbour board met on Monday.")
    for quote in Quote.objects.all():
        assert quote.passage.exact == quote.passage.span.of(article.revision.text)
    assert Quote.objects.order_by("passage__start")[0].passage.exact.startswith("We have never")


def test_what_was_read_of_an_article_can_be_emptied(as_editor: Client) -> None:
    text = PASTED.replace("\n\n", "\n\nBy Lena Ott\n\n", 1)
    answer = as_editor.post("/articles/new/", {"text": text, "publisher": "The Gull"})
    fields = filled(answer.content.decode())
    assert (fields["byline"], fields["publisher"]) == ("Lena Ott", "The Gull")

    as_editor.post("/articles/new/", fields | {"byline": "", "publisher": "", "save": "1"})

    article = Article.objects.get()
    assert (article.byline, article.publisher) == ("", "")


def test_a_text_changed_in_the_preview_is_looked_at_again_before_it_is_saved(
    as_editor: Client, preview: dict[str, str]
) -> None:
    text = preview["text"].replace(
        "It was a short meeting.", "“It was short, I believe,” said Lena Ott, who was there."
    )
    changed = {"text": text, "found-0-speaker": "Ada M. Brook"}

    answer = as_editor.post("/articles/new/", preview | changed | {"save": "1"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Article.objects.exists()
    page = answer.content.decode()
    assert "The text has changed" in page
    again = filled(page)
    assert again["found-0-words"].startswith("It was short")
    assert again["found-1-speaker"] == "Ada M. Brook"
    as_editor.post("/articles/new/", again | {"save": "1"})
    article = Article.objects.get()
    for quote in Quote.objects.all():
        assert quote.passage.exact == quote.passage.span.of(article.revision.text)


def test_looking_again_keeps_what_was_put_right(as_editor: Client, preview: dict[str, str]) -> None:
    changed = {"found-0-speaker": "Ada M. Brook", "missed_words": "Nobody in the room laughed."}
    del preview["found-1-keep"]

    answer = as_editor.post("/articles/new/", preview | changed | {"preview": "1"})

    again = filled(answer.content.decode())
    assert {name: again[name] for name in changed} == changed
    assert "found-1-keep" not in again


@pytest.mark.parametrize(
    "broken",
    [
        {"found-TOTAL_FORMS": ""},
        {"found-TOTAL_FORMS": "99999999"},
        {"found-TOTAL_FORMS": "0"},
        {"found-0-words": "Words that nobody said"},
        {"found-0-words": ""},
        {"found-0-speaker": "a" * 500},
        {"found-1-words": "We have never lost a crate in our lives,"},
        {"text": ""},
        {"asked_title": "a" * 500},
    ],
)
def test_a_preview_that_was_tampered_with_stores_nothing(
    as_editor: Client, preview: dict[str, str], broken: dict[str, str]
) -> None:
    answer = as_editor.post("/articles/new/", preview | broken | {"save": "1"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Article.objects.exists()


def test_what_is_chosen_first_goes_on_through_the_preview(as_editor: Client) -> None:
    chosen = {"text": PASTED, "preview": "1", "status": "draft"}
    fields = filled(as_editor.post("/articles/new/", chosen).content.decode())

    as_editor.post("/articles/new/", fields | {"save": "1"})

    assert Article.objects.get().status == "draft"


def test_more_quotes_than_can_be_looked_through_are_for_the_way_of_files(
    as_editor: Client,
) -> None:
    text = "“No, we never did so.” " * 5_001

    answer = as_editor.post("/articles/new/", {"text": text, "preview": "1"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = answer.content.decode()
    assert "It has more than 5000 quotes, too many to look through here" in page
    assert text in page
