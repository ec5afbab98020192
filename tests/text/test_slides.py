"""Does a cut lie where sentences part, and is it in doubt where nothing tells?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.alignment import align
from annotator.text.matching import Matcher
from annotator.text.slides import settle
from annotator.text.words import Pair

NUMBERS = st.lists(st.integers(0, 6), max_size=80)


def kept(old: str, new: str) -> list[str]:
    """The old words of the runs that are left on both sides of cuts."""
    pair = Pair.of(old, new)
    blocks, _ = settle(pair, Matcher(pair.old.ids, pair.new.ids).blocks())
    return [
        pair.old.folded.text[pair.old.starts[block.old] : pair.old.ends[block.old_end - 1]]
        for block in blocks
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("He came. He left. He slept.", "He came. He slept.", ["He came.", "He slept."]),
        ("I go, I see, I win.", "I go, I win.", ["I go,", "I win."]),
        ("We go, says Al. We go, says Bo.", "We go, says Bo.", ["We go, says Bo."]),
        ("Up. We go, says Al.", "Up. We go, says Al. We go, says Bo.", ["Up. We go, says Al."]),
        (
            "Up.\n\nWe go far, says old Al of here.\n\nWe go far, says big Bo Moss.",
            "Up.\n\nWe go far, adds big Bo Moss.",
            ["Up.", "We go far,", "big Bo Moss."],
        ),
    ],
)
def test_a_cut_takes_whole_sentences(old: str, new: str, expected: list[str]) -> None:
    assert kept(old, new) == expected


def test_a_cut_is_slid_to_where_sentences_part() -> None:
    old, new = "He came. He left. He slept well.", "He came. He slept well."

    assert kept(old, new) == ["He came.", "He slept well."]
    assert align(old, new).ties == []


def test_a_cut_that_may_lie_in_two_places_is_a_tie() -> None:
    found = align("It began. It rained. It rained. It ended.", "It began. It rained. It ended.")

    [tie] = found.ties
    assert tie.doubtful == ((3, 6), (6, 9))


@given(NUMBERS, NUMBERS)
def test_settled_matches_are_equal_and_in_order(one: list[int], other: list[int]) -> None:
    pair = Pair.of(*(" ".join(f"w{number}" for number in numbers) for numbers in (one, other)))

    blocks, _ = settle(pair, Matcher(pair.old.ids, pair.new.ids).blocks())

    reached = reached_new = 0
    for block in blocks:
        assert block.old >= reached
        assert block.new >= reached_new
        assert one[block.old : block.old_end] == other[block.new : block.new_end]
        reached, reached_new = block.old_end, block.new_end
