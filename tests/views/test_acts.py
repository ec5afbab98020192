"""Can everybody undo what they did, with and without scripts, and nobody what others did?"""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client

from annotator.actions import tags
from annotator.models import Act, Article, Comment, Label, Reader, Tag, User
from tests.factories import TEXT, make_comment, make_passage, make_quote, make_reader, make_tag
from tests.revising import revise
from tests.views.sending import HTMX, comment, span

pytestmark = pytest.mark.django_db
WORDS = "It was a short meeting."
BUTTON = re.compile(r'<p class="undo".*?formaction="([^"]+)".*?>(Undo: .*?)\s*</button>', re.DOTALL)


def offered(browser: Client, path: str) -> tuple[str, str] | None:
    """Where the button to undo on a page leads, and what it says."""
    found = BUTTON.search(browser.get(path).content.decode())
    return (found[1], re.sub("<.*?>", "", found[2])) if found else None


def test_a_browser_undoes_its_tag_by_a_button_of_the_article(
    client: Client, article: Article
) -> None:
    client.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="sarcasm"))
    assert offered(Client(), article.get_absolute_url()) is None

    button = offered(client, article.get_absolute_url())
    assert button is not None
    address, told = button
    assert told == f"Undo: your tag “Sarcasm” on “{WORDS}”"
    answer = client.post(address, {"next": article.get_absolute_url()})

    assert answer.status_code == HTTPStatus.FOUND
    assert answer["Location"] == f"/articles/{article.slug}/#b1"
    assert not Tag.objects.exists()
    assert offered(client, article.get_absolute_url()) is None


def test_every_page_where_one_tags_offers_to_undo_it(client: Client, article: Article) -> None:
    client.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="fact"))
    passage = article.passages.get()

    for path in (f"/articles/{article.slug}/blocks/1/", passage.get_absolute_url()):
        assert offered(client, path) is not None


def test_every_act_is_named_by_what_it_was(as_nora: Client, nora: User, article: Article) -> None:
    passage = make_quote(article).passage
    told = []

    def act(path: str, fields: dict[str, object]) -> None:
        assert as_nora.post(path, fields).status_code == HTTPStatus.FOUND
        button = offered(as_nora, article.get_absolute_url())
        assert button is not None
        told.append(button[1].split(" on “")[0])

    for label in ("fact", "opinion", ""):
        act(f"/passages/{passage.pk}/tag/", {"label": label})
    act(f"/passages/{passage.pk}/comments/", comment("One."))
    own = Comment.objects.get()
    act(f"/comments/{own.pk}/edit/", comment("Two."))
    act(f"/comments/{own.pk}/delete/", {})

    assert told == [
        "Undo: your tag “Fact”",
        "Undo: your change from “Fact” to “Opinion”",
        "Undo: taking back your tag “Opinion”",
        "Undo: your comment",
        "Undo: changing your comment",
        "Undo: deleting your comment",
    ]


def test_an_answer_to_an_act_brings_a_notice_that_can_undo_it(
    client: Client, article: Article
) -> None:
    passage = make_quote(article).passage

    answer = client.post(f"/passages/{passage.pk}/tag/", {"label": "fact"}, **HTMX)

    page = answer.content.decode()
    undo = f'hx-post="/acts/{Act.objects.get().pk}/undo/"'
    assert page.count(undo) == 2
    assert page.split('hx-target="#toasts"')[1].count(undo) == 1


def test_an_undo_answers_with_what_it_changed(as_nora: Client, article: Article) -> None:
    passage = make_quote(article).passage
    as_nora.post(f"/passages/{passage.pk}/comments/", comment("Is it?"))

    answer = as_nora.post(f"/acts/{Act.objects.get().pk}/undo/", **HTMX)

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.OK
    for target in ("#b2-text", "#b2-notes", "#undo", f"#card[data-passage='{passage.pk}']"):
        assert f'hx-target="{target}"' in page
    assert "Undone:" in page
    assert "Is it?" not in page


def test_an_undo_that_takes_the_passage_along_says_so_on_its_card(
    client: Client, article: Article
) -> None:
    client.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="sarcasm"))
    passage = article.passages.get()

    page = client.post(f"/acts/{Act.objects.get().pk}/undo/", **HTMX).content.decode()

    assert f"#card[data-passage='{passage.pk}']" in page
    assert "Nobody marks these words any longer." in page


def test_what_can_be_undone_no_more_is_a_conflict_with_clear_words(
    client: Client, article: Article
) -> None:
    passage = make_quote(article).passage
    client.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
    first = Act.objects.get()
    client.post(f"/acts/{first.pk}/undo/")

    for more in ({}, HTMX):
        answer = client.post(f"/acts/{first.pk}/undo/", **more)
        assert answer.status_code == HTTPStatus.CONFLICT
        assert "undone already" in answer.content.decode()
    answer = client.post("/acts/987654321/undo/")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "more than an hour has passed" in answer.content.decode()


def test_a_window_that_is_behind_is_offered_what_comes_next(
    client: Client, article: Article
) -> None:
    passage = make_quote(article).passage
    for label in ("fact", "opinion"):
        client.post(f"/passages/{passage.pk}/tag/", {"label": label})
    first, second = Act.objects.order_by("pk")
    client.post(f"/acts/{second.pk}/undo/")

    page = client.post(f"/acts/{second.pk}/undo/", **HTMX).content.decode()

    assert f'hx-post="/acts/{first.pk}/undo/"' in page


def test_nobody_undoes_what_somebody_else_did(
    client: Client, as_nora: Client, as_omar: Client, as_editor: Client, article: Article
) -> None:
    passage = make_quote(article).passage
    as_nora.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
    noras = Act.objects.get()

    for browser in (as_omar, as_editor):
        answer = browser.post(f"/acts/{noras.pk}/undo/")
        assert answer.status_code == HTTPStatus.FORBIDDEN
    answer = client.post(f"/acts/{noras.pk}/undo/")
    assert answer.status_code == HTTPStatus.FOUND
    assert "/accounts/login/" in answer["Location"]

    client.post(f"/passages/{passage.pk}/tag/", {"label": "opinion"})
    browsers = Act.objects.latest("pk")
    for browser in (Client(), as_nora, as_editor):
        answer = browser.post(f"/acts/{browsers.pk}/undo/")
        assert answer.status_code == HTTPStatus.FORBIDDEN
    assert Tag.objects.count() == 2


def test_undoing_takes_a_post_with_the_token_of_the_form(article: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    make_tag(make_passage(article), reader=make_reader())
    address = f"/acts/{Act.objects.get().pk}/undo/"

    assert strict.get(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert strict.post(address).status_code == HTTPStatus.FORBIDDEN


def test_an_act_on_an_earlier_text_leads_to_the_article(
    as_nora: Client, nora: User, article: Article
) -> None:
    reader = Reader.objects.get_or_create(user=nora)[0]
    passage = make_passage(article)
    make_comment(passage)
    tags.put(passage=passage, reader=reader, label=Label.FACT)
    revise(article, TEXT.replace("short", "long"))
    act = Act.objects.latest("pk")

    answer = as_nora.post(f"/acts/{act.pk}/undo/", **HTMX)

    assert answer["HX-Redirect"] == article.get_absolute_url()
    assert not Tag.objects.exists()
