"""Do administrators find people and give them roles? Who may not is in the access table."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Role, User
from tests.factories import make_editor, make_user
from tests.queries.test_reading import asked
from tests.views.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_anna() -> Client:
    """An administrator, signed in."""
    return signed_in(make_user("anna", role=Role.ADMINISTRATOR))


def test_everybody_is_listed_with_their_role_and_found_by_name_address_and_role(
    as_anna: Client,
) -> None:
    make_user("nora")
    make_editor("edith")

    for query, there in (
        ({}, {"anna", "edith", "nora"}),
        ({"q": "NOR"}, {"nora"}),
        ({"q": "edith@example.org"}, {"edith"}),
        ({"role": "editor"}, {"edith"}),
        ({"q": "nobody"}, set()),
    ):
        shown = as_anna.get("/people/", query)
        assert {one.username for one in shown.context["page"]} == there
    assert as_anna.get("/people/", {"role": "king"}).status_code == 422


def test_a_role_is_given_and_said_and_one_stays_where_one_was(as_anna: Client) -> None:
    nora = make_user("nora")
    fields = {"role": "editor", "next": "/people/?q=nora"}

    answer = as_anna.post(f"/people/{nora.pk}/role/", fields, follow=True)

    assert answer.redirect_chain == [("/people/?q=nora", HTTPStatus.FOUND)]
    assert "nora is an editor now." in answer.content.decode()
    assert User.objects.get(pk=nora.pk).is_editor


def test_a_role_that_is_none_and_the_last_administrator_are_refused_in_words(
    as_anna: Client,
) -> None:
    anna = User.objects.get()

    for role, status in (("king", 422), ("", 422), ("reader", HTTPStatus.FORBIDDEN)):
        refused = as_anna.post(f"/people/{anna.pk}/role/", {"role": role})
        assert refused.status_code == status
    assert "make somebody else one first" in refused.content.decode()
    assert User.objects.get().is_administrator


def test_who_loses_the_role_has_lost_it_with_the_next_page(as_anna: Client) -> None:
    edith = make_editor("edith")
    browser = signed_in(edith)
    assert browser.get("/articles/new/").status_code == HTTPStatus.OK

    as_anna.post(f"/people/{edith.pk}/role/", {"role": "reader"})

    assert browser.get("/articles/new/").status_code == HTTPStatus.FORBIDDEN


def test_the_list_takes_as_many_queries_for_many_people_as_for_few(as_anna: Client) -> None:
    counts = []
    for more in (2, 30):
        for number in range(more):
            make_user(f"reader-{more}-{number}")
        counts.append(asked(partial(as_anna.get, "/people/")))

    assert counts[0] == counts[1] <= 8
