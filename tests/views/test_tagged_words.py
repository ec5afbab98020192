"""Are only words tagged that stand where they are said to, counted in code points?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Article, Passage, Reader, Tag
from tests.factories import make_article, make_quote
from tests.views.sending import span

pytestmark = pytest.mark.django_db
WORDS = "It was a short meeting."


def test_words_that_are_not_there_are_a_conflict(client: Client, article: Article) -> None:
    fields = span(article, WORDS, label="fact") | {"exact": "It was a long meeting.."}

    answer = client.post(f"/articles/{article.slug}/tags/", fields)

    assert answer.status_code == HTTPStatus.CONFLICT
    assert "These words do not stand there" in answer.content.decode()
    assert not Passage.objects.exists()
    assert not Reader.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 5, "end": 5},
        {"start": 9, "end": 5},
        {"start": 0, "end": 100_000},
        {"start": 10**30, "end": 10**30 + 4},
        {"start": "9" * 5_000},
        {"start": -4},
        {"start": "two"},
        {"start": "1.5"},
        {"start": ""},
        {"exact": ""},
        {"exact": "It\x00was"},
        {"start": 41, "end": 43, "exact": "  "},
    ],
)
def test_a_span_that_is_none_cannot_be_tagged(
    client: Client, article: Article, wrong: dict[str, object]
) -> None:
    fields = span(article, WORDS, label="fact") | wrong
    if wrong.get("start") == 41:
        text = article.revision.text
        at = text.index("\n\n")
        fields |= {"start": at, "end": at + 2, "exact": text[at : at + 2]}

    answer = client.post(f"/articles/{article.slug}/tags/", fields)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'role="alert"' in answer.content.decode()
    assert not Passage.objects.exists()


@pytest.mark.parametrize("label", ["lie", "FACT", "fact ", "fact\x00", "<b>", None])
def test_an_unknown_label_is_refused(client: Client, article: Article, label: str | None) -> None:
    fields = span(article, WORDS, **({"label": label} if label else {}))
    passage = make_quote(article).passage

    for address in (f"/articles/{article.slug}/tags/", f"/passages/{passage.pk}/tag/"):
        answer = client.post(address, fields)

        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "is no label" in answer.content.decode()
        assert "<b>" not in answer.content.decode().split("<main", 1)[1].split("<h1>")[1]
    assert not Tag.objects.exists()


def test_of_two_labels_one_counts(client: Client, article: Article) -> None:
    client.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label=["fact", "sarcasm"]))

    assert Passage.objects.get().tally.total == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("👩‍👩‍👧 and 𝕏 laughed. It rained 🌧️ all day.", "It rained 🌧️ all day."),
        ("Ze\N{COMBINING ACUTE ACCENT}ro de\N{COMBINING ACUTE ACCENT}part. Il pleut.", "Il pleut."),
        ("🇫🇷 « Il pleut », dit-elle.", "Il pleut"),
    ],
)
def test_offsets_are_code_points_after_emoji_and_combining_marks(
    client: Client, text: str, words: str
) -> None:
    article = make_article(text)

    client.post(f"/articles/{article.slug}/tags/", span(article, words, label="fact"))

    assert Passage.objects.get().exact == words
    page = client.get(f"/articles/{article.slug}/").content.decode()
    assert f">{words}</a></mark>" in page


def test_line_breaks_as_a_browser_sends_them_are_those_of_the_text(
    client: Client, article: Article
) -> None:
    words = "It was a short meeting.\n\n“We have"
    fields = span(article, words, label="fact") | {"exact": words.replace("\n", "\r\n")}

    client.post(f"/articles/{article.slug}/tags/", fields)

    assert Passage.objects.get().exact == words


def test_passages_may_overlap_nest_and_span_blocks(client: Client, article: Article) -> None:
    overlapping = [
        "The harbour board met",
        "board met on Monday. It was",
        "met",
        "short meeting.\n\n“We have never lost a crate in our lives,” said Ada",
        "a crate",
    ]
    for words in overlapping:
        client.post(f"/articles/{article.slug}/tags/", span(article, words, label="fact"))

    page = client.get(f"/articles/{article.slug}/").content.decode()
    body = page.split('<div class="body">')[1]

    for passage in Passage.objects.all():
        assert f'id="p{passage.pk}"' in body
    assert Passage.objects.count() == len(overlapping)
    assert body.count("<mark") == body.count("</mark>") >= 8
