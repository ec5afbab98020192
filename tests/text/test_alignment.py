"""Are the words of one text found in the other, in order or moved, and chance ones left out?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.alignment import Alignment, align
from annotator.text.matching import Block, Stretch

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


def test_the_gaps_are_what_lies_between_the_runs() -> None:
    found = align(FIRST, FIRST.replace("Monday", "Good Friday"))

    assert found.gap(0) == Stretch(8, 9, 8, 10)
    assert found.around(0) == 0
    assert found.around(9) == 1


@given(st.lists(st.integers(0, 3), min_size=30, max_size=60), st.integers(0, 29))
def test_no_word_belongs_to_two(numbers: list[int], cut: int) -> None:
    old = [f"{number} word{at}" for at, number in enumerate(numbers)]
    found = align(". ".join(old), ". ".join([*old[cut:], *old[:cut]]))

    taken_old = [at for block in found.everywhere for at in range(block.old, block.old_end)]
    taken_new = [at for block in found.everywhere for at in range(block.new, block.new_end)]

    assert len(taken_old) == len(set(taken_old))
    assert len(taken_new) == len(set(taken_new))
