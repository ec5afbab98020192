"""Are the words of one text found in the other, in order or moved, and chance ones left out?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.alignment import Alignment, align
from annotator.text.matching import Block, Matcher, Stretch, heaviest
from annotator.text.slides import settle
from annotator.text.words import Pair

FIRST = "The lock at Alder Bay opened again on Monday, a little before the tide."
SECOND = "Nobody asked us what it would cost, said the woman who runs the ferry."
THIRD = "The council promises a report before the end of June, and no earlier."


def words(alignment: Alignment, blocks: list[Block]) -> list[str]:
    """The old words of runs."""
    old = alignment.pair.old
    return [
        old.folded.text[old.starts[block.old] : old.ends[block.old_end - 1]] for block in blocks
    ]


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_a_text_is_itself_in_one_run() -> None:
    found = align(FIRST, FIRST)

    assert words(found, found.kept) == [FIRST]


def test_a_changed_word_parts_two_runs() -> None:
    found = align(FIRST, FIRST.replace("Monday", "Friday"))

    assert words(found, found.kept) == [
        "The lock at Alder Bay opened again on",
        ", a little before the tide.",
    ]


def test_a_paragraph_that_moved_is_found_elsewhere() -> None:
    found = align(text(FIRST, SECOND, THIRD), text(SECOND, THIRD, FIRST))

    assert words(found, found.kept) == [f"{SECOND} {THIRD}"]
    assert [words(found, move.blocks) for move in found.moved] == [[FIRST]]


def test_a_paragraph_that_moved_and_was_changed_is_one_move() -> None:
    found = align(
        text(FIRST, SECOND, THIRD), text(SECOND, THIRD, FIRST.replace("Monday", "Friday"))
    )

    [move] = found.moved
    assert len(move.blocks) == 2


def test_words_that_are_common_by_chance_are_no_place() -> None:
    other = "A storm kept the visitors away from the island on Sunday, and the fair before it."

    assert align(FIRST, other).kept == []
    assert align(FIRST, other).moved == []


def test_a_cut_is_slid_to_where_sentences_part() -> None:
    found = align("He came. He left. He slept well.", "He came. He slept well.")

    assert words(found, found.kept) == ["He came.", "He slept well."]
    assert found.ties == []


def test_a_cut_that_may_lie_in_two_places_is_a_tie() -> None:
    found = align("It began. It rained. It rained. It ended.", "It began. It rained. It ended.")

    [tie] = found.ties
    assert tie.doubtful == ((3, 6), (6, 9))


def test_the_gaps_are_what_lies_between_the_runs() -> None:
    found = align(FIRST, FIRST.replace("Monday", "Good Friday"))

    assert found.gap(0) == Stretch(8, 9, 8, 10)
    assert found.around(0) == 0
    assert found.around(9) == 1


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


@given(st.lists(st.integers(0, 3), min_size=30, max_size=60), st.integers(0, 29))
def test_no_word_belongs_to_two(numbers: list[int], cut: int) -> None:
    old = [f"{number} word{at}" for at, number in enumerate(numbers)]
    found = align(". ".join(old), ". ".join([*old[cut:], *old[:cut]]))

    taken_old = [at for block in found.everywhere for at in range(block.old, block.old_end)]
    taken_new = [at for block in found.everywhere for at in range(block.new, block.new_end)]

    assert len(taken_old) == len(set(taken_old))
    assert len(taken_new) == len(set(taken_new))


def test_the_heaviest_chain_wins_over_the_longest() -> None:
    blocks = [Block(0, 90, 1), Block(1, 10, 30), Block(40, 91, 1), Block(50, 92, 1)]

    assert heaviest(blocks) == [Block(1, 10, 30), Block(40, 91, 1), Block(50, 92, 1)]


def test_runs_that_are_unique_are_found_in_long_texts_without_order() -> None:
    one = list(range(5_000))
    other = list(range(2_500, 5_000)) + list(range(2_500))

    runs = Matcher(one, other).unique_runs(Stretch(0, 5_000, 0, 5_000), 8)

    assert runs == [Block(0, 2_500, 2_500), Block(2_500, 0, 2_500)]
