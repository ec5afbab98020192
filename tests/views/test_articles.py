"""Are articles listed, searched, read and added, each by whom it may be?"""

from __future__ import annotations

import html
import re
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotator.models import Article, Quote, User
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_tag,
)

pytestmark = pytest.mark.django_db
PASTED = """The harbour vote

The harbour board met on Monday. It was a short meeting.

“We have never lost a crate in our lives,” said Ada Brook, who runs the cranes.

“Then where are they?” asked Omar Reed, who counts them. “Nobody has told me so far.”

Nobody in the room laughed."""
FIELD = re.compile(
    r'<input[^>]*? name="([^"]+)"(?: value="([^"]*)")?[^>]*?>'
    r'|<textarea[^>]*? name="([^"]+)"[^>]*>\n?([^<]*)</textarea>'
    r'|<select[^>]*? name="([^"]+)".*?<option value="([^"]*)" selected>',
    re.DOTALL,
)


def filled(page: str) -> dict[str, str]:
    """The fields of a preview as a browser sends them back when nothing was changed."""
    form = page.split('<form class="preview-form"')[1].split("</form>")[0]
    fields = {}
    for found in FIELD.finditer(form):
        name, value = next((found[i], found[i + 1]) for i in (1, 3, 5) if found[i])
        if 'type="checkbox"' in found[0]:
            if "checked" in found[0]:
                fields[name] = "on"
        else:
            fields[name] = html.unescape(value or "")
    return fields


@pytest.fixture
def preview(as_editor: Client) -> dict[str, str]:
    """The fields of the preview of `PASTED`."""
    answer = as_editor.post("/articles/new/", {"text": PASTED, "preview": "1"})
    assert answer.status_code == HTTPStatus.OK
    return filled(answer.content.decode())


# The list ----------------------------------------------------------------------------------------


def test_articles_are_listed_newest_first(client: Client) -> None:
    for title in ("Older", "Newer"):
        make_article(title=title)

    page = client.get("/").content.decode()

    assert page.index("Newer") < page.index("Older")


def test_without_articles_the_list_says_what_to_do(client: Client, as_editor: Client) -> None:
    assert "An editor can add one." in client.get("/").content.decode()
    assert "Add the first one" in as_editor.get("/").content.decode()


@pytest.mark.parametrize("words", ["harbour", "HARBOUR vote", "crate laughed", "  vote "])
def test_a_search_finds_articles_with_all_the_words(
    client: Client, article: Article, words: str
) -> None:
    make_article("Nothing to see here.", title="Elsewhere")

    page = client.get("/", {"q": words}).content.decode()

    assert article.title in page
    assert "Elsewhere" not in page


@pytest.mark.parametrize(
    "words",
    [
        "zebra",
        "%",
        "_",
        "'; DROP TABLE annotator_article; --",
        "a" * 100_000,
        "z " * 50_000,
        "\x00",
        "harbour\x00zebra",
        "<script>alert(1)</script>",
        "\N{RIGHT-TO-LEFT OVERRIDE}",
        "👩‍👩‍👧",
    ],
)
def test_a_search_for_anything_at_all_is_answered(
    client: Client, article: Article, words: str
) -> None:
    answer = client.get("/", {"q": words})

    assert answer.status_code == HTTPStatus.OK
    assert b"<script>alert" not in answer.content
    if words not in ("\x00", "\N{RIGHT-TO-LEFT OVERRIDE}"):
        assert "has “" in answer.content.decode()


def test_the_list_takes_as_many_queries_for_many_articles_as_for_one(
    client: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(25):
        make_article(title=f"Article {number}")

    page = client.get("/").content.decode()

    assert page.count('<li class="entry"') == 20
    assert 'rel="next"' in page


# Reading -----------------------------------------------------------------------------------------


def test_a_page_to_read_has_everything_on_it(client: Client, as_editor: Client) -> None:
    article = make_article(
        html="<h2>The cranes</h2><blockquote><p>We lost none.</p></blockquote>"
        "<p>Nobody laughed.</p><ul><li>One.</li><li>Two.</li></ul>"
    )
    passage = make_quote(article, "We lost none.", speaker="Ada Brook").passage
    make_tag(passage)
    make_comment(passage, body="The minutes say **four**.")

    page = client.get(f"/articles/{article.slug}/").content.decode()

    assert '<a href="#b1">The cranes</a>' in page
    assert page.count('data-dominant="fact"') == 1
    assert 'href="/speakers/ada-brook/"' in page
    assert f'id="p{passage.pk}"' in page
    assert "The minutes say <strong>four</strong>." in page
    assert f'href="/articles/{article.slug}/annotated.html"' in page
    assert page.count("<ul>") == page.count("</ul>")


def test_a_title_with_elements_in_it_is_shown_as_it_is_written(client: Client) -> None:
    article = make_article(title='<script>alert("1")</script> & co.')

    for address in ("/", f"/articles/{article.slug}/", f"/articles/{article.slug}/blocks/1/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co." in page


def test_an_article_is_only_read_here(client: Client, article: Article) -> None:
    for address in ("/", f"/articles/{article.slug}/"):
        assert client.head(address).status_code == HTTPStatus.OK
        for method in (client.post, client.put, client.patch, client.delete):
            assert method(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert client.get("/articles/none/").status_code == HTTPStatus.NOT_FOUND


# Adding ------------------------------------------------------------------------------------------


def test_only_editors_add_articles(client: Client, as_nora: Client, as_editor: Client) -> None:
    fields = {"text": PASTED, "save": "1", "asked_title": ""}

    for method in ("get", "post"):
        answer = getattr(client, method)("/articles/new/", fields)
        assert answer["Location"].startswith("/accounts/login/?next=")
        answer = getattr(as_nora, method)("/articles/new/", fields)
        assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not Article.objects.exists()
    assert as_editor.get("/articles/new/").status_code == HTTPStatus.OK
    assert as_editor.head("/articles/new/").status_code == HTTPStatus.OK
    for browser, offered in ((client, False), (as_nora, False), (as_editor, True)):
        assert ("/articles/new/" in browser.get("/").content.decode()) is offered


def test_a_preview_shows_the_quotes_found_and_saves_nothing(
    preview: dict[str, str],
) -> None:
    assert preview["title"] == "The harbour vote"
    assert preview["language"] == "en"
    assert preview["found-0-words"].startswith("We have never lost a crate")
    assert preview["found-0-speaker"] == "Ada Brook"
    assert not Article.objects.exists()


def test_what_was_previewed_is_saved(as_editor: Client, preview: dict[str, str]) -> None:
    answer = as_editor.post("/articles/new/", preview | {"save": "1"})

    article = Article.objects.get()
    assert answer["Location"] == f"/articles/{article.slug}/"
    assert article.title == "The harbour vote"
    assert article.revision.text.startswith("The harbour board met on Monday.")
    assert [str(quote.speaker) for quote in Quote.objects.order_by("passage__start")][:1] == [
        "Ada Brook"
    ]
    assert set(Quote.objects.values_list("corrected_by", flat=True)) == {None}
    assert article.added_by is not None
    assert article.added_by.username == "edith"


def test_a_speaker_is_put_right_before_saving(as_editor: Client, preview: dict[str, str]) -> None:
    as_editor.post("/articles/new/", preview | {"found-0-speaker": "Ada M. Brook", "save": "1"})

    quote = Quote.objects.order_by("passage__start")[0]
    assert str(quote.speaker) == "Ada M. Brook"
    assert (quote.how, quote.confidence) == (Quote.PERSON, 1.0)


def test_a_quote_is_dropped_before_saving(as_editor: Client, preview: dict[str, str]) -> None:
    count = int(preview["found-TOTAL_FORMS"])
    del preview["found-0-keep"]

    as_editor.post("/articles/new/", preview | {"save": "1"})

    assert Quote.objects.count() == count - 1
    assert not Quote.objects.filter(passage__exact__startswith="We have never").exists()


def test_a_missed_quote_is_added_before_saving(as_editor: Client, preview: dict[str, str]) -> None:
    missed = {"missed_words": "Nobody in the room laughed.", "missed_speaker": "Lena Ott"}

    as_editor.post("/articles/new/", preview | missed | {"save": "1"})

    quote = Quote.objects.get(passage__exact="Nobody in the room laughed.")
    assert str(quote.speaker) == "Lena Ott"


@pytest.mark.parametrize(
    "words", ["Everybody laughed.", "We have never lost a crate in our lives,", "\x00"]
)
def test_a_missed_quote_that_cannot_be_added_comes_back_with_everything_else(
    as_editor: Client, preview: dict[str, str], words: str
) -> None:
    changed = {
        "missed_words": words,
        "missed_speaker": "Lena Ott",
        "found-0-speaker": "Ada M. Brook",
        "title": "The harbour votes",
    }

    answer = as_editor.post("/articles/new/", preview | changed | {"save": "1"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Article.objects.exists()
    page = answer.content.decode()
    assert '<details class="missed" open>' in page
    again = filled(page)
    assert {name: again[name] for name in changed} == changed
    assert again["text"].split() == PASTED.split()


def test_a_title_that_is_put_right_changes_nothing_else(
    as_editor: Client, preview: dict[str, str]
) -> None:
    as_editor.post("/articles/new/", preview | {"title": "The harbour votes", "save": "1"})

    article = Article.objects.get()
    assert article.title == "The harbour votes"
    assert article.revision.text.startswith("The harbour board met on Monday.")
    for quote in Quote.objects.all():
        assert quote.passage.exact == quote.passage.span.of(article.revision.text)
    assert Quote.objects.order_by("passage__start")[0].passage.exact.startswith("We have never")


def test_what_was_read_of_an_article_can_be_emptied(as_editor: Client) -> None:
    text = PASTED.replace("\n\n", "\n\nBy Lena Ott\n\n", 1)
    answer = as_editor.post("/articles/new/", {"text": text, "publisher": "The Gull"})
    fields = filled(answer.content.decode())
    assert (fields["byline"], fields["publisher"]) == ("Lena Ott", "The Gull")

    as_editor.post("/articles/new/", fields | {"byline": "", "publisher": "", "save": "1"})

    article = Article.objects.get()
    assert (article.byline, article.publisher) == ("", "")


def test_a_text_changed_in_the_preview_is_looked_at_again_before_it_is_saved(
    as_editor: Client, preview: dict[str, str]
) -> None:
    text = preview["text"].replace(
        "It was a short meeting.", "“It was short, I believe,” said Lena Ott, who was there."
    )
    changed = {"text": text, "found-0-speaker": "Ada M. Brook"}

    answer = as_editor.post("/articles/new/", preview | changed | {"save": "1"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Article.objects.exists()
    page = answer.content.decode()
    assert "The text has changed" in page
    again = filled(page)
    assert again["found-0-words"].startswith("It was short")
    assert again["found-1-speaker"] == "Ada M. Brook"
    as_editor.post("/articles/new/", again | {"save": "1"})
    article = Article.objects.get()
    for quote in Quote.objects.all():
        assert quote.passage.exact == quote.passage.span.of(article.revision.text)


def test_looking_again_keeps_what_was_put_right(as_editor: Client, preview: dict[str, str]) -> None:
    changed = {"found-0-speaker": "Ada M. Brook", "missed_words": "Nobody in the room laughed."}
    del preview["found-1-keep"]

    answer = as_editor.post("/articles/new/", preview | changed | {"preview": "1"})

    again = filled(answer.content.decode())
    assert {name: again[name] for name in changed} == changed
    assert "found-1-keep" not in again


@pytest.mark.parametrize(
    "broken",
    [
        {"found-TOTAL_FORMS": ""},
        {"found-TOTAL_FORMS": "99999999"},
        {"found-TOTAL_FORMS": "0"},
        {"found-0-words": "Words that nobody said"},
        {"found-0-words": ""},
        {"found-0-speaker": "a" * 500},
        {"found-1-words": "We have never lost a crate in our lives,"},
        {"text": ""},
        {"asked_title": "a" * 500},
    ],
)
def test_a_preview_that_was_tampered_with_stores_nothing(
    as_editor: Client, preview: dict[str, str], broken: dict[str, str]
) -> None:
    answer = as_editor.post("/articles/new/", preview | broken | {"save": "1"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Article.objects.exists()


# Files -------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Paste a text or choose a file."),
        ({"text": " \n "}, "Paste a text or choose a file."),
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
    assert html.escape(fields.get("text", ""))[:20].strip("\x00 \n") in page
    assert not Article.objects.exists()


def test_a_paste_beyond_all_measure_is_refused_with_a_page_that_says_so(nora: User) -> None:
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
def test_hostile_articles_are_shown_harmlessly(as_editor: Client, nora: User, text: str) -> None:
    answer = as_editor.post("/articles/new/", {"text": text, "title": "T", "language": "en"})
    assert answer.status_code == HTTPStatus.OK
    as_editor.post("/articles/new/", filled(answer.content.decode()) | {"save": "1"})

    page = as_editor.get(f"/articles/{Article.objects.get().slug}/").content.decode()

    body = page.split('<article id="article"')[1].split("</article>")[0]
    assert not re.search(r"<(script|iframe|img)|javascript:|\son\w+=", body)


def test_marked_passages_stay_where_they_are_when_the_page_is_read_again(
    client: Client, article: Article
) -> None:
    make_tag(make_passage(article))

    first, second = (client.get(f"/articles/{article.slug}/").content for _ in range(2))

    body = first.split(b'<div class="body">')[1].split(b"</article>")[0]
    assert body == second.split(b'<div class="body">')[1].split(b"</article>")[0]
    assert b"<mark" in body
