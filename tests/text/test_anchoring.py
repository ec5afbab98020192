"""Are passages placed where their words went, and never on a look-alike?"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.anchoring import Placed, State, place
from annotator.text.folding import fold
from annotator.text.spans import Span
from tests.text.revisions import Revision, revision

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "cases" / "anchoring.json").read_text("utf-8")
)
# `make test` asks for 10,000 edit scripts.
SCRIPTS = int(os.environ.get("EDIT_SCRIPTS", "500"))
PARTS = 10
STANDS = (State.SAME, State.MOVED)
WORDS = st.sampled_from(
    ["le", "port", "«", "»", "“", '"', "’", "'", "-", "—", ".", ",", " : ", "!", "\n\n", "\u00a0"]  # noqa: RUF005
    + [
        "e\u0301",
        "é",
        "👩\u200d🚀",
        "👍🏽",
        "\u00ad",
        "Alder",
        "Bay",
        "12",
        "l’ami",
        "\u0301",
        "  ",
    ]
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.lists(WORDS, max_size=25).map("".join)


def span_of(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def words_at(text: str, placed: Placed) -> str | None:
    return None if placed.start is None else text[placed.start : placed.end]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['why']}")
def test_a_passage_goes_where_its_words_went(case: dict[str, Any]) -> None:
    old, new, passages = case["old"], case["new"], case["passages"]

    placed = place(old, new, [span_of(old, p["words"], p.get("nth", 0)) for p in passages])

    found = [
        (p["words"], one.state, words_at(new, one)) for p, one in zip(passages, placed, strict=True)
    ]
    assert found == [(p["words"], p["state"], p["becomes"]) for p in passages]


def test_there_are_cases_of_each_state_in_each_language() -> None:
    there = {(case["language"], p["state"]) for case in CASES for p in case["passages"]}

    assert there == {(language, state) for language in ("en", "fr") for state in State}


@pytest.mark.parametrize("part", range(PARTS))
def test_what_an_edit_did_not_touch_keeps_its_place_and_nothing_is_misplaced(part: int) -> None:
    wrong, given_up, asked = [], 0, 0
    for seed in range(part, SCRIPTS, PARTS):
        edit = revision(seed)
        chance = random.Random(seed)
        passages = [some_words(edit, chance) for _ in range(10)]
        placed = place(edit.old, edit.new, [edit.passage(*words) for words in passages])
        for words, one in zip(passages, placed, strict=True):
            asked += 1
            complaint = judged(edit, words, one)
            if complaint == "lost" and edit.stirred(*words):
                given_up += 1
            elif complaint:
                wrong.append((seed, edit.edits, complaint, edit.passage(*words), one))

    assert wrong == []
    # A word between two changed ones, or a short paragraph that moved and was changed besides.
    assert given_up * 500 <= asked


def some_words(edit: Revision, chance: random.Random) -> tuple[int, int]:
    first = chance.randrange(len(edit.before))
    last = first + chance.choice([1, 2, 3, 5, 8, 15, 40]) - 1
    return first, min(last, len(edit.before) - 1)


def judged(edit: Revision, words: tuple[int, int], placed: Placed) -> str | None:
    fate = edit.fate(*words)
    if placed.start is None or placed.end is None or placed.state not in STANDS:
        return "lost" if fate else None
    start, end = edit.passage(*words)
    if fold(edit.new[placed.start : placed.end]) != fold(edit.old[start:end]):
        return "on other words"
    if fate is None:
        # Of "that that" without one "that", the other is as good.
        return None if edit.own(*words, placed.start, placed.end) else "on a look-alike"
    return None if fate == (placed.start, placed.end) else "misplaced"


@given(TEXTS, TEXTS, st.data())
def test_no_state_but_reworded_stands_on_words_that_differ(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))

    [placed] = place(old, new, [(start, end)])

    if placed.state in (State.AMBIGUOUS, State.GONE):
        assert (placed.start, placed.end) == (None, None)
    else:
        assert placed.start is not None
        assert placed.end is not None
        assert 0 <= placed.start <= placed.end <= len(new)
    if placed.state in STANDS:
        assert fold(new[placed.start : placed.end]).strip() == fold(old[start:end]).strip()


@given(TEXTS, st.data())
def test_in_a_text_that_did_not_change_every_span_stays_to_the_code_point(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    assert place(text, text, [(start, end)]) == [Placed(State.SAME, start, end)]


@given(TEXTS, st.data())
def test_a_paragraph_above_shifts_every_span_and_changes_none(
    text: str, data: st.DataObject
) -> None:
    text = "First words that stay.\n\n" + text + "\n\nLast words that stay."
    above = "Something wholly unlike it, put over everything else tonight.\n\n"
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(min(start + 1, len(text)), len(text)))

    [placed] = place(text, above + text, [(start, end)])

    if text[start:end].strip():
        shift = len(above)
        assert placed == Placed(State.SAME, start + shift, end + shift)


def test_results_come_in_the_order_of_the_spans_and_spans_may_be_tuples() -> None:
    placed = place("one two three", "zero one two three", [(8, 13), Span(0, 3), (0, 3)])

    assert placed == [Placed(State.SAME, 13, 18), *[Placed(State.SAME, 5, 8)] * 2]


def test_states_are_their_words() -> None:
    assert [str(state) for state in State] == ["same", "moved", "reworded", "ambiguous", "gone"]


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 4), (9, 9)])
def test_a_span_outside_of_the_text_is_refused_with_its_bounds(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=rf"from {span[0]} to {span[1]} in a text of 3"):
        place("abc", "abc", [span])


def test_an_empty_text_holds_no_passage() -> None:
    assert place("", "", [(0, 0)]) == [Placed(State.SAME, 0, 0)]
    assert place("Words were here.", "", [(0, 5)]) == [Placed(State.GONE)]
    assert place("", "Words are here.", []) == []


def test_texts_that_repeat_themselves_end() -> None:
    old, new = "a " * 20_000, "a " * 15_000 + "b " + "a " * 4_000

    placed = place(old, new, [(start, start + 21) for start in range(0, 39_000, 500)])

    for one in placed:
        if one.state in STANDS:
            assert fold(new[one.start : one.end]).strip() == " ".join("a" * 11)
