"""Are the paragraphs of a plain text told, wrapped at a width or not?"""

from __future__ import annotations

import textwrap

import pytest

from annotator.sources import wrapping

PARAGRAPHS = [
    "The lamp at Gull Point was switched off on Monday, and the boats came home all the same. The"
    " keeper says that they have other lights now, smaller ones, in their pockets.",
    "The lighthouse will be sold in the autumn. Three buyers have written to the harbour office,"
    " and two of them want to know whether the lamp can be switched on again for weddings.",
]


@pytest.mark.parametrize("width", [50, 60, 72, 80])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \t\n"])
def test_wrapped_lines_are_joined_at_any_width(width: int, between: str) -> None:
    text = between.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)

    assert wrapping.paragraphs(text) == PARAGRAPHS


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\r\n".replace("\r", "")])
def test_each_long_line_is_a_paragraph(between: str) -> None:
    assert wrapping.paragraphs(between.join(PARAGRAPHS)) == PARAGRAPHS


def test_short_lines_that_are_no_wrapped_text_stay_apart() -> None:
    lines = [
        "The ferry was late again on Monday, with nobody on board.",
        "A heading",
        "The crew had painted the funnel green during the night.",
        "The captain said that he had seen nothing of it at all.",
        "It had been dark.",
    ]

    assert wrapping.paragraphs("\n".join(lines)) == lines


def test_a_list_inside_wrapped_text_keeps_its_lines() -> None:
    wrapped = textwrap.fill(PARAGRAPHS[0], 60)
    items = ["- a first thing that the keeper has in his pocket at night", "- a second"]

    assert wrapping.paragraphs("\n".join([wrapped, *items])) == [PARAGRAPHS[0], *items]


def test_a_long_address_does_not_hide_that_a_text_is_wrapped() -> None:
    address = "https://example.org/" + "a" * 120
    text = "\n\n".join([textwrap.fill(PARAGRAPHS[0], 60), address])

    assert wrapping.paragraphs(text) == [PARAGRAPHS[0], address]


def test_nothing_has_no_paragraphs() -> None:
    assert wrapping.paragraphs(" \n\n\t\n") == []
