"""Do editors, and nobody else, say who finds an article, who tags it and who comments on it?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import Settings

from annotator.models import Article

pytestmark = pytest.mark.django_db

CHOSEN = {"status": "unlisted", "taggers": "accounts", "commenters": "editors"} | {
    "tallies": "after_own_tag"
}
AT_FIRST = {"status": "public", "taggers": "everybody", "commenters": "accounts"} | {
    "tallies": "always"
}


def stored(article: Article) -> dict[str, str]:
    return {name: getattr(Article.objects.get(pk=article.pk), name) for name in CHOSEN}


def test_an_editor_changes_them_and_is_led_back(as_editor: Client, article: Article) -> None:
    address = f"/articles/{article.slug}/settings/"
    assert address in as_editor.get(article.get_absolute_url()).content.decode()
    shown = as_editor.get(address).content.decode()
    for value in AT_FIRST.values():
        assert f'value="{value}"' in shown

    answer = as_editor.post(address, CHOSEN, follow=True)

    assert answer.redirect_chain == [(article.get_absolute_url(), HTTPStatus.FOUND)]
    assert "settings are saved" in answer.content.decode()
    assert stored(article) == CHOSEN


def test_nobody_else_sees_or_changes_them(
    client: Client, as_nora: Client, article: Article
) -> None:
    address = f"/articles/{article.slug}/settings/"
    for method in ("get", "post"):
        answer = getattr(client, method)(address, CHOSEN)
        assert answer["Location"].startswith("/accounts/login/")
        assert getattr(as_nora, method)(address, CHOSEN).status_code == HTTPStatus.FORBIDDEN
    assert stored(article) == AT_FIRST
    assert address not in as_nora.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("field", CHOSEN)
@pytest.mark.parametrize("value", ["", "nobody", None])
def test_what_is_no_answer_changes_nothing_and_is_said(
    as_editor: Client, article: Article, field: str, value: str | None
) -> None:
    fields = {name: sent for name, sent in (CHOSEN | {field: value}).items() if sent is not None}

    answer = as_editor.post(f"/articles/{article.slug}/settings/", fields)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert stored(article) == AT_FIRST


def test_where_the_site_takes_tags_from_accounts_only_the_page_says_so(
    settings: Settings, as_editor: Client, article: Article
) -> None:
    address = f"/articles/{article.slug}/settings/"
    assert "This site takes tags from accounts only" not in as_editor.get(address).content.decode()
    settings.ANONYMOUS_TAGS = False

    assert "This site takes tags from accounts only" in as_editor.get(address).content.decode()


def test_editors_are_told_on_a_drafts_page_that_it_is_one(
    as_editor: Client, article: Article
) -> None:
    Article.objects.update(status="draft")

    told = as_editor.get(article.get_absolute_url()).content.decode()

    assert "Only editors see this draft." in told
