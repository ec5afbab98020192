"""Does the library in a ZIP hold what everybody may see, written while it is read?"""

from __future__ import annotations

import gc
import io
import tracemalloc
from zipfile import ZipFile

import pytest
from django.test import Client

from annotator import library
from annotator.models import Status
from tests import nu
from tests.crowds import make_long_article
from tests.factories import make_article, make_editor, make_tag, make_user
from tests.formats.leaving import MADE_AT

pytestmark = pytest.mark.django_db
SITE = "https://read.example"


def test_public_articles_alone_are_in_it_with_all_their_files() -> None:
    article = make_tag().passage.article
    make_article("Kept to ourselves.", title="Secret", status=Status.DRAFT)
    make_article("For some.", title="Unlisted", status=Status.UNLISTED)

    archive = ZipFile(io.BytesIO(b"".join(library.write(SITE, MADE_AT))))

    folder = f"articles/{article.slug}"
    files = ("annotated.md", "annotations.jsonld", "article.txt", "index.html", "tags.csv")
    assert archive.testzip() is None
    assert sorted(archive.namelist()) == [
        *(f"{folder}/{name}" for name in (*files, "tags.jsonl")),
        "index.html",
    ]
    assert archive.read(f"{folder}/article.txt").decode() == article.revision.text


def test_its_first_page_is_valid_html_without_a_warning() -> None:
    make_article(title="Waves & <b>")
    archive = ZipFile(io.BytesIO(b"".join(library.write(SITE, MADE_AT))))

    assert nu.errors(archive.read("index.html").decode(), warnings=True) == []


def test_many_articles_need_no_more_memory_than_few() -> None:
    def peak() -> int:
        tracemalloc.start()
        for number, _ in enumerate(library.write(SITE, MADE_AT)):
            # An article and its revision know each other: they go when garbage is collected.
            if number % 50 == 0:
                gc.collect()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    for number in range(2):
        make_long_article(f"One of few {number}")
    peak()
    few = peak()
    for number in range(6):
        make_long_article(f"Another {number}")

    # Four times as many; what differs is when garbage is collected.
    assert peak() < 1.5 * few


def test_editors_take_it_away_and_nobody_else() -> None:
    browser = Client()
    assert browser.get("/library.zip").status_code == 302
    browser.force_login(make_user())
    assert browser.get("/library.zip").status_code == 403

    browser.force_login(make_editor())
    answer = browser.get("/library.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    assert ZipFile(io.BytesIO(b"".join(answer))).namelist() == ["index.html"]
