"""Can whoever may tag hold something against a comment, without being told of, and nobody else?"""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import Settings

from annotator.actions import moderation
from annotator.models import Article, Comment, Flag, Taggers, User
from tests.factories import make_comment, make_editor, make_passage, make_user
from tests.moderating import make_flag
from tests.views.sending import HTMX

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(article: Article) -> Comment:
    return make_comment(make_passage(article), author=make_user("lena"))


def address(comment: Comment) -> str:
    return f"/comments/{comment.pk}/flag/"


def test_a_browser_and_an_account_flag_by_a_plain_form(
    client: Client, as_nora: Client, comment: Comment
) -> None:
    for browser in (client, as_nora):
        page = browser.get(comment.passage.get_absolute_url()).content.decode()
        assert f'href="{address(comment)}#flag"' in page
        form = browser.get(address(comment)).content.decode()
        assert form.count('type="radio" name="reason"') == len(Flag.Reason)

        answer = browser.post(address(comment), {"reason": "abuse", "words": "Look at  it."})

        assert answer["Location"] == comment.get_absolute_url()
        page = browser.get(answer["Location"]).content.decode()
        assert "Flagged. Editors will look at it" in page
        assert ">Flagged</a>" in page
    assert [(one.reason, one.words) for one in Flag.objects.all()] == [("abuse", "Look at it.")] * 2


def test_nobody_else_sees_that_a_comment_was_flagged(
    client: Client, as_nora: Client, as_omar: Client, comment: Comment
) -> None:
    as_nora.post(address(comment), {"reason": "wrong", "words": "Look at page four."})

    for browser in (client, as_omar):
        page = browser.get(comment.passage.get_absolute_url()).content.decode()
        assert ">Flagged</a>" not in page
        assert "page four" not in browser.get(address(comment)).content.decode()
    export = client.get(f"{comment.passage.article.get_absolute_url()}annotations.jsonld")
    assert "page four" not in "".join(part.decode() for part in export)


def test_a_flag_is_changed_and_taken_back(as_nora: Client, comment: Comment) -> None:
    as_nora.post(address(comment), {"reason": "spam", "words": "Page four."})
    page = as_nora.get(address(comment)).content.decode()
    assert "Take the flag back" in page
    (chosen,) = re.findall(r'<input type="radio" name="reason" value="(\w+)"[^>]* checked', page)
    assert (chosen, "Page four." in page) == ("spam", True)

    as_nora.post(address(comment), {"reason": "other"})
    assert Flag.objects.get().reason == "other"

    as_nora.post(address(comment), {"take_back": "1"})
    as_nora.post(address(comment), {"take_back": "1"})
    assert not Flag.objects.exists()


def test_a_flag_without_a_reason_is_refused_and_loses_nothing(
    as_nora: Client, comment: Comment
) -> None:
    for fields in ({}, {"reason": "dull"}, {"reason": "spam", "words": "x" * 301}):
        sent = {"words": "Look at page four."} | fields
        answer = as_nora.post(address(comment), sent)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert sent["words"] in answer.content.decode()
    assert not Flag.objects.exists()


def test_what_an_editor_has_settled_is_said_and_stays(as_nora: Client, comment: Comment) -> None:
    as_nora.post(address(comment), {"reason": "spam"})
    moderation.dismiss(comment=comment, editor=make_editor(), seen=moderation.as_seen(comment))

    assert "An editor has looked" in as_nora.get(address(comment)).content.decode()
    for fields in ({"reason": "spam"}, {"take_back": "1"}):
        assert as_nora.post(address(comment), fields).status_code == HTTPStatus.CONFLICT


def test_htmx_gets_the_card_with_the_flag_and_a_page_elsewhere_is_left(
    as_nora: Client, comment: Comment
) -> None:
    html = as_nora.post(address(comment), {"reason": "spam"}, **HTMX).content.decode()

    assert '<section class="card" id="card"' in html
    assert "Flagged. Editors will look at it" in html
    here = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{address(comment)}"}
    answer = as_nora.post(address(comment), {"take_back": "1"}, headers=here)
    assert answer["HX-Redirect"] == comment.get_absolute_url()


def test_nobody_flags_their_own_nor_where_they_may_not_tag(
    client: Client, as_nora: Client, nora: User, comment: Comment, settings: Settings
) -> None:
    own = make_comment(comment.passage, author=nora, body="My own.")
    assert address(own) not in as_nora.get(own.passage.get_absolute_url()).content.decode()
    for method in (as_nora.get, as_nora.post):
        assert method(address(own)).status_code == HTTPStatus.FORBIDDEN

    settings.ANONYMOUS_TAGS = False
    assert client.get(address(comment))["Location"].startswith("/accounts/login/")
    Article.objects.update(taggers=Taggers.EDITORS)
    assert as_nora.post(address(comment), {"reason": "spam"}).status_code == HTTPStatus.FORBIDDEN
    assert not Flag.objects.exists()


def test_editors_have_a_way_to_decide_instead(as_editor: Client, comment: Comment) -> None:
    page = as_editor.get(comment.passage.get_absolute_url()).content.decode()

    assert f'href="/moderation/comments/{comment.pk}/"' in page
    assert address(comment) not in page


def test_flags_of_others_are_not_ones_own(as_nora: Client, comment: Comment) -> None:
    make_flag(comment)

    assert "Take the flag back" not in as_nora.get(address(comment)).content.decode()
    as_nora.post(address(comment), {"take_back": "1"})
    assert Flag.objects.count() == 1
