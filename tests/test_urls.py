"""Does every address that the design promises answer, and is every address one that it has?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, resolve

from annotator import urls
from annotator.formats import FORMATS
from annotator.text.anchoring import State
from tests.factories import TEXT, make_article, make_comment, make_editor, make_quote
from tests.revising import make_revised_article, revise, waiting
from tests.views.sending import comment, span

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/articles/new/",
        "/articles/new/files/",
        "/bookmarklet/",
        "/articles/the-harbour-vote/",
        "/articles/the-harbour-vote/blocks/1/",
        "/articles/the-harbour-vote/revise/",
        "/articles/the-harbour-vote/revisions/",
        "/articles/the-harbour-vote/revisions/1/",
        "/articles/the-harbour-vote/revisions/1/compare/2/",
        "/articles/the-harbour-vote/revisions/1/restore/",
        "/articles/the-harbour-vote/queue/",
        "/articles/the-harbour-vote/annotations/import/",
        "/articles/the-harbour-vote/annotated.html",
        "/articles/the-harbour-vote/annotations.jsonld",
        "/articles/the-harbour-vote/tags.csv",
        "/passages/{passage}/",
        "/comments/{comment}/edit/",
        "/comments/{comment}/delete/",
        "/comments/{comment}/reply/",
        "/for-you/",
        "/speakers/",
        "/speakers/ada-brook/",
        "/speakers/ada-brook/edit/",
        "/speakers/ada-brook/merge/",
        "/speakers/ada-brook/split/",
        "/accounts/login/",
        "/accounts/signup/",
        "/admin/",
    ],
)
def test_every_page_of_the_design_answers(address: str) -> None:
    editor = make_editor()
    editor.is_staff = editor.is_superuser = True
    editor.save()
    passage = make_quote(make_article()).passage
    note = make_comment(passage, author=editor)
    revise(passage.article, f"{TEXT}\n\nOr so they say.")
    browser = Client()
    if "account" not in address:
        browser.force_login(editor)

    answer = browser.get(address.format(passage=passage.pk, comment=note.pk))

    assert answer.status_code == HTTPStatus.OK


def test_every_act_of_the_design_answers() -> None:
    article = make_article()
    passage = make_quote(article).passage
    browser = Client()
    browser.force_login(make_editor())

    for address, fields in (
        (f"/articles/{article.slug}/tags/", span(article, "met", label="fact")),
        (f"/passages/{passage.pk}/tag/", {"label": "fact"}),
        (f"/passages/{passage.pk}/comments/", comment()),
        (f"/articles/{article.slug}/comments/", comment("!", **span(article, "met"))),
        (f"/comments/{make_comment(passage).pk}/reply/", comment("Do they?")),
        (f"/comments/{make_comment(passage).pk}/helpful/", {"helpful": "1"}),
        ("/for-you/seen/", {}),
        ("/speakers/ada-brook/split/", {"to": "Omar Reed", "everything": "on"}),
        ("/speakers/omar-reed/edit/", {"name": "O. Reed", "seen": "1"}),
        ("/speakers/omar-reed/merge/", {"other": "ada-brook", "keep": "ada-brook"}),
    ):
        assert browser.post(address, fields).status_code == HTTPStatus.FOUND


def test_every_act_of_revising_answers() -> None:
    article = make_revised_article()
    gone, reworded, ambiguous = (
        waiting(article, state).pk for state in (State.GONE, State.REWORDED, State.AMBIGUOUS)
    )
    browser = Client()
    browser.force_login(make_editor())

    for address, fields in (
        (f"/placements/{reworded}/confirm/", {}),
        (f"/placements/{ambiguous}/reopen/", {}),
        (f"/placements/{gone}/place/", {"exact": "The ferry left without them."}),
        (f"/articles/{article.slug}/revisions/1/restore/", {"based_on": 2}),
        (
            f"/articles/{article.slug}/revise/",
            {"based_on": 3, "text": "Other words.", "format": "plain", "save": "1"},
        ),
    ):
        assert browser.post(address, fields).status_code == HTTPStatus.FOUND


def test_every_format_has_an_address_that_answers() -> None:
    article = make_article()

    for one in FORMATS.values():
        answer = Client().get(f"/articles/{article.slug}/{one.file}")
        assert answer.status_code == HTTPStatus.OK
        assert answer["Content-Type"].split(";")[0] == one.media_type.split(";")[0]


def ours(
    patterns: Iterable[URLPattern | URLResolver], before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Our own addresses, whatever they are included in."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from ours(one.url_patterns, before + str(one.pattern))
        elif getattr(one.callback, "__module__", "").startswith("annotator.views"):
            yield before + str(one.pattern), one


def test_the_name_of_an_address_spells_its_view() -> None:
    named = dict(ours(urls.urlpatterns))

    assert len(named) >= 20
    for address, pattern in named.items():
        module, _, view = str(pattern.name).partition(".")
        assert pattern.callback.__module__ == f"annotator.views.{module}", address
        if module != "exports":
            assert pattern.callback.__name__ == view, address


def test_an_article_cannot_stand_in_the_way_of_adding_one() -> None:
    article = make_article(title="New")

    assert resolve("/articles/new/").view_name == "articles.create"
    assert resolve(f"/articles/{article.slug}/").view_name == "articles.detail"
