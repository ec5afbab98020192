"""Is Python-Markdown stopped when a text costs more than it may, and only then?"""

from __future__ import annotations

import pytest
from markdown import Markdown

from annotator.text.markdown_budget import MAX_NESTING, Budget, MarkdownTooComplex, meter


def metered(steps: int) -> tuple[Markdown, Budget]:
    converter, budget = Markdown(), Budget(steps)
    meter(converter, budget)
    return converter, budget


@pytest.mark.parametrize(
    "source",
    ["*a* **b** `c` [d](e) <http://f> &amp; \\*", "- a\n- b\n\n> c\n\n# d", "[a]\n\n[a]: b 'c'"],
)
def test_counting_changes_nothing(source: str) -> None:
    converter, _ = metered(100_000)

    assert converter.convert(source) == Markdown().convert(source)


def test_what_comes_to_nothing_costs_what_it_looked_at() -> None:
    sober, cheap = metered(1_000_000)
    open_, dear = metered(1_000_000)

    sober.convert("[a](b) " * 100)
    open_.convert("[a](b  " * 100)

    assert cheap.steps > dear.steps + 50_000


def test_a_text_that_costs_too_much_is_refused() -> None:
    converter, _ = metered(1_000)

    with pytest.raises(MarkdownTooComplex, match="never closed"):
        converter.convert("[" * 100)


def test_quotations_in_one_another_are_counted() -> None:
    metered(100_000)[0].convert("> " * (MAX_NESTING - 1) + "a")
    with pytest.raises(MarkdownTooComplex, match="in one another"):
        metered(100_000)[0].convert("> " * (MAX_NESTING + 1) + "a")
