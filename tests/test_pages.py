"""Are pages safe and readable for everybody? The policy, the languages, and no inline code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client

from annotator.actions.speakers import named
from annotator.models import Article
from tests.factories import make_article, make_comment, make_editor, make_quote, make_tag
from tests.live import ROOT

pytestmark = pytest.mark.django_db
TEMPLATES = [
    path for path in sorted((ROOT / "templates").rglob("*.html")) if path.parent.name != "exports"
]
# An attribute's value may hold ">" between its quotation marks.
ELEMENT = re.compile(r"""<[a-zA-Z][^\s>]*(?:\s(?:"[^"]*"|'[^']*'|[^"'>])*)?>""")
ATTRIBUTE = re.compile(r"""\s([\w:@.-]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
CODE = re.compile(r"on[a-z]+|hx-on.*")
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
# Data for programs; browsers run nothing of such a type, whatever the policy is.
DATA = ' type="application/ld+json"'


def inline_code(html: str) -> list[str]:
    """What the policy forbids: inline styles, scripts and handlers."""
    found = [element for element in ELEMENT.findall(html) if element.lower().startswith("<style")]
    for element in ELEMENT.findall(html):
        names = {name.lower() for name in ATTRIBUTE.findall(element)}
        if (
            any(name == "style" or CODE.fullmatch(name) for name in names)
            or "javascript:" in element.lower()
        ):
            found.append(element)
    return found + [
        match[0] for match in SCRIPT.finditer(html) if match[1] != DATA and match[2].strip()
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color: red">',
        "<P STYLE='x'>",
        "<style>p {}</style>",
        '<a onclick="x()">',
        '<a title="a > b" onclick="x()">',
        '<a hx-on:click="x()">',
        "<script>x()</script>",
        '<a href="javascript:x()">',
    ],
)
def test_inline_code_is_noticed(html: str) -> None:
    assert inline_code(html)


def test_what_is_no_inline_code_is_not_taken_for_it() -> None:
    html = '<p class="style" data-on="x">style="x" onclick="y"</p><script src="/a.js"></script>'
    html += '<script type="application/ld+json">{"@type": "Article"}</script>'

    assert inline_code(html) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_has_inline_code(path: Path) -> None:
    assert inline_code(path.read_text()) == []


@pytest.fixture
def article(db: None) -> Article:
    """A French article with everything on it."""
    article = make_article(
        "Le port est fermé.\n\n« Nous n’avons rien perdu », dit Ada Brook.",
        title="Le vote du port",
        language="fr",
    )
    passage = make_quote(article, "Nous n’avons rien perdu", speaker="Ada Brook").passage
    make_tag(passage)
    make_comment(passage, author=make_editor())
    named("Omar Reed")
    return article


def pages(article: Article, browser: Client) -> Iterator[str]:
    """Every page, as an editor sees it."""
    passage = article.passages.get()
    comment = passage.comments.get()
    for address in (
        "/",
        "/?q=nothing",
        "/speakers/",
        "/speakers/ada-brook/",
        "/speakers/ada-brook/?words=nothing",
        "/speakers/ada-brook/edit/",
        "/speakers/ada-brook/merge/",
        "/speakers/ada-brook/merge/?other=Omar+Reed",
        "/speakers/ada-brook/split/",
        f"/articles/{article.slug}/",
        f"/articles/{article.slug}/blocks/2/",
        f"/articles/{article.slug}/comments/new/?start=0&end=2&exact=Le",
        f"/passages/{passage.pk}/",
        f"/comments/{comment.pk}/edit/",
        f"/comments/{comment.pk}/delete/",
        "/articles/new/",
        f"/articles/{article.slug}/revise/",
        f"/articles/{article.slug}/revisions/",
        f"/articles/{article.slug}/revisions/1/",
        f"/articles/{article.slug}/revisions/1/compare/1/",
        f"/articles/{article.slug}/revisions/1/restore/",
        f"/articles/{article.slug}/queue/",
        f"/articles/{article.slug}/about/",
        f"/articles/{article.slug}/history/",
        "/account/",
        "/account/delete/",
        "/accounts/email/",
        "/accounts/password/change/",
        "/accounts/reauthenticate/",
        "/no/such/page/",
        "/articles/none/comments/new/",
    ):
        answer = browser.get(address)
        assert answer.status_code in (HTTPStatus.OK, HTTPStatus.NOT_FOUND)
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        yield answer.content.decode()
    text = "Le port est fermé depuis lundi, et personne ne sait pourquoi."
    yield browser.post("/articles/new/", {"text": text}).content.decode()
    yield browser.post("/articles/new/", {"text": ""}).content.decode()
    yield browser.post(f"/articles/{article.slug}/tags/", {"label": "lie"}).content.decode()


def test_no_page_has_inline_code(article: Article) -> None:
    browser = Client()
    browser.force_login(make_editor())

    for page in pages(article, browser):
        assert inline_code(page) == []


@pytest.mark.parametrize(
    ("wish", "language", "words"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.5", "fr", "Se connecter"),
        ("en", "en", "Sign in"),
        ("de,es", "en", "Sign in"),
        ("x" * 5_000, "en", "Sign in"),
        ("", "en", "Sign in"),
    ],
)
def test_the_interface_speaks_the_browsers_language(
    client: Client, article: Article, wish: str, language: str, words: str
) -> None:
    for address in ("/", f"/articles/{article.slug}/", "/no/such/page/"):
        page = client.get(address, headers={"Accept-Language": wish}).content.decode()

        assert f'<html lang="{language}">' in page
        assert words in page


@pytest.mark.parametrize("wish", ["fr", "en"])
def test_an_article_keeps_its_own_language(client: Client, article: Article, wish: str) -> None:
    headers = {"Accept-Language": wish}
    passage = article.passages.get()

    page = client.get(f"/articles/{article.slug}/", headers=headers).content.decode()
    card = client.get(f"/passages/{passage.pk}/", headers=headers).content.decode()

    assert '<article id="article" lang="fr"' in page
    assert 'class="notes" id="b2-notes"' in page
    assert re.search(rf'id="b2-quotes" lang="{wish}"', page)
    assert '<blockquote class="card-words" lang="fr">' in card


def test_a_language_that_was_chosen_goes_before_the_browsers(client: Client) -> None:
    client.post("/language/setlang/", {"language": "fr", "next": "/"})

    page = client.get("/", headers={"Accept-Language": "en"}).content.decode()

    assert '<html lang="fr">' in page


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/"])
def test_choosing_a_language_leads_to_no_other_site(client: Client, elsewhere: str) -> None:
    answer = client.post("/language/setlang/", {"language": "fr", "next": elsewhere})

    assert answer["Location"] == "/"


def test_refusals_and_forms_speak_french_too(client: Client, article: Article) -> None:
    headers = {"Accept-Language": "fr"}

    refused = client.post(
        f"/articles/{article.slug}/tags/", {"label": "lie"}, headers=headers
    ).content.decode()

    assert "is no label" not in refused
    assert "«" in refused


def test_every_form_that_posts_has_its_token(article: Article) -> None:
    browser = Client()
    browser.force_login(make_editor())

    for page in pages(article, browser):
        for form in re.findall(r'<form[^>]*method="post".*?</form>', page, re.DOTALL):
            assert "csrfmiddlewaretoken" in form


def test_every_page_says_what_it_is_about(article: Article) -> None:
    browser = Client()
    browser.force_login(make_editor())

    described = [
        re.findall(r'<meta name="description" content="([^"]+)">', page)
        for page in pages(article, browser)
    ]

    assert all(len(one) == 1 for one in described)
    assert ["Le port est fermé. « Nous n’avons rien perdu », dit Ada Brook."] in described


def test_a_page_is_compressed_for_who_can_read_it(client: Client, article: Article) -> None:
    squeezed = client.get(article.get_absolute_url(), headers={"Accept-Encoding": "gzip"})
    plain = client.get(article.get_absolute_url())

    assert squeezed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert len(squeezed.content) < len(plain.content) / 2
