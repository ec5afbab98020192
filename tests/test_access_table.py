"""Does everybody get at each address what the access table says, and is no address missing there?

To add an address, read the top of `tests/access_table.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http import HTTPStatus

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, reverse
from pytest_django import DjangoDbBlocker

from annotator import urls
from tests.access_table import ADMINISTRATION, ROLES, Line, lines
from tests.access_world import FIELDS, NUMBERS, World, make_world, nowhere, send

pytestmark = pytest.mark.django_db

LINES = lines()
# Set in a process that knows of no database.
PDF = "exports.pdf"
EDITORS = ("editor", "admin")
# Of whom it is enough to know where others could not fare otherwise.
SOME = ("browser", "reader", "editor")
METHODS = ("GET", "POST", "PUT", "DELETE")
# What belongs to an article, and is not there for whoever may not see it.
IN_ARTICLES = (
    "article passage mark comment hidden version act placement change speaker merge".split()
)
# What is too old to be undone is not kept: there is no telling whether it ever was.
ABSENT = {"acts.undo": "409"}
STATUS = {"sees": 200, "no": 403, "none": 404}
SIGN_IN = reverse("account_login")
IN_ADMINISTRATION = {"app_label": "annotator"}


def cases(chosen: Iterable[Line]) -> list[pytest.ParameterSet]:
    """The lines to try, each under its name."""
    return [
        pytest.param(one, id=str(one), marks=[pytest.mark.any_database] if one.act == PDF else [])
        for one in chosen
    ]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """What is acted on, made once and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def told(answer: HttpResponse, expected: str) -> str:
    """The word for an answer: `expected`, where it is that, else another or its status."""
    leads = answer.headers.get("Location", answer.headers.get("HX-Redirect", ""))
    if leads.startswith(SIGN_IN):
        return "login"
    done = answer.status_code == HTTPStatus.FOUND or answer.headers.get("HX-Refresh")
    if expected == "does" and (done or leads):
        return "does"
    # A fragment for htmx is an act that was done, too.
    if expected == "does" and answer.status_code == HTTPStatus.OK and is_fragment(answer):
        return "does"
    word = {status: word for word, status in STATUS.items()}.get(answer.status_code)
    return word or str(answer.status_code)


def is_fragment(answer: HttpResponse) -> bool:
    """Whether an answer is what htmx puts into a page, and no page."""
    return b"<!doctype" not in answer.content[:200]


def wrong(
    world: World,
    line: Line,
    state: str,
    args: dict[str, object],
    expected: dict[str, str],
    roles: Iterable[str] = ROLES,
) -> list[str]:
    """What differs from what is `expected` of each role, as sent by a form and by htmx."""
    place = world.places[state]
    address = reverse(line.act, kwargs={**args, **NUMBERS.get(line.act, {})})
    fields_of = FIELDS.get((line.method, line.act))
    fields = fields_of(place) if fields_of else {}
    ways: list[dict[str, str]] = [{}]
    # What a script gets for an answer no database makes another.
    if line.method == "POST" and connection.vendor == "sqlite":
        ways.append({"HX-Request": "true"})
    found = []
    if line.act == PDF:
        # Who may see a file the lines of the others say; to set this one takes a second and more.
        roles = SOME if state == "draft" else SOME[:1]
    for role in roles:
        for headers in ways:
            answer = send(world, role, line.method, address, fields, **headers)
            got = told(answer, expected[role])
            if got != expected[role]:
                how = " by htmx" if headers else ""
                found.append(f"{role}{how}: {got}, and not {expected[role]}")
            elif state == "unlisted" and got == "sees" and line.on in IN_ARTICLES[:5]:
                assert answer.headers.get("X-Robots-Tag") == "noindex", role
    return found


def hidden(line: Line, who: Iterable[str]) -> dict[str, str]:
    """What is expected where there is nothing for those of the roles `who`."""
    absent = ABSENT.get(line.act, "none")
    return {
        role: absent
        if role in who and (line.first == "what" or expected not in ("login", "no"))
        else expected
        for role, expected in line.expected.items()
    }


@pytest.mark.parametrize("line", cases(LINES))
def test_everybody_gets_what_the_table_says(world: World, line: Line) -> None:
    state = "closed" if line.on.startswith("closed/") else "public"
    args = {} if line.on == "-" else world.places[state].where(line.kind)

    assert not wrong(world, line, state, args, line.expected)


@pytest.mark.parametrize("line", cases(one for one in LINES if one.on in IN_ARTICLES))
def test_nothing_of_a_draft_is_there_but_for_editors(world: World, line: Line) -> None:
    args = world.places["draft"].where(line.kind)
    others = [role for role in ROLES if role not in EDITORS]
    roles = ROLES if line.first == "what" else SOME

    assert not wrong(world, line, "draft", args, hidden(line, others), roles)


@pytest.mark.parametrize(
    "line", cases(one for one in LINES if one.on in IN_ARTICLES and one.method == "GET")
)
def test_an_unlisted_article_is_there_for_all_who_have_its_address(
    world: World, line: Line
) -> None:
    args = world.places["unlisted"].where(line.kind)

    assert not wrong(world, line, "unlisted", args, line.expected, SOME)


@pytest.mark.parametrize(
    "line", cases(one for one in LINES if one.first != "-" and one.on == one.kind)
)
def test_what_is_nowhere_is_there_for_nobody(world: World, line: Line) -> None:
    assert not wrong(world, line, "public", nowhere(line.kind), hidden(line, ROLES), SOME)


def names(
    patterns: Iterable[URLPattern | URLResolver], before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """The names of all addresses, with what they belong to in front."""
    for one in patterns:
        if isinstance(one, URLResolver):
            group = f"{one.namespace}:" if one.namespace else ""
            yield from names(one.url_patterns, before + group)
        else:
            yield f"{before}{one.name}", one


NAMED = dict(names(urls.urlpatterns))


def test_no_address_is_missing_from_the_table() -> None:
    there = {name for name in NAMED if not name.startswith(ADMINISTRATION)}

    assert there == {line.act for line in LINES}


@pytest.mark.parametrize("act", sorted({line.act for line in LINES}))
def test_no_method_is_missing_from_the_table(world: World, act: str) -> None:
    if not NAMED[act].callback.__module__.startswith("annotator.views"):
        return
    mine = [line for line in LINES if line.act == act]
    kind = mine[0].kind
    args = {} if kind == "-" else world.places["public"].where(kind)
    address = reverse(act, kwargs={**args, **NUMBERS.get(act, {})})
    for method in METHODS:
        if method not in {line.method for line in mine}:
            answer = send(world, "editor", method, address, {})
            assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED, method


def test_the_administration_is_there_for_nobody_in_the_table(world: World) -> None:
    # Signing out of it leads to its first page, and that to its door.
    door = (reverse("admin:login"), reverse("admin:index"))
    inside = [name for name in NAMED if name.startswith(ADMINISTRATION) and name != "admin:login"]
    assert len(inside) > len(ROLES)
    for name in inside:
        if name.endswith(":None"):
            continue
        asked = NAMED[name].pattern.regex.groupindex
        address = reverse(name, kwargs={key: IN_ADMINISTRATION.get(key, 1) for key in asked})
        for role in SOME if name.count("_") > 1 else ROLES:
            answer = send(world, role, "GET", address, {})
            leads = answer.headers.get("Location", "")
            assert leads.startswith(door) or answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED, (
                f"{role}: {name} {answer.status_code} {leads}"
            )
