"""Is the language of an article told, from what is said and from its own words?"""

from __future__ import annotations

import pytest

from annotator.sources import language
from annotator.sources.draft import SourceError

FRENCH = "Le conseil a voté la digue, et elle coûtera plus que les bateaux qu’elle protège."
ENGLISH = "The council has voted for the wall, and it will cost more than the boats behind it."
GERMAN = (
    "Der Rat hat den Deich beschlossen, und er wird mehr kosten als die Boote, die er schützt."
    " Niemand im Hafen hat darum gebeten, aber alle haben ihn schon einmal gesehen, nämlich in"
    " der Zeitung, wo er höher aussah."
)


@pytest.mark.parametrize(("text", "expected"), [(FRENCH, "fr"), (ENGLISH, "en")])
def test_small_words_tell_the_language(text: str, expected: str) -> None:
    assert language.settle(text) == expected


def test_what_is_given_is_believed_against_the_words() -> None:
    assert language.settle(ENGLISH, given="fr-CA") == "fr"


def test_the_words_are_believed_against_what_a_page_declares() -> None:
    assert language.settle(FRENCH, declared="en-US") == "fr"
    assert language.settle(FRENCH, declared="de") == "fr"


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [("Borealis, Qilin", "fr", "fr"), ("Émeutes à Valmorin", "", "fr"), ("Riots, riots", "", "en")],
)
def test_a_few_words_are_told_by_what_is_declared_and_then_by_their_letters(
    text: str, declared: str, expected: str
) -> None:
    assert language.settle(text, declared=declared) == expected


@pytest.mark.parametrize(("text", "declared"), [(GERMAN, ""), ("Grüße", "de")])
def test_a_text_in_another_language_is_refused(text: str, declared: str) -> None:
    with pytest.raises(SourceError, match="none of the languages that can be read here"):
        language.settle(text, declared=declared)


def test_a_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(SourceError, match="“de” is not known here: say one of ar, en, fr, he"):
        language.settle(ENGLISH, given="de")


@pytest.mark.parametrize(("given", "code"), [("ar", "ar"), ("he-IL", "he"), ("AR_eg", "ar")])
def test_languages_without_a_lexicon_are_taken_at_somebodys_word(given: str, code: str) -> None:
    assert language.settle("كان الاجتماع قصيرا.", given=given) == code
    assert language.settle("كان الاجتماع قصيرا.", declared=given) == code
