"""Is a comment taken once from its author, and kept whatever happens?"""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client

from annotator.models import Article, Comment, Passage, User
from tests.factories import (
    make_article,
    make_comment,
    make_quote,
)
from tests.views.sending import HTMX, comment, sign_in, span, typed_in

pytestmark = pytest.mark.django_db
WORDS = "It was a short meeting."


@pytest.fixture
def passage(article: Article) -> Passage:
    return make_quote(article).passage


# Writing -----------------------------------------------------------------------------------------


def test_a_reader_comments_on_a_passage(as_nora: Client, nora: User, passage: Passage) -> None:
    answer = as_nora.post(f"/passages/{passage.pk}/comments/", comment("Is *that* so?"))

    written = Comment.objects.get()
    assert answer["Location"] == f"/passages/{passage.pk}/#comment-{written.pk}"
    assert (written.author, written.is_commentary) == (nora, False)
    page = as_nora.get(f"/passages/{passage.pk}/").content.decode()
    assert "<p>Is <em>that</em> so?</p>" in page


def test_an_editors_comment_is_commentary_and_stands_apart(
    as_editor: Client, as_nora: Client, passage: Passage
) -> None:
    as_nora.post(f"/passages/{passage.pk}/comments/", comment("First."))
    as_editor.post(f"/passages/{passage.pk}/comments/", comment("Second."))

    page = as_nora.get(f"/passages/{passage.pk}/").content.decode()

    assert page.index("Second.") < page.index("First.")
    assert page.count('class="note editor"') == page.count(">Commentary</span>") == 1


def test_any_words_can_be_commented_on(as_nora: Client, article: Article) -> None:
    fields = span(article, WORDS)

    form = as_nora.get(f"/articles/{article.slug}/comments/new/", fields)
    assert WORDS in form.content.decode()
    as_nora.post(f"/articles/{article.slug}/comments/", comment("Was it?", **fields))

    assert Comment.objects.get().passage.exact == WORDS


def test_htmx_gets_the_card_and_the_margin(as_nora: Client, passage: Passage) -> None:
    html = as_nora.post(f"/passages/{passage.pk}/comments/", comment(), **HTMX).content.decode()

    for target in ("#b2-text", "#b2-notes", "#card"):
        assert f'hx-target="{target}"' in html
    assert "<p>Is it?</p>" in html
    assert typed_in(html) == ""


def test_sending_a_comment_twice_makes_one(as_nora: Client, passage: Passage) -> None:
    locations = [
        as_nora.post(f"/passages/{passage.pk}/comments/", comment("Once."))["Location"]
        for _ in range(2)
    ]

    assert locations[0] == locations[1]
    assert Comment.objects.count() == 1


def test_every_form_has_a_number_of_its_own(as_nora: Client, passage: Passage) -> None:
    numbers = {
        re.findall(r'name="submission" value="([^"]+)"', page.content.decode())[0]
        for page in (as_nora.get(f"/passages/{passage.pk}/") for _ in range(2))
    }

    assert len(numbers) == 2


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVa&#x09;script:alert(1))",
        "![x](https://elsewhere.example/pixel.png)",
        '<p style="position:fixed">x</p>',
        '[x](https://a.example/"onmouseover=alert(1))',
        "</div></section><h1>Mine</h1>",
        "`<script>` and ```\n<b onclick=x>\n```",
        "<!-- --><svg/onload=alert(1)>",
        '<a href="//elsewhere.example" target=_top>x</a>',
    ],
)
def test_hostile_markdown_is_shown_harmlessly(as_nora: Client, passage: Passage, body: str) -> None:
    as_nora.post(f"/passages/{passage.pk}/comments/", comment(body))

    page = as_nora.get(f"/passages/{passage.pk}/").content.decode()
    shown = page.split('<div class="note-body" lang="" dir="auto">')[1].split("</div>")[0]
    elements = re.findall(r"<[^>]*>", shown)
    for element in elements:
        assert re.fullmatch(
            r'</?(p|em|strong|a|code|pre|blockquote|ul|ol|li|br|hr)( (href|rel)="[^"<>]*")*>',
            element,
        )
        assert "javascript" not in element.lower()
        assert 'href="/' not in element


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("", "Write something first."),
        (" \n ", "Write something first."),
        ("a" * 10_001, "10,000"),
        ("nul\x00byte", "Null characters"),
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_a_comment_that_cannot_be_taken_comes_back_with_what_is_wrong(
    as_nora: Client, passage: Passage, article: Article, body: str, message: str, htmx: bool
) -> None:
    more = HTMX if htmx else {}
    addresses = {
        f"/passages/{passage.pk}/comments/": comment(body),
        f"/articles/{article.slug}/comments/": comment(body, **span(article, WORDS)),
    }
    for address, fields in addresses.items():
        answer = as_nora.post(address, fields, **more)
        page = answer.content.decode()

        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert message in page
        assert typed_in(page).strip() == body.strip()
        assert ("<html" in page) is not htmx
    assert not Comment.objects.exists()


def test_words_that_are_not_there_cannot_be_commented_on_and_the_comment_is_shown(
    as_nora: Client, article: Article
) -> None:
    fields = span(article, WORDS) | {"exact": "It was a long meeting.."}

    answer = as_nora.post(f"/articles/{article.slug}/comments/", comment("All I said", **fields))

    assert answer.status_code == HTTPStatus.CONFLICT
    assert "All I said</textarea>" in answer.content.decode()
    assert (
        as_nora.get(f"/articles/{article.slug}/comments/new/", fields).status_code
        == HTTPStatus.CONFLICT
    )


def test_a_passage_that_has_gone_does_not_take_what_was_typed_along(as_nora: Client) -> None:
    answer = as_nora.post("/passages/12345/comments/", comment("All I said"))

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "All I said</textarea>" in answer.content.decode()


# Signing in first --------------------------------------------------------------------------------


@pytest.mark.parametrize("button", ["comments", "preview"])
def test_what_was_typed_without_an_account_is_there_after_signing_in(
    client: Client, nora: User, passage: Passage, button: str
) -> None:
    own_page = f"/passages/{passage.pk}/"
    address = f"{own_page}comments/" if button == "comments" else "/comments/preview/"
    fields = comment("All I said", action=f"{own_page}comments/")

    answer = client.post(address, fields, headers={"Referer": f"http://testserver{own_page}"})

    sign_in_page = answer["Location"]
    assert sign_in_page == f"/accounts/login/?next=%2Fpassages%2F{passage.pk}%2F"
    assert not Comment.objects.exists()
    back = client.post(sign_in_page, sign_in(nora))
    assert back["Location"] == own_page
    assert typed_in(client.get(own_page).content.decode()) == "All I said"

    client.post(f"{own_page}comments/", comment("All I said"))
    assert typed_in(client.get(own_page).content.decode()) == ""


def test_what_was_typed_of_any_words_is_there_after_signing_in(
    client: Client, nora: User, article: Article
) -> None:
    form = f"/articles/{article.slug}/comments/new/?{urlencode(span(article, WORDS))}"

    answer = client.post(
        f"/articles/{article.slug}/comments/",
        comment("All I said", **span(article, WORDS)),
        headers={"Referer": f"http://testserver{form}"},
    )

    assert parse_qs(urlsplit(answer["Location"]).query)["next"] == [form]
    client.post(answer["Location"], sign_in(nora))
    assert typed_in(client.get(form).content.decode()) == "All I said"


def test_a_change_that_was_typed_after_the_session_ended_is_there_after_signing_in(
    client: Client, nora: User, passage: Passage
) -> None:
    own = make_comment(passage, author=nora, body="As it was.")
    address = f"/comments/{own.pk}/edit/"

    answer = client.post(
        address, comment("As it is now."), headers={"Referer": f"http://testserver{address}"}
    )
    client.post(answer["Location"], sign_in(nora))

    assert typed_in(client.get(address).content.decode()) == "As it is now."


def test_words_too_long_for_an_address_lead_back_to_the_article(client: Client) -> None:
    article = make_article("é" * 3_000)
    page = f"/articles/{article.slug}/"

    answer = client.get(
        f"{page}comments/new/",
        span(article, article.revision.text),
        headers={"Referer": f"http://testserver{page}"},
    )

    assert answer["Location"] == f"/accounts/login/?{urlencode({'next': page})}"


def test_htmx_is_sent_to_the_sign_in_page(client: Client, passage: Passage) -> None:
    answer = client.post(f"/passages/{passage.pk}/comments/", comment(), **HTMX)

    assert answer.status_code == HTTPStatus.UNAUTHORIZED
    assert answer["HX-Redirect"].startswith("/accounts/login/?next=")


# Preview -----------------------------------------------------------------------------------------


def test_a_preview_shows_the_comment_and_stores_nothing(as_nora: Client, passage: Passage) -> None:
    fields = comment("Is *that* so?", action=f"/passages/{passage.pk}/comments/")

    fragment = as_nora.post("/comments/preview/", fields, **HTMX).content.decode()
    page = as_nora.post("/comments/preview/", fields).content.decode()

    for html in (fragment, page):
        assert "<p>Is <em>that</em> so?</p>" in html
    assert "<html" not in fragment
    assert typed_in(page) == "Is *that* so?"
    assert f'action="/passages/{passage.pk}/comments/"' in page
    assert not Comment.objects.exists()


def test_a_preview_of_a_comment_on_any_words_goes_on_with_them(
    as_nora: Client, article: Article
) -> None:
    action = f"/articles/{article.slug}/comments/"
    fields = comment("Was it?", action=action, **span(article, WORDS))

    page = as_nora.post("/comments/preview/", fields).content.decode()

    sent = dict(re.findall(r'<input type="hidden" name="(start|end|exact)" value="([^"]*)"', page))
    assert sent == {name: str(value) for name, value in span(article, WORDS).items()}


@pytest.mark.parametrize("action", ["", "https://evil.example/", "//evil.example", "javascript:x"])
def test_a_preview_never_leads_to_another_site(as_nora: Client, action: str) -> None:
    answer = as_nora.post("/comments/preview/", comment(action=action))

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "evil" not in answer.content.decode()


def test_a_preview_of_nothing_says_so(as_nora: Client, passage: Passage) -> None:
    fields = comment("", action=f"/passages/{passage.pk}/comments/")

    for more in ({}, HTMX):
        answer = as_nora.post("/comments/preview/", fields, **more)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Write something first." in answer.content.decode()
