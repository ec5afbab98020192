"""Does the site show who is quoted, and all that somebody is quoted with?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.actions import quotes
from annotator.models import Label
from tests.factories import make_article, make_quote, make_tag

pytestmark = pytest.mark.django_db


def test_everybody_who_is_quoted_is_listed_with_the_readings(client: Client) -> None:
    quote = make_quote(speaker="Ada Brook")
    make_quote(make_article("Nobody laughed."), "Nobody laughed.", speaker="Omar Reed")
    make_tag(quote.passage, label=Label.SARCASM)

    page = client.get("/speakers/").content.decode()

    assert page.index("Ada Brook") < page.index("Omar Reed")
    assert '<span class="sarcasm"><b>1</b> sarcasm</span>' in page
    assert "no readings yet" in page


def test_who_is_no_longer_quoted_is_not_listed(client: Client) -> None:
    quotes.retract(quote=make_quote(speaker="Ada Brook"))

    assert "Nobody has been quoted yet." in client.get("/speakers/").content.decode()
    assert client.get("/speakers/ada-brook/").status_code == HTTPStatus.OK


def test_a_speaker_has_a_page_with_all_quotes_from_all_articles(client: Client) -> None:
    said = [
        make_quote(make_article(text, title=text), text, speaker="Ada Brook")
        for text in ("We saw it coming.", "Nobody asked me.")
    ]
    make_tag(said[0].passage, label=Label.FACT)
    make_tag(said[1].passage, label=Label.OPINION)

    page = client.get("/speakers/ada-brook/").content.decode()

    for quote in said:
        assert quote.passage.exact in page
        assert f"{quote.passage.article.get_absolute_url()}#p{quote.passage_id}" in page
    assert '<b>1</b> fact</span><span class="opinion"><b>1</b> opinion</span>' in page


@pytest.mark.parametrize("page", ["", "0", "-1", "99999999999999999999", "one", "\x00", "last"])
def test_a_page_that_is_not_there_is_the_nearest(client: Client, page: str) -> None:
    make_quote(speaker="Ada Brook")

    for address in ("/speakers/", "/speakers/ada-brook/", "/"):
        assert client.get(address, {"page": page}).status_code == HTTPStatus.OK


def test_a_long_list_is_cut_into_pages(client: Client) -> None:
    article = make_article("One. " * 35)
    spoken = make_quote(article, "One.", speaker="Ada Brook")
    for number in range(1, 35):
        words = f"One. {'One. ' * number}".strip()
        make_quote(article, words, speaker="Ada Brook")

    first = client.get("/speakers/ada-brook/").content.decode()
    second = client.get("/speakers/ada-brook/?page=2").content.decode()

    assert first.count('<li class="saying"') == 30
    assert second.count('<li class="saying"') == 5
    assert f"/passages/{spoken.passage_id}/" in first + second
    assert 'rel="next" href="?page=2"' in first


def test_speakers_are_only_read(client: Client) -> None:
    make_quote(speaker="Ada Brook")

    for address in ("/speakers/", "/speakers/ada-brook/"):
        assert client.head(address).status_code == HTTPStatus.OK
        for method in (client.post, client.put, client.patch, client.delete):
            assert method(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert client.get("/speakers/nobody/").status_code == HTTPStatus.NOT_FOUND
