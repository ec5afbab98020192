"""Do marks cover what they should, and nothing else, whatever they are laid over?"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from annotator.text import overlay, pieces, sanitize
from annotator.text.document import TOKEN, VOID, Document, name_of
from annotator.text.pieces import STRUCTURAL, Look, Mark
from tests.text.documents import DOCUMENTS, marked_documents

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "cases" / "overlay.json").read_text("utf-8")
)
Covered = list[tuple[str, frozenset[int], str]]
PASSAGES = re.compile(r'data-passages="([^"]*)"')


def characters(html: str) -> Covered:
    """Every character of `html`, the passages that mark it, and the element that it stands in.

    Fails where elements do not nest.
    """
    found: Covered = []
    stack: list[tuple[str, frozenset[int]]] = []
    for token in TOKEN.findall(html):
        if not token.startswith("<"):
            marked = frozenset[int]().union(*(ids for _, ids in stack))
            inside = [name for name, _ in stack if name not in ("mark", "span")]
            # The page's own link inside a mark is no element of the document.
            parent = inside[-1] if inside else ""
            found += [(character, marked, parent) for character in unescape(token)]
            continue
        name = name_of(token)
        if token.startswith("</"):
            assert stack.pop()[0] == name
        elif name not in VOID:
            ids = PASSAGES.search(token) if name == "mark" else None
            stack.append((name, frozenset(map(int, ids[1].split())) if ids else frozenset()))
    assert not stack
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_each_case_is_marked_as_it_should_be(case: dict[str, Any]) -> None:
    marks = [
        Mark(id=number, start=start, end=end, look=Look("fact"), href=f"/passages/{number}/")
        for number, (start, end) in enumerate(case["passages"], 1)
    ]

    assert overlay.render(Document.from_html(case["input"]), marks) == case["expected"]


@given(DOCUMENTS)
@settings(max_examples=60)
def test_without_passages_the_sanitised_html_comes_back(document: Document) -> None:
    assert overlay.render(document, []) == document.html()


@given(marked_documents())
@settings(max_examples=120)
def test_elements_nest_and_the_text_never_changes(drawn: tuple[Document, list[Mark]]) -> None:
    document, marks = drawn

    rendered = characters(overlay.render(document, marks))

    assert "".join(character for character, _, _ in rendered) == document.text


@given(marked_documents())
@settings(max_examples=120)
def test_every_marked_character_is_covered_and_no_other(
    drawn: tuple[Document, list[Mark]],
) -> None:
    document, marks = drawn
    bare = characters(document.html())

    rendered = characters(overlay.render(document, marks))

    for offset, (_, ids, _) in enumerate(rendered):
        between_blocks = bare[offset][2] in STRUCTURAL or not bare[offset][2]
        meant = {mark.id for mark in marks if mark.start <= offset < mark.end}
        assert ids == (frozenset() if between_blocks else meant)


@given(marked_documents())
@settings(max_examples=60)
def test_pieces_grow_with_the_boundaries_and_not_with_the_readers(
    drawn: tuple[Document, list[Mark]],
) -> None:
    document, marks = drawn

    pieces = overlay.render(document, marks).count("<mark")

    assert pieces <= 2 * len(marks) + len(document.markup) + 1


@given(marked_documents())
@settings(max_examples=60)
def test_no_link_stands_in_a_link_and_every_anchor_stands_once(
    drawn: tuple[Document, list[Mark]],
) -> None:
    document, marks = drawn

    html = overlay.render(document, marks)

    depth = 0
    for token in TOKEN.findall(html):
        if token.startswith(("<a ", "<a>")):
            depth += 1
        elif token == "</a>":
            depth -= 1
        assert depth <= 1
    anchors = re.findall(r' id="(p\d+)"', html)
    assert len(anchors) == len(set(anchors))


def test_the_shortest_of_the_passages_over_a_piece_gives_it_its_looks() -> None:
    document = Document.from_html("<p>one two three</p>")
    outer = Mark(id=1, start=0, end=13, look=Look("opinion"))
    inner = Mark(id=2, start=4, end=7, look=Look("sarcasm"))

    html = overlay.render(document, [outer, inner])

    assert html == (
        '<p><mark id="p1" class="opinion" data-passages="1">one </mark>'
        '<mark id="p2" class="sarcasm" data-passages="2 1">two</mark>'
        '<mark class="opinion" data-passages="1"> three</mark></p>'
    )


def test_offsets_count_code_points_so_an_emoji_is_one() -> None:
    document = Document.from_html("<p>👩🏽‍🚀 e\u0301lan</p>")
    start = document.text.index("e")

    html = overlay.render(document, [Mark(id=1, start=start, end=start + 5)])

    assert '<mark id="p1" data-passages="1">e\u0301lan</mark>' in html


def test_a_passage_over_blocks_is_cut_at_each_and_white_space_between_stays_bare() -> None:
    document = Document.from_html(sanitize.clean("<ul><li>one</li><li>two</li></ul><p>three</p>"))

    html = overlay.render(document, [Mark(id=1, start=0, end=len(document.text))])

    assert html == (
        '<ul><li><mark id="p1" data-passages="1">one</mark></li>\n'
        '<li><mark data-passages="1">two</mark></li></ul>\n\n'
        '<p><mark data-passages="1">three</mark></p>'
    )


def test_two_passages_that_begin_together_can_both_be_linked_to() -> None:
    document = Document.from_html("<p>one two</p>")

    html = overlay.render(document, [Mark(id=1, start=0, end=3), Mark(id=2, start=0, end=7)])

    assert 'id="p1"' in html
    assert 'id="p2"' in html


def test_the_keyboard_stops_once_at_each_passage_that_shows_even_if_it_begins_under_another() -> (
    None
):
    document = Document.from_html("<p>one two three</p>")
    marks = [Mark(id=1, start=0, end=7, href="/1/"), Mark(id=2, start=4, end=13, href="/2/")]

    html = overlay.render(document, marks)

    assert re.findall(r'<a href="(/\d/)">', html) == ["/1/", "/2/"]


def test_one_block_is_drawn_as_it_is_in_the_whole() -> None:
    document = Document.from_html(sanitize.clean("<p>one</p><p>two</p><p>three</p>"))
    marks = [Mark(id=1, start=1, end=8, look=Look("fact")), Mark(id=2, start=6, end=12)]

    whole = overlay.render_blocks(document, marks)
    alone = overlay.render_block(document, document.blocks[1], marks)

    assert alone.html == whole[1].html


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_mark_covers_something(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a passage"):
        Mark(id=1, start=start, end=end)


def test_what_a_mark_bears_is_escaped() -> None:
    document = Document.from_html("<p>one</p>")

    html = overlay.render(
        document,
        [Mark(id=1, start=0, end=3, look=Look('"><script>', told='"><i>'), href='/"><b>')],
    )

    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_a_number_stands_where_the_words_end_that_a_note_is_on() -> None:
    document = Document.from_html("<p>one two three</p>")
    marks = [
        Mark(id=1, start=0, end=13, noted=True),
        Mark(id=2, start=4, end=7, href="/2/", noted=True),
    ]

    html = overlay.render(document, marks)

    assert html == (
        '<p><mark id="p1" data-passages="1">one </mark>'
        '<mark id="p2" data-passages="2 1"><a href="/2/">two<span class="ref"></span></a></mark>'
        '<mark data-passages="1"> three<span class="ref"></span></mark></p>'
    )


def test_the_number_of_a_passage_over_blocks_stands_at_the_end_of_the_first() -> None:
    document = Document.from_html(sanitize.clean("<ul><li>one</li><li>two</li></ul><p>three</p>"))

    html = overlay.render(document, [Mark(id=1, start=0, end=len(document.text), noted=True)])

    assert html.count(pieces.REFERENCE) == 1
    assert f"one{pieces.REFERENCE}</mark></li>" in html


@given(marked_documents())
@settings(max_examples=60, deadline=None)
def test_every_passage_with_a_note_has_one_number(drawn: tuple[Document, list[Mark]]) -> None:
    document, marks = drawn
    noted = [replace(mark, noted=True) for mark in marks]

    blocks = overlay.render_blocks(document, noted)

    for block in blocks:
        begun = block.html.count(' id="p')
        assert block.html.count(pieces.REFERENCE) == begun


def test_a_passage_is_described_once_where_the_keyboard_stops_at_it() -> None:
    document = Document.from_html("<p>one <em>two</em> three</p><p>four</p>")
    mark = Mark(id=1, start=0, end=len(document.text), href="/1/", look=Look(told="Fact"))

    html = overlay.render(document, [mark])

    assert html.count("<a ") > 3
    assert html.count('<a href="/1/" aria-description="Fact">') == 1


def test_what_the_viewer_says_shows_also_where_a_shorter_passage_gives_the_looks() -> None:
    document = Document.from_html("<p>one two three</p>")
    outer = Mark(id=1, start=0, end=13, look=Look("fact", own="mine"))
    inner = Mark(id=2, start=4, end=7, look=Look("sarcasm"))

    html = overlay.render(document, [outer, inner])

    assert html == (
        '<p><mark id="p1" class="fact mine" data-passages="1">one </mark>'
        '<mark id="p2" class="sarcasm mine" data-own="1" data-passages="2 1">two</mark>'
        '<mark class="fact mine" data-passages="1"> three</mark></p>'
    )
