"""Are titles kept within bounds, and refusals said in one sentence?"""

from __future__ import annotations

from annotator.sources.draft import SourceError, shortened


def test_words_within_bounds_are_left_alone() -> None:
    assert shortened("The ferry, again", 16) == "The ferry, again"


def test_words_beyond_bounds_end_between_two_words_with_an_ellipsis() -> None:
    assert shortened("The ferry, again and again", 12) == "The ferry…"
    assert shortened("The ferry\u00a0: encore", 13) == "The ferry…"


def test_one_word_beyond_bounds_is_cut() -> None:
    assert shortened("a" * 50, 10) == "a" * 9 + "…"


def test_a_refusal_is_its_template_with_its_values() -> None:
    error = SourceError("The format “{format}” is not known.", format="docx")

    assert str(error) == "The format “docx” is not known."
    assert (error.template, error.values) == (
        "The format “{format}” is not known.",
        {"format": "docx"},
    )
