"""Are articles of each format read as the golden cases say? `fixtures/cases/sources/*.json`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from annotator import sources
from annotator.text import quotes, sanitize
from annotator.text.document import Document, Kind

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['why']}")
    for path in sorted((FIXTURES / "cases" / "sources").glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]
SAMPLES = sorted((FIXTURES / "articles").iterdir())


@pytest.mark.parametrize(("format_", "case"), CASES)
def test_a_source_gives_the_draft_of_its_golden_case(format_: str, case: dict[str, Any]) -> None:
    draft = sources.read(case["input"].encode(), format=format_, **case.get("options", {}))

    published = case["expected"]["published_on"]
    assert {
        "title": draft.title,
        "language": draft.language,
        "byline": draft.byline,
        "publisher": draft.publisher,
        "published_on": draft.published_on,
        "source_url": draft.source_url,
        "html": draft.html,
    } == case["expected"] | {"published_on": date.fromisoformat(published) if published else None}
    assert draft.source == case["input"]
    assert draft.format == format_


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_article_comes_in_as_html_in_normal_form(path: Path) -> None:
    draft = sources.read(path.read_bytes(), name=path.name)

    assert sanitize.clean(draft.html) == draft.html
    document = Document.from_html(draft.html)
    assert draft.title not in [document.text[block.start : block.end] for block in document.blocks]
    assert [block.kind for block in document.blocks].count(Kind.HEADING) > 2
    assert draft.language == path.suffixes[0].lstrip(".")


def test_formatting_a_plain_text_changes_none_of_its_quotes_and_speakers() -> None:
    path = FIXTURES / "articles" / "borealis-contre-qilin.fr.txt"
    source = path.read_text(encoding="utf-8")
    draft = sources.read(path.read_bytes(), name=path.name)
    document = Document.from_html(draft.html)
    body = source.removeprefix(draft.title)

    in_plain = quotes.find(body, "fr")
    in_document = quotes.find(document.text, "fr", blocks=document.blocks)

    assert len(in_plain) > 8
    assert [(quote.exact, quote.speaker) for quote in in_document] == [
        (quote.exact, quote.speaker) for quote in in_plain
    ]


def test_formatting_a_plain_text_keeps_every_word_of_it() -> None:
    path = FIXTURES / "articles" / "borealis-contre-qilin.fr.txt"

    draft = sources.read(path.read_bytes(), name=path.name)

    text = f"{draft.title}\n{Document.from_html(draft.html).text}"
    assert text.split() == path.read_text(encoding="utf-8").split()
