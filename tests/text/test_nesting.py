"""Do block elements nest after `nest`, each with its end, whatever the source left out?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from annotator.text import tokens
from annotator.text.limits import MAX_DEPTH, TooDeep
from annotator.text.nesting import INLINE, PARTING, nest
from tests.text.test_sanitize import SOUP


def nested(source: str) -> str:
    """The elements after nesting, as HTML."""
    return "".join(
        {"start": "<{}>", "end": "</{}>", "text": "{}"}[token.kind].format(token.value)
        for token in nest(tokens.read(source))
    )


@given(SOUP)
@settings(max_examples=200)
def test_block_elements_always_nest(source: str) -> None:
    stack: list[str] = []
    for kind, value, _ in nest(tokens.read(source)):
        if kind == "text" or value in INLINE or value in PARTING:
            continue
        if kind == "start":
            stack.append(value)
        else:
            assert stack.pop() == value
    assert not stack


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ul><li>a<li>b", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><li><ul><li>a</ul><li>b", "<ul><li><ul><li>a</li></ul></li><li>b</li></ul>"),
        ("<h2>a<h3>b", "<h2>a</h2><h3>b</h3>"),
        ("<h2>a</h3>", "<h2>a</h2>"),
        ("<table><td>a", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        (
            "<table><tr><td>a<tr><td>b",
            "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>",
        ),
        ("<ul><table><caption></ul>a", "<ul><table><caption>a</caption></table></ul>"),
        ("<div><blockquote>a</div>b", "<div><blockquote>a</blockquote></div>b"),
        ("</ul></td>a", "a"),
    ],
)
def test_ends_are_supplied_where_html_supplies_them(source: str, expected: str) -> None:
    assert nested(source) == expected


def test_the_deepest_that_is_taken_and_the_first_that_is_not() -> None:
    nested("<div>" * MAX_DEPTH)
    with pytest.raises(TooDeep):
        nested("<div>" * (MAX_DEPTH + 1))


def test_inline_elements_left_open_in_each_paragraph_do_not_add_up() -> None:
    nested("<p><b><i>a" * 10_000)
    with pytest.raises(TooDeep):
        nested("<b>" * (MAX_DEPTH + 1))
