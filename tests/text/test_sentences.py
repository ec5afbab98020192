"""Are sentences cut where a reader would cut them, and is every word in exactly one?"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import sentences
from tests.text.growing import LINEAR, growth

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "cases" / "sentences.json").read_text("utf-8")
)
TEXTS = st.text(alphabet="aéZ.!?…«»“”\"'’()[] \u00a0\u202f\n13MU,", max_size=80) | st.text()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['why']}")
def test_a_golden_text_is_cut_into_its_sentences(case: dict[str, Any]) -> None:
    found = sentences.split(case["input"], case["language"])

    assert [span.of(case["input"]) for span in found] == case["expected"]


@given(TEXTS, st.sampled_from(["fr", "en", "xx"]))
def test_sentences_are_ordered_disjoint_and_hold_every_visible_character(
    text: str, language: str
) -> None:
    found = sentences.split(text, language)

    reached = 0
    for span in found:
        assert not text[reached : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        reached = span.end
    assert not text[reached:].strip()


@given(TEXTS)
def test_a_new_line_always_ends_a_sentence(text: str) -> None:
    assert all("\n" not in span.of(text) for span in sentences.split(text, "fr"))


@pytest.mark.parametrize("piece", [".", '".', "« ", "! ", "U.S. ", "p. 1 ", "Aa. ", " ", "(... A"])
def test_a_hostile_text_takes_time_linear_in_its_length(piece: str) -> None:
    assert growth(lambda text: sentences.split(text, "en"), piece) < LINEAR
