"""Can a revision be read as it was?"""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_article, make_quote

pytestmark = pytest.mark.django_db


def test_a_revision_shows_its_text_without_marks(client: Client) -> None:
    article = make_article(html="<p>We lost <em>none</em> of them.</p>")
    make_quote(article, "of them")

    page = client.get(f"/articles/{article.slug}/revisions/1/").content.decode()

    assert "<p>We lost <em>none</em> of them.</p>" in page
    assert "<mark" not in page


def test_a_revision_that_was_never_written_is_not_found(client: Client) -> None:
    article = make_article()

    assert client.get(f"/articles/{article.slug}/revisions/2/").status_code == 404
    assert client.get("/articles/nothing-of-the-kind/revisions/1/").status_code == 404
    assert client.post(f"/articles/{article.slug}/revisions/1/").status_code == 405
