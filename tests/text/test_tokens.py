"""Is HTML from outside read as browsers read it, as far as it matters?"""

from __future__ import annotations

import pytest

from annotator.text import limits, tokens
from annotator.text.tokens import Token


def read(source: str) -> list[Token]:
    return list(tokens.read(source))


def words(source: str) -> str:
    return "".join(token.value for token in tokens.read(source) if token.kind == "text")


def test_names_are_folded_to_those_that_an_article_knows() -> None:
    assert read("<H1>a</H1><Section><b>") == [
        Token("start", "h2"),
        Token("text", "a"),
        Token("end", "h2"),
        Token("start", "div"),
        Token("start", "strong"),
    ]


@pytest.mark.parametrize(
    "attributes",
    [
        "href=http://a.example",
        "HREF = 'http://a.example'",
        'class="href=x" href="http://a.example"',
        "title='>' href=http://a.example",
        'title="a=b" disabled href=" http://a.example "/',
        "href=http://a&#46;example",
    ],
)
def test_the_address_of_a_link_is_found_among_its_attributes(attributes: str) -> None:
    assert read(f"<a {attributes}>") == [Token("start", "a", "http://a.example")]


def test_an_address_that_nobody_could_follow_is_none() -> None:
    assert read(f"<a href=http://a.example/{'a' * limits.MAX_ADDRESS}>") == [Token("start", "a")]


@pytest.mark.parametrize(
    "source",
    [
        "a<!-- <p> -->b",
        "a<!-->b",
        "a<!--->b",
        "a<!-- x --!>b",
        "a<!doctype html>b",
        "a<?php x ?>b",
        "a<![CDATA[x]]>b",
        "a</ x>b",
        "a</>b",
        "a<script>x</script >b",
        "a<script><!-- <b>x</b> --></script>b",
        "a<style>x</style/>b",
        "a<textarea><p>x</textarea>b",
        "a<svg><svg>x</svg>x</svg>b",
        "a<SVG><path/></SVG>b",
    ],
)
def test_what_is_no_words_is_left_out(source: str) -> None:
    assert words(source) == "ab"


def test_a_drawing_that_never_ends_does_not_take_the_text_with_it() -> None:
    assert words("a<svg>b") == "ab"


def test_a_script_that_never_ends_takes_the_rest_as_in_browsers() -> None:
    assert words("a<script>b") == "a"


@pytest.mark.parametrize("source", ["1 < 2", "a <", "<3", "<<", "a <b", "<a b='"])
def test_a_sign_that_begins_no_element_is_itself(source: str) -> None:
    assert words(source) == source


def test_references_are_resolved_and_impossible_ones_do_not_break_anything() -> None:
    assert words("&eacute;&#233;&#xE9;&copy;") == "ééé©"
    assert words(f"&#{'9' * 5_000};") == "\N{REPLACEMENT CHARACTER}"


def test_line_ends_of_every_system_are_newlines() -> None:
    assert words("a\r\nb\rc\nd") == "a\nb\nc\nd"
