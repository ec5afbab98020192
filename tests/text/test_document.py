"""Does a document give back what it was made from, and where are its blocks?"""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from annotator.text.document import Document, Kind, MalformedDocument
from tests.text.documents import DOCUMENTS


@given(DOCUMENTS)
@settings(max_examples=60)
def test_a_document_gives_its_html_back_byte_for_byte(document: Document) -> None:
    assert Document.from_html(document.html()) == document


@given(DOCUMENTS)
@settings(max_examples=60)
def test_a_document_survives_being_stored(document: Document) -> None:
    stored = json.loads(json.dumps(document.to_json()))

    assert Document.from_json(document.text, stored) == document


@given(DOCUMENTS)
@settings(max_examples=60)
def test_blocks_are_in_order_and_only_white_space_stands_between_them(document: Document) -> None:
    position = 0
    for block in document.blocks:
        assert not document.text[position : block.start].strip()
        assert block.start <= block.end
        position = block.end
    assert not document.text[position:].strip()


def test_a_list_gives_a_block_an_item_and_other_elements_one_each() -> None:
    document = Document.from_html(
        "<h3>Head</h3>\n\n<ul><li>one</li>\n<li>two</li></ul>\n\n"
        "<blockquote><p>said</p></blockquote>\n\n<hr>\n\n<p>end</p>"
    )

    kinds = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]

    assert kinds == [
        (Kind.HEADING, "Head"),
        (Kind.ITEM, "one"),
        (Kind.ITEM, "two"),
        (Kind.QUOTATION, "said"),
        (Kind.RULE, ""),
        (Kind.PARAGRAPH, "end"),
    ]
    assert document.blocks[0].level == 3


def test_an_offset_belongs_to_the_block_it_stands_in_or_the_last_before() -> None:
    document = Document.from_html("<p>one</p>\n\n<p>two</p>")

    assert [document.block_at(offset) for offset in (0, 3, 4, 5, 99)] == [0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    "html", ["<p>a", "a</p>", "<p><em>a</p></em>", "<div>a</div>", "<p>a < b</p>", "<ul"]
)
def test_html_that_is_not_in_normal_form_is_refused(html: str) -> None:
    with pytest.raises(MalformedDocument):
        Document.from_html(html)
