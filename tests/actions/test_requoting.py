"""Whose words does a quote stand on, and may two names be one person's?"""

from __future__ import annotations

import pytest

from annotator.actions import requoting
from annotator.text import quotes
from annotator.text.spans import Span

TEXT = "“We lost none,” said Ada Brook. “I count them every day,” said Omar Reed."


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("We lost none", "Ada Brook"),
        ("none,” said Ada Brook. “I count them every", "Omar Reed"),
        ("said", None),
    ],
)
def test_the_speaker_of_words_is_who_says_most_of_them(words: str, speaker: str | None) -> None:
    found = quotes.find(TEXT, "en")
    start = TEXT.index(words)

    assert requoting.speaker_at(found, Span(start, start + len(words))) == speaker


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Brook", "ada brook", True),
        ("Brook", "Ada Brook", True),
        ("Ada Brook", "Ada Reed", False),
        ("Ada Brook", "Omar Reed", False),
    ],
)
def test_a_part_of_a_name_may_be_the_same_person(one: str, other: str, same: bool) -> None:
    assert requoting.same_person(one, other) is same
    assert requoting.same_person(other, one) is same
