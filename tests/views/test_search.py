"""Is there a page for whatever somebody looks for, and for what cannot be looked for?"""

from __future__ import annotations

from django.test import Client

from annotator.models import Article


def test_what_is_found_is_shown_in_place_with_a_way_to_it(client: Client, article: Article) -> None:
    page = client.get("/search/", {"q": "SHORT meetings"})

    assert page.status_code == 200
    told = page.content.decode()
    assert "<b>short</b> <b>meeting</b>" in told
    assert f'href="/articles/{article.slug}/#b' in told


def test_the_field_at_the_top_of_every_page_leads_to_the_same(
    client: Client, article: Article
) -> None:
    pages = [client.get(address, {"q": "meeting"}) for address in ("/", "/search/")]

    for page in pages:
        assert "<b>meeting</b>" in page.content.decode()


def test_nothing_found_is_said_with_what_was_typed(client: Client, article: Article) -> None:
    page = client.get("/search/", {"q": "<i>zeppelin"})

    assert page.status_code == 200
    assert "Nothing here has “&lt;i&gt;zeppelin” in it." in page.content.decode()


def test_a_day_that_is_none_is_an_error_and_what_was_typed_stays(
    client: Client, article: Article
) -> None:
    page = client.get("/search/", {"q": "meeting", "since": "2026-02-31"})

    assert page.status_code == 422
    told = page.content.decode()
    assert 'value="meeting"' in told
    assert 'value="2026-02-31"' in told
    assert 'class="error' in told


def test_a_search_that_ends_before_it_begins_says_so(client: Client, article: Article) -> None:
    page = client.get("/search/", {"q": "a", "since": "2026-05-02", "until": "2026-05-01"})

    assert page.status_code == 422
    assert "This is before the day that it begins with." in page.content.decode()
