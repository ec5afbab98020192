"""Do editors take the library away, and nobody else?"""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from django.test import Client

from annotator.models import Status
from tests.factories import make_article, make_editor, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "articles"),
    [("/library.zip", {"public"}), ("/library-with-drafts.zip", {"public", "draft", "unlisted"})],
)
def test_editors_take_it_away_and_nobody_else(address: str, articles: set[str]) -> None:
    for status in Status:
        make_article(title=status.value, status=status)
    browser = Client()
    assert browser.get(address).status_code == 302
    browser.force_login(make_user())
    assert browser.get(address).status_code == 403

    browser.force_login(make_editor())
    answer = browser.get(address)

    assert answer.streaming
    assert answer.headers["Content-Type"] == "application/zip"
    assert f'filename="{address[1:]}"' in answer.headers["Content-Disposition"]
    archive = ZipFile(io.BytesIO(b"".join(answer)))
    assert {name.split("/")[1] for name in archive.namelist() if "/" in name} == articles


def test_it_is_offered_to_editors_below_the_list_of_articles() -> None:
    browser = Client()
    assert "library.zip" not in browser.get("/").content.decode()

    browser.force_login(make_editor())

    page = browser.get("/").content.decode()
    assert 'href="/library.zip"' in page
    assert 'href="/library-with-drafts.zip"' in page
