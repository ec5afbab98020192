"""Is each format refused with a reason, and nothing written, whatever is broken in it?

A table: each way to write annotations, by each thing that can be wrong with a file. Articles have
theirs in `tests/sources` and `tests/views/test_bombs`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotator.models import Comment, Passage, Tag
from tests.actions.test_incoming import tag
from tests.factories import make_article, make_editor
from tests.incoming.test_reading import ROW

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
PATH = "/articles/the-harbour-vote/annotations/import/"

Written = Callable[[list[Any]], str]
HEAD = '<!doctype html><meta name="generator" content="Annotator">'


def collection(rows: list[Any]) -> str:
    return json.dumps({"type": "AnnotationCollection", "first": {"items": rows}})


FORMATS: dict[str, Written] = {
    "a list": json.dumps,
    "a page": lambda rows: json.dumps({"type": "AnnotationPage", "items": rows}),
    "a collection": collection,
    "Hypothesis": lambda rows: json.dumps({"rows": rows}),
    "annotated HTML": lambda rows: (
        f'{HEAD}<script type="application/ld+json">{collection(rows)}</script>'
    ),
}


def row(name: str, selector: Any) -> dict[str, Any]:
    """An annotation as a format has it, on what `selector` says."""
    if name == "Hypothesis":
        return ROW | {"target": [{"source": "https://read.example/a", "selector": selector}]}
    return tag("harbour", target={"selector": selector})


def told(client: Client, file: str | bytes, status: int) -> str:
    """What the page says of a file that brought nothing."""
    client.force_login(make_editor())
    make_article()
    data = file.encode() if isinstance(file, str) else file
    page = client.post(PATH, {"file": SimpleUploadedFile("a.json", data)})
    assert page.status_code == status
    assert not any(model.objects.exists() for model in (Passage, Tag, Comment))
    return page.content.decode()


GOOD = {"type": "TextQuoteSelector", "exact": "harbour"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (lambda file: file[: len(file) * 2 // 3], "breaks off|none that Annotator made"),
        (lambda file: b"PK\x03\x04" + file.encode(), "archive"),
        (lambda file: b"\0" + file.encode(), "binary file"),
        (lambda file: file.encode().replace(b"harbour", b"h\xe9\xff"), "encoding|lost"),
    ],
    ids=["truncated", "of a wrong type", "binary", "no text"],
)
def test_a_broken_file_is_refused(
    client: Client, name: str, broken: Callable[[str], str | bytes], reason: str
) -> None:
    page = told(client, broken(FORMATS[name]([row(name, GOOD)] * 3)), 422)

    assert any(one in page for one in reason.split("|"))


@pytest.mark.parametrize("name", FORMATS)
def test_too_many_or_too_deep_is_refused(client: Client, name: str) -> None:
    deep = FORMATS[name](["DEEP"]).replace('"DEEP"', "[" * 100_000 + "]" * 100_000)
    many = FORMATS[name]([{}] * 100_000)

    assert "more than 100 deep" in told(client, deep, 422)
    page = client.post(PATH, {"file": SimpleUploadedFile("a.json", many.encode())})
    assert page.status_code == 422
    assert "100,000 annotations" in page.content.decode()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "selector",
    [
        {"type": "TextPositionSelector", "start": 10**9, "end": 10**9 + 7},
        [{"type": "TextQuoteSelector", "exact": "whale"}, {"type": "TextPositionSelector"}],
        [
            {"type": "TextQuoteSelector", "exact": "whale"},
            {"type": "TextPositionSelector", "start": 10**9, "end": 3},
        ],
        {"type": "RangeSelector", "startSelector": {}, "endSelector": {}},
        {"type": "TextQuoteSelector", "exact": ["harbour"]},
        "https://elsewhere.example/selector",
        [[[]]],
        7,
    ],
    ids=str,
)
def test_a_selector_that_leads_nowhere_is_told_of(client: Client, name: str, selector: Any) -> None:
    page = told(client, FORMATS[name]([row(name, selector)]), 200)

    assert "<b>1</b> not found" in page or "<b>1</b> not taken" in page
