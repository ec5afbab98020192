"""Has the place with more of the old words around it the better claim?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.claims import Claim, claim
from annotator.text.words import Pair
from tests.text.phrases_in import numbers

BITS = st.floats(0, 200)
CLAIMS = st.builds(Claim, BITS, BITS)


def claims_of(old: str, new: str, words: str) -> list[Claim]:
    """What the words of the old text have in common with each place of the new one."""
    pair = Pair.of(old, new)
    first, last = numbers(pair.old, words)
    places = range(new.count(words))
    starts = [numbers(pair.new, words, nth)[0] for nth in places]
    return [claim(pair, first, start, last - first) for start in starts]


def test_the_place_with_its_old_speaker_beats_the_one_with_another() -> None:
    old = "“We sail,” said Maren Holt on Friday."
    new = "“We sail,” said Piet Nolan.\n\n“We sail,” said Maren Holt on Friday."

    other, own = claims_of(old, new, "“We sail,”")

    assert own.beats(other)
    assert own.is_nearer(other)
    assert not other.beats(own)


def test_the_same_surroundings_settle_nothing() -> None:
    old = "Anne rit. Il pleut. Anne rit."

    one, other = claims_of(old, "Anne rit. Il pleut. Anne rit. Il pleut. Anne rit.", "Il pleut.")

    assert not one.beats(other)
    assert not other.beats(one)


def test_what_stands_in_the_paragraph_counts_more_than_any_neighbour() -> None:
    # The new text has the old paragraph above one place, and the old speaker beside the other.
    above = "The harbour council met behind closed doors all through Tuesday evening.\n\n"
    old = above + "“We sail,” said Maren Holt."
    new = above + "“We sail,” said Piet Nolan.\n\nLater.\n\n“We sail,” said Maren Holt."

    beside_neighbour, beside_speaker = claims_of(old, new, "“We sail,”")

    assert beside_neighbour.far > beside_speaker.far
    assert beside_speaker.beats(beside_neighbour)
    assert not beside_neighbour.beats(beside_speaker)


def test_where_paragraphs_say_as_much_their_neighbours_settle() -> None:
    above = "The harbour council met behind closed doors all through Tuesday evening.\n\n"
    old = above + "“We sail,” said Maren Holt."
    new = old + "\n\nThe fishermen laughed about that.\n\n“We sail,” said Maren Holt."

    own, other = claims_of(old, new, "“We sail,”")

    assert own.near == other.near
    assert own.beats(other)
    assert not own.is_nearer(other)


def test_a_word_is_had_in_common_as_often_as_both_have_it() -> None:
    once, twice = (
        claims_of(old, "Sailors, sailors: yes, again.", "yes")[0]
        for old in ("Sailors: yes.", "Sailors, sailors: yes.")
    )

    assert once.near < twice.near


@given(CLAIMS, CLAIMS)
def test_of_two_claims_at_most_one_beats_the_other(one: Claim, other: Claim) -> None:
    assert not (one.is_nearer(other) and other.is_nearer(one))
    assert not (one.beats(other) and other.beats(one))
    assert not one.beats(one)
