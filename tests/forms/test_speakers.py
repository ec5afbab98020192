"""Is what editors and readers ask of speakers understood, and is it said what is wrong?"""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from annotator.forms.speakers import MOST_NAMES, EntryForm, FilterForm, SplitForm
from annotator.queries.quotes import EVERYTHING, Filters


def entry(**fields: str) -> EntryForm:
    """The form of an entry with these fields, sent."""
    form = EntryForm({"name": "Dana Roe", "seen": "0", **fields})
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("Q42", "Q42"),
        (" q42 ", "Q42"),
        ("https://www.wikidata.org/wiki/Q42", "Q42"),
        ("http://m.wikidata.org/wiki/q42/", "Q42"),
        ("https://www.wikidata.org/entity/Q123456789012", "Q123456789012"),
    ],
)
def test_a_number_of_wikidata_is_taken_by_itself_or_in_its_address(typed: str, kept: str) -> None:
    assert entry(wikidata=typed).cleaned_data["wikidata"] == kept


@pytest.mark.parametrize(
    "typed",
    [
        "42",
        "Q",
        "Q0",
        "Q042",
        "Q4a",
        "Q٣",
        "P31",
        "Q1234567890123",
        "https://evil.example/wiki/Q42",
        "javascript:Q42",
        "Q42\N{LINE SEPARATOR}Q43",
    ],
)
def test_what_is_no_number_of_wikidata_is_refused(typed: str) -> None:
    assert entry(wikidata=typed).errors["wikidata"] == [
        "This is no number of Wikidata: it is a Q and digits, such as Q42."
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("https://roe.example/board", "https://roe.example/board"),
        ("http://roe.example", "http://roe.example"),
        ("roe.example", "https://roe.example"),
    ],
)
def test_a_home_page_is_on_the_web(typed: str, kept: str) -> None:
    assert entry(homepage=typed).cleaned_data["homepage"] == kept


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "ftp://roe.example/",
        "https://roe.example@evil.example/",
        "https://user:word@roe.example/",
        "https://",
        "https://roe.example/ x",
        "https://roe.example/" + "a" * 500,
        'https://roe.example/"onclick="alert(1)',
        "https://roe.example/\N{ZERO WIDTH SPACE}",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(typed: str) -> None:
    assert "homepage" in entry(homepage=typed).errors


def test_other_names_stand_one_a_line_each_once_in_the_order_typed() -> None:
    form = entry(other_names="D. Roe\r\n\n  Mme\tRoe \nd. roe\n\N{ZERO WIDTH SPACE}\nAda")

    assert form.cleaned_data["other_names"] == ["D. Roe", "Mme Roe", "Ada"]


def test_names_have_an_end_and_so_has_their_number() -> None:
    assert "at most 200 characters" in str(entry(other_names="a" * 201).errors["other_names"])
    many = "\n".join(f"Roe {n}" for n in range(MOST_NAMES + 1))
    assert entry(other_names=many).errors["other_names"] == ["A speaker can have 50 other names."]
    assert "at most 300 characters" in str(entry(description="a" * 301).errors["description"])


@pytest.mark.parametrize("name", ["", "  ", "\N{ZERO WIDTH SPACE}", "a" * 201])
def test_a_speaker_has_a_name_that_can_be_seen_and_has_an_end(name: str) -> None:
    assert "name" in entry(name=name).errors


def test_a_description_is_plain_text_of_one_line() -> None:
    form = entry(description="Runs\n the\tcranes.\N{RIGHT-TO-LEFT OVERRIDE} <b>")

    assert form.cleaned_data["description"] == "Runs the cranes. <b>"


def test_what_is_asked_becomes_filters() -> None:
    form = FilterForm(
        QueryDict(
            "words=crate&label=fact&article=a&publisher=Quay&since=2024-01-02&until=2024-01-02"
        )
    )

    assert form.is_valid()
    day = date(2024, 1, 2)
    assert form.filters == Filters("fact", "a", "Quay", since=day, until=day, words="crate")


def test_nothing_asked_is_everything() -> None:
    form = FilterForm(QueryDict("words=++&label=&page=2"))

    assert form.is_valid()
    assert form.filters == EVERYTHING


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("label=lie", "label"),
        ("since=2024-13-01", "since"),
        ("since=2024-02-01&until=2024-01-01", "until"),
        ("article=%00", "article"),
        ("words=" + "a" * 300, "words"),
    ],
)
def test_what_cannot_be_understood_is_told_and_filters_nothing(query: str, field: str) -> None:
    form = FilterForm(QueryDict(query))

    assert list(form.errors) == [field]
    assert getattr(form.filters, field) == getattr(EVERYTHING, field)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("to=Omar+Reed", "quotes"),
        ("to=&quotes=1", "to"),
        ("to=Omar+Reed&quotes=one", "quotes"),
        ("to=Omar+Reed&quotes=-1", "quotes"),
        ("to=Omar+Reed&quotes=" + "9" * 30, "quotes"),
    ],
)
def test_a_split_needs_quotes_and_a_name(query: str, field: str) -> None:
    assert list(SplitForm(QueryDict(query)).errors) == [field]


def test_a_split_takes_each_quote_once_or_everything() -> None:
    some = SplitForm(QueryDict("to=Omar+Reed&quotes=7&quotes=3&quotes=7"))
    everything = SplitForm(QueryDict("to=Omar+Reed&everything=on"))

    assert some.is_valid()
    assert everything.is_valid()
    assert some.cleaned_data["quotes"] == [3, 7]
    assert some.ticked == ["7", "3", "7"]
    assert everything.cleaned_data["everything"] is True
