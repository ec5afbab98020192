"""Is it noticed that an article is here already?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from annotator.models import Article, Status
from annotator.text.fingerprint import fingerprint
from annotator.twins import twin
from tests.factories import TEXT, make_article, make_draft, make_editor
from tests.revising import revise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("“", '"').replace("”", '"').replace("\n\n", "\n\n\n"),
        TEXT.upper(),
        TEXT.replace(" ", "\N{NO-BREAK SPACE}"),
    ],
)
def test_the_same_words_are_the_same_article_whatever_their_marks(text: str) -> None:
    article = make_article(status=Status.DRAFT)

    assert twin(make_draft(text, title="Another title")) == article


@pytest.mark.parametrize("text", [TEXT.replace("never", ""), f"{TEXT} Or did they?"])
def test_other_words_are_another_article(text: str) -> None:
    make_article()

    assert twin(make_draft(text)) is None


def test_a_text_is_known_that_was_revised_since() -> None:
    article = make_article()
    revise(article, f"{TEXT}\n\nOr so they say.")

    assert twin(make_draft(TEXT)) == article


@pytest.mark.parametrize(
    "url", ["http://example.org/vote", "https://EXAMPLE.org/vote/", "https://example.org/vote#top"]
)
def test_the_same_address_is_the_same_article(url: str) -> None:
    article = make_article()
    Article.objects.update(source_url="https://example.org/vote")

    assert twin(replace(make_draft("Quite other words."), source_url=url)) == article
    other = replace(make_draft("Quite other words."), source_url="https://example.org/vote?id=2")
    assert twin(other) is None


def test_a_preview_says_so_and_offers_to_revise(client: Client) -> None:
    article = make_article()
    client.force_login(make_editor())

    page = client.post("/articles/new/", {"text": f"The harbour vote\n\n{TEXT}"}).content.decode()

    assert "You have this already:" in page
    assert f'href="/articles/{article.slug}/revise/"' in page
    other = client.post("/articles/new/", {"text": "The vote\n\nQuite other words, they say."})
    assert "You have this already" not in other.content.decode()


def test_a_fingerprint_has_one_length_for_whatever_text() -> None:
    assert {len(fingerprint(text)) for text in ("", "a", "é" * 100_000, "\ud800")} == {32}
