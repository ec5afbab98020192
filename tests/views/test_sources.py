"""Does a comment show its sources to everybody, and does its author change them?"""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Article, Comment, Passage, Source, User
from tests.factories import make_quote
from tests.views.sending import HTMX, comment, typed_in

pytestmark = pytest.mark.django_db
MINUTES = {
    "source_url_1": "https://www.gull.example/minutes?of=board&year=2026",
    "source_title_1": "Minutes of <the> board",
    "source_seen_1": "2026-05-12",
}
HOSTILE = {"source_url_1": "javascript:alert(1)", "source_title_1": "<script>alert(1)</script>"}


@pytest.fixture
def passage(article: Article) -> Passage:
    return make_quote(article).passage


def test_sources_are_shown_in_the_card_and_beside_the_article(
    client: Client, as_nora: Client, passage: Passage
) -> None:
    as_nora.post(f"/passages/{passage.pk}/comments/", comment(**MINUTES))

    for address in (f"/passages/{passage.pk}/", passage.article.get_absolute_url()):
        page = client.get(address).content.decode()
        (source,) = re.findall(r'<ul class="cited".*?</ul>', page)
        assert 'href="https://www.gull.example/minutes?of=board&amp;year=2026"' in source
        assert 'rel="noopener noreferrer nofollow ugc"' in source
        assert ">Minutes of &lt;the&gt; board</a>" in source
        assert "gull.example · seen on May 12, 2026" in source


def test_a_source_without_a_title_is_called_by_its_address(
    as_nora: Client, passage: Passage
) -> None:
    fields = comment(source_url_1="gull.example/ledger")

    as_nora.post(f"/passages/{passage.pk}/comments/", fields)

    page = as_nora.get(f"/passages/{passage.pk}/").content.decode()
    assert ">https://gull.example/ledger</a>" in page


def test_a_comment_on_any_words_and_a_reply_have_sources_too(
    as_nora: Client, as_omar: Client, article: Article
) -> None:
    start = article.revision.text.index("met")
    words = {"start": start, "end": start + 3, "exact": "met"}

    as_nora.post(f"/articles/{article.slug}/comments/", comment() | words | MINUTES)
    first = Comment.objects.get()
    as_omar.post(f"/comments/{first.pk}/reply/", comment(**MINUTES))

    assert Source.objects.count() == 2


@pytest.mark.parametrize("htmx", [False, True])
def test_a_source_that_cannot_be_taken_comes_back_with_all_that_was_typed(
    as_nora: Client, passage: Passage, htmx: bool
) -> None:
    answer = as_nora.post(
        f"/passages/{passage.pk}/comments/", comment("Mine.", **HOSTILE), **(HTMX if htmx else {})
    )
    page = answer.content.decode()

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert typed_in(page) == "Mine."
    assert 'value="javascript:alert(1)"' in page
    assert 'value="&lt;script&gt;alert(1)&lt;/script&gt;"' in page
    assert '<details class="sources" open>' in page
    assert 'class="source wrong-row"' in page
    assert not Comment.objects.exists()


def test_three_hundred_sources_are_refused(as_nora: Client, passage: Passage) -> None:
    fields = {f"source_url_{n}": f"https://gull.example/{n}" for n in range(1, 301)}

    answer = as_nora.post(f"/passages/{passage.pk}/comments/", comment(**fields))

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "A comment can have 5 sources." in answer.content.decode()
    assert not Source.objects.exists()


def test_authors_change_their_sources(as_nora: Client, nora: User, passage: Passage) -> None:
    as_nora.post(f"/passages/{passage.pk}/comments/", comment("Mine.", **MINUTES))
    own = nora.comments.get()
    address = f"/comments/{own.pk}/edit/"

    form = as_nora.get(address).content.decode()
    assert 'value="2026-05-12"' in form
    as_nora.post(address, comment("Mine.", **MINUTES | {"source_title_1": "The minutes"}))

    own.refresh_from_db()
    assert own.edited_at is not None
    assert own.sources.get().title == "The minutes"
    as_nora.post(address, comment("Mine."))
    assert not own.sources.exists()


def test_a_preview_shows_the_sources_and_keeps_them_in_the_form(
    as_nora: Client, passage: Passage
) -> None:
    fields = comment("Mine.", action=f"/passages/{passage.pk}/comments/", **MINUTES)

    page = as_nora.post("/comments/preview/", fields).content.decode()

    assert '<ul class="cited"' in page
    assert 'value="Minutes of &lt;the&gt; board"' in page
    wrong = as_nora.post("/comments/preview/", fields | HOSTILE, **HTMX)
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Something in the sources is wrong" in wrong.content.decode()
