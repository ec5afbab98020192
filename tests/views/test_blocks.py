"""Can everything be tagged without a script, sentences by buttons and other words by copying?"""

from __future__ import annotations

import html
import re
from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import Settings

from annotator.models import Article, Passage, Tag
from tests.factories import make_article, make_passage, make_tag

pytestmark = pytest.mark.django_db
FORM = re.compile(r'<form class="tagger".*?</form>', re.DOTALL)
FIELD = re.compile(r'<input type="hidden" name="(start|end|exact|next)" value="([^"]*)"')


def forms(page: str) -> list[dict[str, str]]:
    """The fields of each sentence's form."""
    return [
        {name: html.unescape(value) for name, value in FIELD.findall(form)}
        for form in FORM.findall(page)
    ]


def test_every_sentence_has_a_form_that_tags_it(client: Client) -> None:
    article = make_article(
        '🦀 It rained. “Did it?” she asked. Then <b>&amp;</b> "then" it stopped.'
    )
    address = f"/articles/{article.slug}/blocks/1/"
    sent = forms(client.get(address).content.decode())
    assert len(sent) == len(article.revision.sentences) >= 3

    for fields in sent:
        answer = client.post(f"/articles/{article.slug}/tags/", {**fields, "label": "fact"})
        assert answer["Location"] == f"{address}#b1"

    assert [passage.span for passage in Passage.objects.all()] == article.revision.sentences


def test_any_words_of_the_block_can_be_copied_and_tagged(client: Client, article: Article) -> None:
    address = f"/articles/{article.slug}/blocks/2/"

    answer = client.post(address, {"words": " never lost a crate ", "label": "sarcasm"})

    assert answer["Location"] == address
    assert Passage.objects.get().exact == "never lost a crate"
    assert "sarcasm" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "This field is required."),
        ("It was a short meeting.", "do not stand in this paragraph"),  # they are in another
        ("r", "more than once"),
        ("x" * 5_001, "at most 5000 characters"),
        ("\x00", "Null characters"),
    ],
)
def test_words_that_are_not_to_be_found_come_back(
    client: Client, article: Article, words: str, message: str
) -> None:
    answer = client.post(
        f"/articles/{article.slug}/blocks/2/", {"words": words, "label": "sarcasm"}
    )

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert message in answer.content.decode()
    assert words in answer.content.decode()
    assert not Tag.objects.exists()


def test_an_unknown_label_is_refused(client: Client, article: Article) -> None:
    answer = client.post(
        f"/articles/{article.slug}/blocks/2/", {"words": "a crate", "label": "lie"}
    )

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "is no label" in answer.content.decode()


def test_where_tags_need_an_account_a_browser_is_sent_to_sign_in(
    client: Client, as_nora: Client, article: Article, settings: Settings
) -> None:
    settings.ANONYMOUS_TAGS = False
    address = f"/articles/{article.slug}/blocks/2/"
    fields = {"words": "a crate", "label": "fact"}

    assert client.post(address, fields)["Location"].startswith("/accounts/login/")
    assert not Tag.objects.exists()
    assert as_nora.post(address, fields)["Location"] == address


def test_what_is_marked_in_a_block_can_be_tagged_there(client: Client, article: Article) -> None:
    passage = make_tag(make_passage(article)).passage

    here = client.get(f"/articles/{article.slug}/blocks/1/").content.decode()
    elsewhere = client.get(f"/articles/{article.slug}/blocks/2/").content.decode()

    assert f'formaction="/passages/{passage.pk}/tag/"' in here
    assert f"/passages/{passage.pk}/" not in elsewhere


def test_blocks_of_every_kind_have_a_page(client: Client) -> None:
    article = make_article(
        html="<h2>Cranes</h2><ul><li>One.</li><li>Two.</li></ul><hr>"
        "<blockquote><p>They move.</p></blockquote><pre>a\n  b</pre>"
        "<table><tr><td>1</td><td>2</td></tr></table>"
    )
    count = len(article.revision.document.blocks)
    assert count == 7

    for number in range(1, count + 1):
        answer = client.get(f"/articles/{article.slug}/blocks/{number}/")
        assert answer.status_code == HTTPStatus.OK
        assert f"{number} of {count}" in answer.content.decode()


def test_the_line_breaks_of_code_survive_the_way_through_a_browser(client: Client) -> None:
    article = make_article(html="<pre>one two\n  three</pre>")

    client.post(f"/articles/{article.slug}/blocks/1/", {"words": "two\r\n  three", "label": "fact"})

    assert Passage.objects.get().exact == "two\n  three"


@pytest.mark.parametrize("number", [0, 4, 10**30, "-1", "one"])
def test_a_block_that_is_not_there_is_not_found(
    client: Client, article: Article, number: object
) -> None:
    for method in (client.get, client.post):
        answer = method(f"/articles/{article.slug}/blocks/{number}/")
        assert answer.status_code == HTTPStatus.NOT_FOUND


def test_a_block_takes_its_methods_only(client: Client, article: Article) -> None:
    address = f"/articles/{article.slug}/blocks/1/"

    assert client.head(address).status_code == HTTPStatus.OK
    for method in (client.put, client.patch, client.delete):
        assert method(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert client.get("/articles/none/blocks/1/").status_code == HTTPStatus.NOT_FOUND
