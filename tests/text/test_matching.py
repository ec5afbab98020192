"""Are equal runs found, in order, and long ones before short ones?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.matching import Block, Matcher, Stretch, heaviest

NUMBERS = st.lists(st.integers(0, 6), max_size=80)


@given(NUMBERS, NUMBERS)
def test_matches_are_equal_and_in_order(one: list[int], other: list[int]) -> None:
    reached = reached_new = 0
    for block in Matcher(one, other).blocks():
        assert block.size > 0
        assert block.old >= reached
        assert block.new >= reached_new
        assert one[block.old : block.old_end] == other[block.new : block.new_end]
        reached, reached_new = block.old_end, block.new_end


def test_the_heaviest_chain_wins_over_the_longest() -> None:
    blocks = [Block(0, 90, 1), Block(1, 10, 30), Block(40, 91, 1), Block(50, 92, 1)]

    assert heaviest(blocks) == [Block(1, 10, 30), Block(40, 91, 1), Block(50, 92, 1)]


def test_runs_that_are_unique_are_found_in_long_texts_without_order() -> None:
    one = list(range(5_000))
    other = list(range(2_500, 5_000)) + list(range(2_500))

    runs = Matcher(one, other).unique_runs(Stretch(0, 5_000, 0, 5_000), 8)

    assert runs == [Block(0, 2_500, 2_500), Block(2_500, 0, 2_500)]
