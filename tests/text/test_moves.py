"""Are words that were cut and put elsewhere found, and none that were never free to move?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.matching import Matcher, Stretch, gaps
from annotator.text.moves import Move, find
from annotator.text.trust import trusted
from annotator.text.words import Pair
from tests.text.phrases_in import new_words, numbers, old_words

STAYS = "Nobody asked us what it would cost, said the woman who runs the ferry."
GOES = "The lighthouse keeper repainted every shutter before winter."


def moves_of(old: str, new: str, stays: str = STAYS) -> tuple[Pair, list[Move]]:
    """The moves around the sentence that stays where it is."""
    pair = Pair.of(old, new)
    first, last = numbers(pair.old, stays)
    new_first, new_last = numbers(pair.new, stays)
    left = [
        Stretch(0, first, 0, new_first),
        Stretch(last, len(pair.old), new_last, len(pair.new)),
    ]
    return pair, find(pair, Matcher(pair.old.ids, pair.new.ids), left)


def moved(old: str, new: str) -> list[list[str]]:
    """What the runs of each move say."""
    pair, moves = moves_of(old, new)
    return [old_words(pair, move.blocks) for move in moves]


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_sentence_put_below_is_a_move_and_so_is_one_put_above(between: str) -> None:
    above, below = between.join([GOES, STAYS]), between.join([STAYS, GOES])

    assert moved(above, below) == [[GOES]]
    assert moved(below, above) == [[GOES]]


def test_a_moved_run_says_the_same_in_both_texts() -> None:
    pair, moves = moves_of(f"{GOES} {STAYS}", f"{STAYS} Meanwhile, far away: {GOES}")

    assert [new_words(pair, move.blocks) for move in moves] == [[GOES]]


def test_a_sentence_that_moved_and_was_changed_is_one_move_of_several_runs() -> None:
    changed = GOES.replace("every", "each")

    assert moved(f"{GOES} {STAYS}", f"{STAYS} {changed}") == [
        ["The lighthouse keeper repainted", "shutter before winter."]
    ]


def test_a_short_paragraph_moves_and_a_short_sentence_amid_others_does_not() -> None:
    short = "La digue tient bon."

    assert moved(f"{short}\n\n{STAYS}", f"{STAYS}\n\n{short}") == [[short]]
    assert moved(f"Un. {short} Deux. {STAYS}", f"{STAYS} Trois. {short} Quatre.") == []


def test_a_turn_of_phrase_that_stands_elsewhere_has_not_moved() -> None:
    old = f"Yesterday the mayor of Alder Bay came by train. {STAYS}"
    new = f"{STAYS} Visitors like the mayor of Alder Bay best when it snows."

    assert moved(old, new) == []


def test_words_that_stand_twice_in_what_is_free_have_not_moved_to_either() -> None:
    assert moved(f"{GOES} {STAYS}", f"{STAYS} {GOES} Meanwhile. {GOES}") == []


def test_nothing_moves_into_words_that_were_there_before() -> None:
    # The sentence stands in both texts; only what is beside it is free.
    pair = Pair.of(f"{GOES} Up. {STAYS}", f"{STAYS} Down. {GOES}")
    first, last = numbers(pair.old, "Up.")
    new_first, new_last = numbers(pair.new, "Down.")

    left = [Stretch(first, last, new_first, new_last)]

    assert find(pair, Matcher(pair.old.ids, pair.new.ids), left) == []


def test_what_stands_before_and_after_a_kept_run_does_not_move_as_one() -> None:
    # Put together, the two ends of the old text read like the new sentence.
    head, tail = "The lighthouse keeper repainted", "every shutter before freezing winter storms."

    assert moved(f"{head} {STAYS} {tail}", f"{STAYS} Then. {head} {tail}") == [[tail]]


@given(
    st.permutations(
        [
            f"{place} happened to {who} that summer."
            for place, who in zip(
                ["Storms", "Weddings", "Floods", "Strikes", "Fairs", "Elections"],
                ["sailors", "bakers", "farmers", "dockers", "teachers", "painters"],
                strict=True,
            )
        ]
    ),
    st.booleans(),
)
def test_moves_take_free_words_only_and_none_twice(order: list[str], apart: bool) -> None:
    between = "\n\n" if apart else " "
    pair = Pair.of(between.join(sorted(order)), between.join(order))
    matcher = Matcher(pair.old.ids, pair.new.ids)
    kept = trusted(pair, matcher.blocks())

    moves = find(pair, matcher, gaps(kept, Stretch(0, len(pair.old), 0, len(pair.new))))

    runs = [*kept, *(block for move in moves for block in move.blocks)]
    taken = [at for run in runs for at in range(run.old, run.old_end)]
    taken_new = [at for run in runs for at in range(run.new, run.new_end)]
    assert len(taken) == len(set(taken))
    assert len(taken_new) == len(set(taken_new))
    for run in runs:
        assert pair.old.ids[run.old : run.old_end] == pair.new.ids[run.new : run.new_end]
    for move in moves:
        assert move.blocks == sorted(move.blocks, key=lambda run: (run.new, run.old))
