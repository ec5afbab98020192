"""Is Markdown cut only where the parts mean the same by themselves?"""

from __future__ import annotations

import time

import pytest

from annotator.text import markdown_chunks
from annotator.text.markdown_budget import MarkdownTooComplex
from annotator.text.markdown_chunks import LONG_CHUNK, MAX_CHUNK, SHORT_CHUNK, Chunk

PARAGRAPH = "word " * (SHORT_CHUNK // 5) + "end"


def split(source: str, *, raw: bool = True) -> list[Chunk]:
    return list(markdown_chunks.split(source, raw=raw))


def test_short_paragraphs_go_together_and_long_ones_apart() -> None:
    assert split("a\n\nb\n\n\nc") == [Chunk("markdown", "a\n\nb\n\nc")]
    assert len(split(f"{PARAGRAPH}\n\n{PARAGRAPH}")) == 2


@pytest.mark.parametrize("line", ["- b", "  * b", "2. b", "> b", "    b", "\tb"])
def test_what_may_go_on_with_what_is_before_stays_with_it(line: str) -> None:
    assert len(split(f"- {PARAGRAPH}\n\n{line}")) == 1


def test_a_long_list_is_cut_between_its_items_but_not_within_one() -> None:
    chunks = split("\n\n".join(["- item\n\n    more of it"] * (LONG_CHUNK // 10)))

    assert len(chunks) > 1
    assert all(chunk.text.startswith("- item") for chunk in chunks)


def test_a_paragraph_that_is_too_long_is_refused() -> None:
    with pytest.raises(MarkdownTooComplex, match="paragraph or a list"):
        split("a" * (MAX_CHUNK + 1))


def test_a_fenced_block_is_code_up_to_the_same_fence() -> None:
    assert split("a\n```py\nb\n\n~~~\n```\nc") == [
        Chunk("markdown", "a"),
        Chunk("code", "b\n\n~~~"),
        Chunk("markdown", "c"),
    ]


def test_a_fence_that_never_ends_is_none() -> None:
    assert split("```\na\n\nb") == [Chunk("markdown", "```\na\n\nb")]


def test_html_blocks_are_html_where_html_counts() -> None:
    source = "<div>\na\n\n*b*\n\n<!-- c\n\nd -->\n\n<b>e</b>"

    assert split(source) == [
        Chunk("raw", "<div>\na"),
        Chunk("markdown", "*b*"),
        Chunk("raw", "<!-- c\n\nd -->"),
        Chunk("markdown", "<b>e</b>"),
    ]
    assert {chunk.kind for chunk in split(source, raw=False)} == {"markdown"}


def test_definitions_are_found_in_all_chunks_and_notes_are_none() -> None:
    chunks = split("a\n\n[B c]: <http://d.example> 'title'\n\n```\n[e]: f\n```\n\n[^1]: g")

    assert markdown_chunks.references(chunks) == {"b c": ("http://d.example", "")}


@pytest.mark.parametrize("unit", ["```\n", "~~~a\n\n", "<!--\n\n", "<script>\n\n", "a\n\n"])
def test_a_hundred_thousand_openings_without_an_end_are_soon_cut(unit: str) -> None:
    start = time.process_time()

    chunks = split(unit * 100_000)

    assert sum(len(chunk.text) for chunk in chunks) <= len(unit) * 100_000
    assert time.process_time() - start < 5
