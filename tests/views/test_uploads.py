"""Is every file and every paste taken in as its text, or refused with a reason?"""

from __future__ import annotations

import html
import re
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from annotator.models import Article, Quote
from tests.factories import make_editor
from tests.sources.far import FAR, site
from tests.sources.far import page as fetched
from tests.views.sending import PASTED, filled

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("vote.txt", PASTED.encode()),
        ("vote.txt", PASTED.replace("\n", "\r\n").encode("utf-8-sig")),
        ("vote.txt", PASTED.encode("utf-16")),
        ("vote.md", b"# The harbour vote\n\n" + PASTED.split("\n\n", 1)[1].encode()),
        (
            "vote.html",
            b"<!doctype html><meta charset=windows-1252><title>The harbour vote</title><body>"
            b"<article><h1>The harbour vote</h1>"
            + "".join(f"<p>{line}</p>" for line in PASTED.split("\n\n")[1:]).encode("cp1252")
            + b"</article>",
        ),
    ],
)
def test_a_file_is_previewed_and_saved_as_its_text(
    as_editor: Client, name: str, data: bytes
) -> None:
    answer = as_editor.post("/articles/new/", {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == HTTPStatus.OK

    as_editor.post("/articles/new/", filled(answer.content.decode()) | {"save": "1"})

    article = Article.objects.get()
    assert article.title == "The harbour vote"
    assert "“We have never lost a crate in our lives,” said Ada" in article.revision.text
    assert Quote.objects.filter(speaker__name="Ada Brook").exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "There is nothing in it"),
        (b" \n\t", "There is nothing in it"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20, ""),
        (b"PK\x03\x04" + bytes(5_000), ""),
        (b"word " * 4_000_000, "larger than 5 MB"),
        (bytes(range(128, 256)) * 50, ""),
    ],
    ids=["empty", "blank", "picture", "archive", "20 MB", "no encoding"],
)
def test_a_file_that_is_no_article_is_refused_with_a_reason(
    as_editor: Client, data: bytes, message: str
) -> None:
    answer = as_editor.post("/articles/new/", {"file": SimpleUploadedFile("article.txt", data)})
    page = answer.content.decode()

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'role="alert"' in page
    assert message in page
    assert not Article.objects.exists()


def test_an_article_is_previewed_from_its_address(as_editor: Client, settings: Settings) -> None:
    with site() as one:
        settings.FETCH_ALSO = frozenset({f"{FAR}:{one.port}"})
        url = one.url(host=FAR)
        one.answers["/"] = fetched(f"<h1>The vote</h1><p>{PASTED}</p>")

        answer = as_editor.post("/articles/new/", {"address": url, "preview": "1"})

    assert answer.status_code == HTTPStatus.OK
    fields = filled(answer.content.decode())
    assert (fields["title"], fields["source_url"]) == ("The vote", url)
    saved = as_editor.post("/articles/new/", fields | {"save": "1"})
    assert saved["Location"] == Article.objects.get().get_absolute_url()
    assert one.connections == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"address": "http://127.0.0.1/a"}, "no machine of the public web"),
        ({"address": "http://2130706433/a"}, "Enter a valid URL."),
        ({"address": "ftp://example.org/a"}, "is not fetched here"),
        ({"address": "javascript:alert(1)"}, "Enter a valid URL."),
        ({}, "Paste a text, choose a file or give an address."),
        ({"text": " \n "}, "Paste a text, choose a file or give an address."),
        ({"text": "… — !"}, "There are no words in it"),
        ({"text": PASTED, "language": "xx"}, "xx is not one of the available choices"),
        ({"text": PASTED, "format": "docx"}, "docx is not one of the available choices"),
        ({"text": PASTED, "source_url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"text": PASTED, "published_on": "2025-02-30"}, "Enter a valid date."),
        ({"text": PASTED, "title": "a" * 301}, "at most 300 characters"),
        ({"text": "nul\x00byte"}, "Null characters"),
        ({"text": "Der Hafen ist zu und die Kräne stehen still, sagt man. " * 20}, "language"),
    ],
)
def test_what_cannot_be_taken_comes_back_with_a_reason(
    as_editor: Client, fields: dict[str, str], message: str
) -> None:
    answer = as_editor.post("/articles/new/", fields)
    page = answer.content.decode()

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert message in page
    for field in ("text", "address"):
        assert html.escape(fields.get(field, ""))[:20].strip("\x00 \n") in page
    assert not Article.objects.exists()


def test_a_paste_beyond_all_measure_is_refused_with_a_page_that_says_so() -> None:
    for strict in (False, True):
        browser = Client(enforce_csrf_checks=strict)
        browser.force_login(make_editor())

        answer = browser.post("/articles/new/", {"text": "word " * 4_000_000})

        assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        assert "more than can be taken at once" in answer.content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script><p>One two three.</p><p>Four.</p>",
        '<p onclick="x()">One <img src=x onerror=y()> two.</p><p>Four.</p><p>Five.</p>',
        "# One\n\n<iframe src='https://elsewhere.example'></iframe>\n\n[x](javascript:y)",
        '<html><head><link rel=canonical href="javascript:alert(1)"></head><body><p>One two.</p>',
    ],
)
def test_hostile_articles_are_shown_harmlessly(as_editor: Client, text: str) -> None:
    answer = as_editor.post("/articles/new/", {"text": text, "title": "T", "language": "en"})
    assert answer.status_code == HTTPStatus.OK
    as_editor.post("/articles/new/", filled(answer.content.decode()) | {"save": "1"})

    page = as_editor.get(f"/articles/{Article.objects.get().slug}/").content.decode()

    body = page.split('<article id="article"')[1].split("</article>")[0]
    assert not re.search(r"<(script|iframe|img)|javascript:|\son\w+=", body)
