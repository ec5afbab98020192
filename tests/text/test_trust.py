"""Is a run of equal words a place when it tells enough, or when its company does?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.matching import Matcher
from annotator.text.trust import trusted, wholeness
from annotator.text.words import CLAUSE, PARAGRAPH, SENTENCE, SPACE, Pair
from tests.text.phrases_in import old_words, run

WORDS = ["port", "ferry", "harbour", "council", "the", "et", "l’ami", ".", ",", "\n\n"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)

TELLING = "The lighthouse keeper repainted every shutter before winter."
OTHER = "Nobody counted what those fishermen carried across yesterday."


def kept(old: str, new: str, *phrases: str, edges: bool = False) -> list[str]:
    """Those of the phrases, which stand in both texts in order, that are trusted."""
    pair = Pair.of(old, new)
    return old_words(pair, trusted(pair, [run(pair, words) for words in phrases], edges=edges))


def test_a_turn_of_phrase_in_a_new_sentence_is_no_place() -> None:
    old = f"{TELLING} The mayor of Alder Bay came by train and stayed for dinner."
    new = f"{OTHER} Visitors like the mayor of Alder Bay best when it snows a lot."

    assert kept(old, new, "mayor of Alder Bay") == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (f"Before. {TELLING} After.", f"Later. {TELLING} Then.", TELLING),
        (f"A.\n\n{TELLING}\n\nB.", f"C.\n\n{TELLING}\n\nD.", TELLING),
        ("Un.\n\nLa digue tient.\n\nDeux.", "Oui.\n\nLa digue tient.\n\nNon.", "La digue tient."),
    ],
)
def test_a_whole_sentence_or_paragraph_is_a_place_by_itself(old: str, new: str, words: str) -> None:
    assert kept(old, new, words) == [words]


def test_a_short_sentence_amid_others_is_no_place_but_a_paragraph_of_it_is() -> None:
    one, other = "Avant cela, rien. {} Puis plus rien.", "Ailleurs, tout. {} Ensuite beaucoup."
    apart = [text.replace(" {} ", "\n\n{}\n\n") for text in (one, other)]
    short = "La digue tient."

    assert kept(one.format(short), other.format(short), short) == []
    assert kept(*(text.format(short) for text in apart), short) == [short]


def test_few_words_lean_on_a_place_beside_them_and_not_on_one_far_away() -> None:
    few = "and so on"
    old = f"{TELLING} Apples {few}. {OTHER}"
    near = f"{TELLING} Pears {few}. Zebras."
    far = f"{TELLING} Pears, plums, quinces, figs, dates, limes, melons {few}. Zebras."

    assert kept(old, near, TELLING, few) == [TELLING, few]
    assert kept(old, far, TELLING, few) == [TELLING]


def test_two_weak_runs_hold_each_other_up_in_either_direction() -> None:
    phrase, after = "the mayor of Alder Bay", "came to dinner yesterday evening"
    old = f"Apples, then {phrase} gladly {after} despite snow falling everywhere."
    new = f"Whenever it rained {phrase} rarely {after} unless somebody insisted."

    assert kept(old, new, phrase) == kept(old, new, after) == []
    assert kept(old, new, phrase, after) == [phrase, after]


def test_the_edges_of_texts_are_places_when_they_are_asked_for() -> None:
    old, new = "Le port dort. Anne rit beaucoup.", "Le port dort. Bruno pleure, dehors."

    assert kept(old, new, "Le port dort.", edges=True) == ["Le port dort."]
    assert kept(old, new, "Le port dort.") == []
    old, new = "Anne rit beaucoup. Le port dort.", "Bruno pleure, dehors. Le port dort."
    assert kept(old, new, "Le port dort.", edges=True) == ["Le port dort."]


def test_words_that_reach_over_the_end_of_a_sentence_are_judged_by_themselves() -> None:
    old = f"{TELLING} It was dark outside when visitors arrived."
    new = f"{TELLING} It was never decided whether pensions would follow."

    assert kept(old, new, f"{TELLING} It was") == [TELLING]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It began.", PARAGRAPH),
        ("It rained.", SENTENCE),
        ("she saw it,", CLAUSE),
        ("she saw", SPACE),
        ("saw it", 0),
    ],
)
def test_a_run_is_as_whole_as_the_weakest_of_its_bounds(words: str, expected: int) -> None:
    text = "It began.\n\nIt snowed. It rained. In May, she saw it, she left."
    pair = Pair.of(text, text)

    assert wholeness(pair, run(pair, words)) == expected


@given(TEXTS, TEXTS, st.booleans())
def test_what_is_trusted_was_offered_and_stays_in_order(old: str, new: str, edges: bool) -> None:
    pair = Pair.of(old, new)
    offered = Matcher(pair.old.ids, pair.new.ids).blocks()
    there = {(one.old + by, one.new + by) for one in offered for by in range(one.size)}

    reached = reached_new = 0
    for block in trusted(pair, offered, edges=edges):
        assert block.size > 0
        assert block.old >= reached
        assert block.new >= reached_new
        assert {(block.old + by, block.new + by) for by in range(block.size)} <= there
        reached, reached_new = block.old_end, block.new_end


@given(TEXTS)
def test_a_text_trusts_itself(text: str) -> None:
    pair = Pair.of(f"{TELLING} {text}", f"{TELLING} {text}")

    assert sum(
        block.size for block in trusted(pair, Matcher(pair.old.ids, pair.new.ids).blocks())
    ) == len(pair.old)
