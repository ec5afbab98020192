"""Does the way out of each e-mail work at once, and for nobody and nothing else?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.mail import choices
from annotator.mail.choices import Kind
from annotator.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def way_out(user: User, kind: Kind = Kind.REPLIES) -> str:
    return f"/mail/stop/{choices.token(user, kind)}/"


def wanted(user: User) -> set[Kind]:
    """Which e-mails somebody gets."""
    user.refresh_from_db()
    return {kind for kind in Kind if choices.wants(user, kind)}


@pytest.fixture
def program() -> Client:
    """A mail program, or a browser in which nobody is signed in: it has no cookie of the site."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("kind", Kind)
def test_a_mail_program_ends_one_kind_with_one_request(
    program: Client, nora: User, kind: Kind
) -> None:
    answer = program.post(way_out(nora, kind), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == HTTPStatus.OK
    assert wanted(nora) == set(Kind) - {kind}


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_link_that_is_merely_followed_only_shows_the_button(
    program: Client, nora: User, method: str
) -> None:
    answer = getattr(program, method)(way_out(nora))

    assert answer.status_code == HTTPStatus.OK
    assert wanted(nora) == set(Kind)
    if method == "get":
        assert "You get an e-mail when somebody replies to you." in answer.content.decode()


def test_who_pressed_it_by_mistake_takes_it_back(program: Client, nora: User) -> None:
    page = program.post(way_out(nora)).content.decode()
    assert "No more of these e-mails" in page

    program.post(way_out(nora), {"again": "1"})

    assert wanted(nora) == set(Kind)


def test_a_link_that_was_made_up_ends_nothing(program: Client, nora: User) -> None:
    omar = make_user("omar")
    path = way_out(nora)
    forged = path.replace(f"/{nora.pk}-", f"/{omar.pk}-")
    other_kind = path.replace("-replies:", "-mentions:")

    for wrong in (forged, other_kind, "/mail/stop/nonsense/", "/mail/stop/1-replies/"):
        assert program.post(wrong).status_code == HTTPStatus.NOT_FOUND
        assert program.get(wrong).status_code == HTTPStatus.NOT_FOUND

    assert wanted(omar) == wanted(nora) == set(Kind)


def test_after_the_account_has_gone_the_link_does_no_harm(program: Client, nora: User) -> None:
    path = way_out(nora)
    nora.delete()

    assert program.post(path).status_code == HTTPStatus.OK
