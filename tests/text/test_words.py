"""Is a text taken apart into words and stops, and where does it part most strongly?"""

from __future__ import annotations

import pytest

from annotator.text.folding import Folded
from annotator.text.words import CLAUSE, PARAGRAPH, SENTENCE, SPACE, Pair, Words


def words_of(text: str) -> Words:
    return Words(Folded(text), {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le port, ici.", "Le|port|,|ici|."),
        ("l’ami d'Anne", "l|'|ami|d|'|Anne"),
        ("12\u202f000 euros", "12|000|euros"),
        ("e\u0301te\u0301", "été"),
        ("🇫🇷 👍🏽!", "🇫🇷|👍🏽|!"),
        ("porte-parole", "porte|-|parole"),
        ("con\u00adseil", "conseil"),
        (" \n\n ", ""),
    ],
)
def test_words_and_stops_are_told_apart(text: str, expected: str) -> None:
    words = words_of(text)

    assert "|".join(words.word(index) for index in range(len(words))) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("One two.", "two", SPACE),
        ("One, two.", "two", CLAUSE),
        ("One. Two.", "Two", SENTENCE),
        ("One.\n\nTwo.", "Two", PARAGRAPH),
        ("He said “One.” Two.", "Two", SENTENCE),
        ("Un. « Deux. »", "Deux", 0),
        ("It cost 1,200.", "200", 0),
        ("Anne said “two”", "two", 0),
    ],
)
def test_a_text_parts_more_or_less_strongly(text: str, word: str, expected: int) -> None:
    words = words_of(text)
    index = next(index for index in range(len(words)) if words.word(index) == word)

    assert max(words.strength(index), 0) == expected


def test_an_opening_mark_begins_a_sentence_and_a_closing_one_ends_it() -> None:
    words = words_of("Un. « Deux. » Trois.")

    assert [words.strength(index) for index in (2, 5, 6)] == [SENTENCE, 0, SENTENCE]


def test_a_sentence_reaches_to_where_sentences_part() -> None:
    words = words_of("One two. Three four five. Six.")

    assert words.sentence(4, 5) == (3, 7)


def test_rare_and_long_words_tell_more() -> None:
    pair = Pair.of("the harbour and the sea", "the harbour")
    bits = dict(zip(pair.old.ids, (pair.bits[number] for number in pair.old.ids), strict=True))

    assert bits[pair.old.ids[1]] > bits[pair.old.ids[4]] >= bits[pair.old.ids[0]]
