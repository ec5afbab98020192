"""Do editors, and nobody else, put quotes right?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Article, Passage, Quote, Speaker
from tests.factories import make_passage, make_quote, make_tag
from tests.views.sending import HTMX

pytestmark = pytest.mark.django_db
WORDS = "We have never lost a crate in our lives,"


def test_an_editor_corrects_who_said_what(as_editor: Client, article: Article) -> None:
    passage = make_quote(article).passage

    answer = as_editor.post(
        f"/passages/{passage.pk}/quote/", {"speaker": "  Omar\tReed ", "exact": WORDS[:-1]}
    )

    quote = Quote.objects.get()
    assert answer["Location"] == f"/articles/{article.slug}/#p{quote.passage_id}"
    assert (str(quote.speaker), quote.passage.exact) == ("Omar Reed", WORDS[:-1])


def test_an_editor_makes_a_quote_of_any_passage(as_editor: Client, article: Article) -> None:
    passage = make_passage(article, "Nobody in the room laughed.")

    as_editor.post(f"/passages/{passage.pk}/quote/", {"speaker": "", "exact": passage.exact})

    assert Quote.objects.get().passage == passage


def test_words_that_are_not_there_come_back_with_what_is_wrong(
    as_editor: Client, article: Article
) -> None:
    passage = make_quote(article).passage

    for more in ({}, HTMX):
        answer = as_editor.post(
            f"/passages/{passage.pk}/quote/",
            {"speaker": "Omar Reed", "exact": "We lost them all"},
            **more,
        )
        page = answer.content.decode()
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "letter by letter" in page
        assert "We lost them all</textarea>" in page
        assert 'value="Omar Reed"' in page
        assert '<details class="correct" open>' in page
    assert str(Quote.objects.get().speaker) == "Ada Brook"


@pytest.mark.parametrize("exact", ["", "  ", "\N{NO-BREAK SPACE}", "\x00"])
def test_no_words_are_no_quote(as_editor: Client, article: Article, exact: str) -> None:
    passage = make_quote(article).passage

    answer = as_editor.post(f"/passages/{passage.pk}/quote/", {"exact": exact})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert Quote.objects.get().passage == passage


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("A/B\\C?d=e#f", "A/B\\C?d=e#f"),
        ("Ada \N{RIGHT-TO-LEFT OVERRIDE}koorB", "Ada koorB"),
        ("Ada\nBrook", "Ada Brook"),
        ("小林", "小林"),
    ],
)
def test_a_speaker_may_have_any_name_and_it_harms_no_page(
    as_editor: Client, client: Client, article: Article, name: str, stored: str
) -> None:
    passage = make_quote(article).passage

    as_editor.post(f"/passages/{passage.pk}/quote/", {"speaker": name, "exact": WORDS})

    speaker = Speaker.objects.get(quotes=passage.quote)
    assert speaker.name == stored
    for address in (
        f"/articles/{article.slug}/",
        f"/passages/{passage.pk}/",
        "/speakers/",
        speaker.get_absolute_url(),
    ):
        answer = client.get(address)
        assert answer.status_code == HTTPStatus.OK
        assert b"<script>alert" not in answer.content


def test_a_speakers_name_has_an_end(as_editor: Client, article: Article) -> None:
    passage = make_quote(article).passage

    answer = as_editor.post(
        f"/passages/{passage.pk}/quote/", {"speaker": "a" * 500, "exact": WORDS}
    )

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "at most 200 characters" in answer.content.decode()


def test_an_editor_says_that_a_quote_is_none(as_editor: Client, article: Article) -> None:
    passage = make_quote(article).passage
    make_tag(passage)

    answer = as_editor.post(f"/passages/{passage.pk}/quote/retract/")

    assert answer["Location"] == f"/articles/{article.slug}/#b2"
    assert not Quote.objects.exists()
    assert Passage.objects.get() == passage
    again = as_editor.post(f"/passages/{passage.pk}/quote/retract/")
    assert again.status_code == HTTPStatus.NOT_FOUND


def test_htmx_is_led_to_the_corrected_quote(as_editor: Client, article: Article) -> None:
    passage = make_quote(article).passage

    answer = as_editor.post(
        f"/passages/{passage.pk}/quote/", {"speaker": "", "exact": WORDS}, **HTMX
    )

    assert answer["HX-Redirect"] == f"/articles/{article.slug}/#p{passage.pk}"


@pytest.mark.parametrize("act", ["quote", "quote/retract"])
def test_readers_and_browsers_without_an_account_correct_nothing(
    client: Client, as_nora: Client, article: Article, act: str
) -> None:
    passage = make_quote(article).passage
    fields = {"speaker": "Mallory", "exact": WORDS}

    assert client.post(f"/passages/{passage.pk}/{act}/", fields)["Location"].startswith(
        "/accounts/login/"
    )
    answer = as_nora.post(f"/passages/{passage.pk}/{act}/", fields)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Only editors may do this." in answer.content.decode()
    assert str(Quote.objects.get().speaker) == "Ada Brook"


@pytest.mark.parametrize("act", ["quote", "quote/retract"])
def test_correcting_takes_a_post_and_a_passage(
    as_editor: Client, article: Article, act: str
) -> None:
    passage = make_quote(article).passage

    for method in ("get", "head", "put", "patch", "delete"):
        answer = getattr(as_editor, method)(f"/passages/{passage.pk}/{act}/")
        assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    for pk in (12345, 10**30):
        answer = as_editor.post(f"/passages/{pk}/{act}/", {"exact": WORDS})
        assert answer.status_code == HTTPStatus.NOT_FOUND
