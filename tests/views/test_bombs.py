"""Does what is made to take for ever end at once, with a reason, in every way in?

Each may take so much of the processor and of memory, and no more: what does not end is ended, and
fails the test. The Markdown of comments and articles has cases of its own in `tests/text`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotator.models import Article
from tests import bombs
from tests.bounded import bounded
from tests.factories import make_passage, make_user
from tests.views.conftest import signed_in
from tests.views.sending import comment, span

pytestmark = pytest.mark.django_db
# A second or two on a machine of our days that does nothing else; more means that it grows.
SECONDS, MEGABYTES = 10, 700
ANSWERED = {200, 302, 400, 401, 404, 409, 413, 422}


def sent(client: Client, address: str, fields: Any, **more: Any) -> Any:
    """The answer to a form, within bounds."""
    with bounded(seconds=SECONDS, megabytes=MEGABYTES):
        answer = client.post(address, fields, **more)
    assert answer.status_code in ANSWERED
    return answer


@pytest.mark.any_database
@pytest.mark.parametrize("name", bombs.HTML)
def test_html_is_previewed_or_refused(as_editor: Client, name: str) -> None:
    html = SimpleUploadedFile("a.html", bombs.HTML[name].encode())

    sent(as_editor, "/articles/new/", {"file": html, "language": "en", "title": "T"})


@pytest.mark.any_database
@pytest.mark.parametrize("name", bombs.PLAIN)
def test_text_is_previewed_or_refused(as_editor: Client, name: str) -> None:
    text = SimpleUploadedFile("a.txt", bombs.PLAIN[name].encode())

    sent(as_editor, "/articles/new/", {"file": text, "language": "en", "title": "T"})


@pytest.mark.any_database
@pytest.mark.parametrize("name", ["nested elements", "a million marks", "angles"])
def test_pasted_html_says_why_it_is_refused(as_editor: Client, name: str) -> None:
    fields = {"text": bombs.HTML[name], "format": "html", "language": "en"}

    page = sent(as_editor, "/articles/new/", fields)

    assert page.status_code in (413, 422)
    assert b'role="alert"' in page.content or b'class="error' in page.content


@pytest.mark.any_database
@pytest.mark.parametrize(
    "packed", [bombs.zipped, bombs.gzipped, bombs.pdf], ids=["zip", "gzip", "pdf"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
def test_what_is_packed_is_refused_by_what_it_is_and_never_unpacked(
    as_editor: Client, packed: Callable[[], bytes], name: str
) -> None:
    page = sent(as_editor, "/articles/new/", {"file": SimpleUploadedFile(name, packed())})

    assert page.status_code == 422


@pytest.mark.any_database
@pytest.mark.parametrize(
    "unit", ["[", "> ", "*a_", "`", "\u0301", "\u202e", "<b>", "&", "https://a.b/"]
)
def test_comments_and_their_previews_are_taken_or_refused(
    as_nora: Client, article: Article, unit: str
) -> None:
    where = f"/passages/{make_passage(article).pk}/comments/"
    for length in (10_000, 1_000_000):
        body = comment(bombs.repeated(unit, length), action=where)
        sent(as_nora, "/comments/preview/", body)
        sent(as_nora, where, body)


@pytest.mark.parametrize("unit", ["a ", "%", "(a+)+", "\u0301", "\ufdfa", "[", "' OR ", "\u202e"])
def test_searches_are_answered(client: Client, article: Article, unit: str) -> None:
    words = bombs.repeated(unit, 50_000)
    for address in ("/", "/speakers/"):
        with bounded(seconds=SECONDS, megabytes=MEGABYTES):
            answer = client.get(address, {"q": words})
        assert answer.status_code in (200, 422)


@pytest.mark.any_database
def test_forms_with_too_much_in_them_are_refused(as_editor: Client, article: Article) -> None:
    tag = f"/articles/{article.slug}/tags/"
    many = "&".join(f"a{n}=1" for n in range(100_000))
    form = "application/x-www-form-urlencoded"

    assert sent(as_editor, tag, many, content_type=form).status_code == 413
    assert sent(as_editor, tag, "a=" + "1" * 20_000_000, content_type=form).status_code == 413
    assert sent(as_editor, tag, "%" * 5_000_000, content_type=form).status_code == 413
    assert sent(as_editor, tag, "%" * 400_000, content_type=form).status_code == 422
    assert sent(as_editor, tag, "[" * 1_000_000, content_type="application/json").status_code == 422
    words = span(article, "It was a short meeting.", label="fact")
    assert sent(as_editor, tag, words | {"exact": "x" * 5_000_000}).status_code in (409, 422)
    assert sent(as_editor, tag, words | {"start": "9" * 1_000_000}).status_code == 422


@pytest.mark.any_database
def test_a_preview_that_says_it_has_a_million_quotes_is_refused(as_editor: Client) -> None:
    fields = {"text": "Words.", "title": "T", "asked_title": "", "save": "1", "language": "en"}
    fields |= {"found-TOTAL_FORMS": "1000000", "found-INITIAL_FORMS": "0"}

    assert sent(as_editor, "/articles/new/", fields).status_code == 422


@pytest.mark.any_database
def test_addresses_that_never_end_are_answered(client: Client, article: Article) -> None:
    for address in ("/" + "a/" * 30_000, f"/articles/{'a' * 60_000}/", "/?" + "q=a&" * 20_000):
        with bounded(seconds=SECONDS, megabytes=MEGABYTES):
            assert client.get(address).status_code in ANSWERED


@pytest.mark.any_database
def test_annotations_that_are_deep_or_many_are_refused(as_editor: Client, article: Article) -> None:
    deep = "[" * 500_000
    many = json.dumps({"items": [{"type": "Annotation"}] * 200_000})
    for data in (deep, many, "{" * 500_000, '{"a":' * 200_000):
        file = SimpleUploadedFile("a.jsonld", data.encode())
        sent(as_editor, f"/articles/{article.slug}/annotations/import/", {"file": file})


def test_a_name_of_an_account_is_no_bomb(db: None) -> None:
    lena = signed_in(make_user("lena"))

    for unit in ("\ufdfa", "a\u0301\u0316", "\u202e", "x"):
        sent(lena, "/account/", {"shown_name": bombs.repeated(unit, 1_000_000)})
