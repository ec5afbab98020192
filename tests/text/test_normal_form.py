"""Which tables hold data, and which an article? What else is written is in sanitize.json."""

from __future__ import annotations

import pytest

from annotator.text import tokens
from annotator.text.nesting import nest
from annotator.text.normal_form import layout_tables, normalise


def tables(source: str) -> int:
    """How many tables stay."""
    return normalise(nest(tokens.read(source))).count("<table>")


@pytest.mark.parametrize(
    "cell",
    ["<h2>a</h2>", "<blockquote>a</blockquote>", "<p>a<p>b", "<table><tr><td>a</table>"],
)
def test_a_table_whose_cells_hold_articles_only_lays_a_page_out(cell: str) -> None:
    listed = nest(tokens.read(f"<table><tr><td>{cell}</table>"))

    assert layout_tables(listed) == {0}


@pytest.mark.parametrize("cell", ["a", "<p>a", "<ul><li>a</ul>", "a<br>b", "<div>a</div>"])
def test_a_table_with_words_in_its_cells_holds_data(cell: str) -> None:
    assert tables(f"<table><tr><td>{cell}<td>{cell}</table>") == 1


def test_an_article_laid_out_in_tables_keeps_the_table_that_stands_in_it() -> None:
    page = "<table><tr><td><h1>a</h1><p>b<p>c<table><tr><td>1<td>2</table></table>"

    assert tables(page) == 1


def test_many_tables_in_one_another_leave_the_innermost() -> None:
    assert tables("<table><tr><td>" * 20 + "a") == 1
