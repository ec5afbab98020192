"""Does every refusal say what is wrong, keep what was typed, and lead back into the site?"""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client, RequestFactory

from annotator.models import Article, Comment, User
from annotator.refusals import (
    ChangedMeanwhile,
    Invalid,
    NameTaken,
    NotAllowed,
    Refusal,
    SignInNeeded,
    WordsNotThere,
)
from annotator.views.errors import came_from
from tests.factories import make_passage
from tests.views.sending import HTMX, comment, span

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (Refusal, 400),
        (SignInNeeded, 401),
        (NotAllowed, 403),
        (WordsNotThere, 409),
        (ChangedMeanwhile, 409),
        (NameTaken, 409),
        (Invalid, 422),
    ],
)
def test_every_refusal_has_its_status_and_its_message(refusal: type[Refusal], status: int) -> None:
    assert refusal.status == status
    assert str(refusal("Mark some words.")) == "Mark some words."


@pytest.mark.parametrize(
    ("fields", "referer", "back"),
    [
        ({"next": "/articles/a/?x=1"}, "", "/articles/a/?x=1"),
        ({}, "http://testserver/articles/a/", "/articles/a/"),
        ({}, "https://evil.example/articles/a/", "/"),
        ({"next": "https://evil.example/"}, "http://testserver/speakers/", "/speakers/"),
        ({"next": "http://testserver//evil.example/"}, "", "/"),
        ({}, "http://testserver//evil.example/", "/"),
        ({"next": "javascript:alert(1)"}, "", "/"),
        ({}, "", "/"),
    ],
)
def test_a_refusal_leads_back_to_where_the_form_was_and_never_elsewhere(
    fields: dict[str, str], referer: str, back: str
) -> None:
    request = RequestFactory().post("/", fields, headers={"Referer": referer})

    assert came_from(request) == back


def test_an_address_that_is_none_is_answered_in_the_sites_own_look(client: Client) -> None:
    answer = client.get("/no/such/page/")

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "There is nothing at this address" in answer.content.decode()


def test_no_page_leads_to_an_address_that_only_takes_forms(
    client: Client, article: Article
) -> None:
    # Signing in and changing the language lead back to the page that one was on.
    address = f"/articles/{article.slug}/tags/"

    page = client.post(address, span(article, "It was", label="lie")).content.decode()

    assert f"next={address}" not in page
    assert f'name="next" value="{address}"' not in page


def test_an_act_on_what_is_gone_is_answered_with_a_notice_and_what_was_typed(
    as_nora: Client,
) -> None:
    plain = as_nora.post("/passages/12345/comments/", comment("All I said"))
    notice = as_nora.post("/passages/12345/comments/", comment("All I said"), **HTMX)

    assert plain.status_code == notice.status_code == HTTPStatus.NOT_FOUND
    assert "All I said</textarea>" in plain.content.decode()
    assert notice.content.decode().startswith('<hx-partial hx-target="#toasts"')


@pytest.mark.urls("tests.views.broken_urls")
def test_what_breaks_is_answered_with_a_page_that_needs_nothing(client: Client) -> None:
    client.raise_request_exception = False

    answer = client.get("/broken/")

    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "Something broke on our side" in answer.content.decode()
    assert 'lang="fr"' in answer.content.decode()


@pytest.mark.urls("tests.views.broken_urls")
def test_what_is_no_refusal_is_left_to_django(client: Client) -> None:
    with pytest.raises(ZeroDivisionError):
        client.get("/broken/")
    assert client.get("/missing/").status_code == HTTPStatus.NOT_FOUND


def test_a_form_without_its_token_is_refused_and_shows_what_was_typed() -> None:
    strict = Client(enforce_csrf_checks=True)

    plain = strict.post("/comments/preview/", comment("</textarea><b>All I said"))
    notice = strict.post("/comments/preview/", comment(), **HTMX)

    assert plain.status_code == notice.status_code == HTTPStatus.FORBIDDEN
    assert "&lt;/textarea&gt;&lt;b&gt;All I said</textarea>" in plain.content.decode()
    assert "<html" not in notice.content.decode()


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "evil.example" not in answer.content.decode()


def test_a_page_of_ours_with_an_old_token_offers_to_send_the_same_again(nora: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(nora)
    passage = make_passage()
    ours = {"Origin": "http://testserver"}
    url = f"/passages/{passage.pk}/comments/"

    page = strict.post(url, comment("“All” I said"), headers=ours).content.decode()

    form = page.split('<form method="post" action="' + url)[1].split("</form>")[0]
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    assert fields["body"] == "“All” I said"
    answer = strict.post(url, fields, headers=ours)
    assert answer.status_code == HTTPStatus.FOUND
    assert Comment.objects.get().body == "“All” I said"


def test_to_htmx_a_page_of_ours_gets_a_token_that_is_good(nora: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(nora)
    url = f"/passages/{make_passage().pk}/comments/"
    headers = {"Origin": "http://testserver", "HX-Request": "true"}

    token = strict.post(url, comment(), headers=headers)["X-CSRFToken"]

    answer = strict.post(url, comment(), headers={**headers, "X-CSRFToken": token})
    assert answer.status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    ("origin", "fields"),
    [
        ("https://evil.example", comment("All I said")),
        ("null", comment("All I said")),
        ("http://testserver", {"login": "nora", "password": "a password for tests"}),
    ],
)
def test_nobody_else_gets_a_token_and_a_password_is_not_shown(
    origin: str, fields: dict[str, object], nora: User
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(nora)

    plain = strict.post("/accounts/login/", fields, headers={"Origin": origin})
    notice = strict.post(
        "/accounts/login/", fields, headers={"Origin": origin, "HX-Request": "true"}
    )

    assert plain.status_code == notice.status_code == HTTPStatus.FORBIDDEN
    assert 'name="body"' not in plain.content.decode()
    assert "a password for tests" not in plain.content.decode()
    assert "X-CSRFToken" not in notice
