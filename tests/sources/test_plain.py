"""Is a plain text read by the shape of its lines?"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from annotator import sources
from annotator.sources import plain
from annotator.text import quotes
from annotator.text.document import Document, Kind

REAL = Path(__file__).resolve().parents[3] / "shared/articles/deepseek-contre-anthropic.fr.txt"
# The headings that a person finds in the real article, as digests: it is not ours to repeat.
HEADINGS = [
    "9f27ee93c283",
    "a28167b5b585",
    "9dcab161bad3",
    "74385c710071",
    "050d3d841762",
    "7a0d6c02b0d1",
]

BODY = "The ferry was late again on Monday, and it had nobody on board but the crew."


def test_the_same_title_given_and_found_is_taken_out_of_the_text() -> None:
    draft = plain.read(f"The Ferry\n{BODY}", title="The ferry")

    assert (draft.title, draft.html) == ("The ferry", f"<p>{BODY}</p>")


def test_no_words_are_lost_to_another_title_that_is_given() -> None:
    draft = plain.read(f"The Ferry\n{BODY}", title="Late again")

    assert draft.title == "Late again"
    assert Document.from_html(draft.html).text == f"The Ferry\n\n{BODY}"


def test_a_lone_line_is_the_text_and_not_only_its_title() -> None:
    draft = plain.read("The ferry was late")

    assert draft.title == "The ferry was late"
    assert draft.html == "<p>The ferry was late</p>"


def test_a_full_name_alone_under_the_title_is_the_byline() -> None:
    draft = plain.read(f"The ferry\nJane Roe\n{BODY}")

    assert (draft.byline, draft.html) == ("Jane Roe", f"<p>{BODY}</p>")


def test_a_byline_is_no_article_without_what_it_signs() -> None:
    assert Document.from_html(plain.read("The ferry\nBy Jane Roe").html).text == "By Jane Roe"


def test_a_list_that_does_not_count_from_one_keeps_its_numbers() -> None:
    draft = plain.read(f"The ferry\n{BODY}\n3. the third\n4. the fourth\n{BODY}")

    assert "<p>3. the third</p>" in draft.html
    assert "<ol>" not in draft.html


@pytest.mark.skipif(not REAL.exists(), reason="the real article is not beside the project")
def test_the_real_article_has_its_headings_and_the_same_quotes_as_its_plain_text() -> None:
    draft = sources.read(REAL.read_bytes(), name=REAL.name)
    document = Document.from_html(draft.html)
    body = REAL.read_text(encoding="utf-8").removeprefix(draft.title)

    headings = [
        hashlib.sha256(document.text[block.start : block.end].encode()).hexdigest()[:12]
        for block in document.blocks
        if block.kind is Kind.HEADING
    ]
    in_plain = quotes.find(body, "fr")
    in_document = quotes.find(document.text, "fr", blocks=document.blocks)

    assert headings == HEADINGS
    assert len(in_plain) == 11
    assert [(each.exact, each.speaker) for each in in_document] == [
        (each.exact, each.speaker) for each in in_plain
    ]
