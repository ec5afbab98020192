"""Are a comment's sources taken as they are meant, and what is wrong with them said?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from annotator.forms.comments import CommentForm
from annotator.models import Cited
from tests.factories import make_comment

HARBOUR = "https://gull.example/minutes"


def form(**fields: object) -> CommentForm:
    """A filled form; `url_1` is short for `source_url_1`."""
    return CommentForm(
        {"body": "So."} | {f"source_{name}": str(value) for name, value in fields.items()}
    )


def errors(**fields: object) -> dict[str, list[str]]:
    return {name: list(map(str, found)) for name, found in form(**fields).errors.items()}


def test_rows_that_are_empty_are_no_sources_and_a_day_that_is_missing_is_today() -> None:
    filled = form(
        url_1=HARBOUR, title_1=" The  minutes ", seen_1="2026-05-12", url_4="gull.example/ledger"
    )

    assert filled.is_valid()
    assert filled.said["sources"] == [
        Cited(HARBOUR, "The minutes", date(2026, 5, 12)),
        Cited("https://gull.example/ledger", "", timezone.localdate()),
    ]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "ftp://gull.example/",
        "https://",
        "https://nora:secret@gull.example/",
        "https://gull.example/ x",
        "https://gull.example/<script>",
        'https://gull.example/"onclick=x',
        "https://gull.example/\N{ZERO WIDTH SPACE}x",
        "https://[::1",
        "not an address",
        f"https://gull.example/{'a' * 2_000}",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    assert list(errors(url_1=url)) == ["source_url_1"]


@pytest.mark.parametrize(
    "url",
    [
        HARBOUR,
        "http://gull.example:8080/a?b=c&d=é#e",
        "https://wiki.example/wiki/Crane_(machine)_",
        "https://élan.example/",
    ],
)
def test_addresses_of_the_web_are_taken_as_they_are(url: str) -> None:
    assert form(url_1=url).is_valid()


def test_a_title_or_a_day_without_an_address_asks_for_it() -> None:
    for fields in ({"title_2": "The minutes"}, {"seen_2": "2026-05-12"}):
        assert errors(**fields) == {"source_url_2": ["The address of this source is missing."]}


def test_an_address_that_is_wrong_is_told_once() -> None:
    assert len(errors(url_1="ftp://a.example", title_1="The minutes")["source_url_1"]) == 1


def test_a_day_that_is_yet_to_come_is_refused_but_for_other_zones_tomorrow() -> None:
    today = timezone.localdate()

    assert form(url_1=HARBOUR, seen_1=today + timedelta(days=1)).is_valid()
    assert errors(url_1=HARBOUR, seen_1=today + timedelta(days=2)) == {
        "source_seen_1": ["This day is yet to come."]
    }


def test_a_title_is_no_longer_than_two_hundred_letters() -> None:
    assert form(url_1=HARBOUR, title_1="a" * 200).is_valid()
    assert list(errors(url_1=HARBOUR, title_1="a" * 201)) == ["source_title_1"]


def test_more_than_five_sources_are_refused_and_empty_rows_do_not_count() -> None:
    assert form(**{f"url_{n}": HARBOUR if n < 6 else "" for n in range(1, 300)}).is_valid()
    assert errors(**{f"url_{n}": HARBOUR for n in range(1, 301)}) == {
        "__all__": ["A comment can have 5 sources."]
    }


@pytest.mark.django_db
def test_a_comment_comes_back_with_its_sources_and_unchanged_gives_the_same() -> None:
    cited = [Cited(HARBOUR, "The minutes", date(2026, 5, 12)), Cited(HARBOUR, "", date(2026, 5, 1))]
    comment = make_comment(body="So.", sources=cited)

    blank = CommentForm.of(comment)

    assert blank.shows_sources
    fields = {field.name: field.value() or "" for row in blank.rows for field in row.fields}
    again = CommentForm.of(comment, {"body": "So.", **fields})
    assert again.is_valid()
    assert again.said["sources"] == cited


def test_sources_are_folded_away_where_there_are_none_and_none_is_wrong() -> None:
    assert not form().shows_sources
    assert form(url_3="nonsense").shows_sources
    assert [row.is_wrong for row in form(url_3="nonsense").rows] == [
        False,
        False,
        True,
        False,
        False,
    ]
