"""Is the subject of a verb of speech found, wherever in the clause it stands?"""

import pytest

from annotator.text import cues, subjects
from tests.text.casts import cast_of, pointed, tokens_of


def subject(text: str, language: str) -> tuple[str, str] | None:
    """What the first verb of speech of a clause has for its subject."""
    cast, found = cast_of(text, language), tokens_of(text)
    verb = cues.verbs(text, found, cast.lexicon)[0]
    return pointed(text, subjects.subject(text, found, verb, cast))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Jane Roe said no", ("name", "Jane Roe")),
        ("en", "Jane Roe, who runs the ferry, said no", ("name", "Jane Roe")),
        ("en", "Jane Roe later also said no", ("name", "Jane Roe")),
        ("en", "In a statement Jane Roe said no", ("name", "Jane Roe")),
        ("en", "the mayor of Larkport said no", ("person", "the mayor")),
        ("en", "The man who said no", ("person", "The man")),
        ("en", "He left early, and said no", ("pronoun", "He")),
        ("en", "Nobody said no", ("somebody", "Nobody")),
        ("en", "Sam Poe and Jane Roe said no", ("somebody", "Jane Roe")),
        ("fr", "Anne Roux l’a dit", ("name", "Anne Roux")),
        ("fr", "Anne Roux, interrogée lundi, a dit non", ("name", "Anne Roux")),
        ("fr", "Lundi, la maire a annoncé la suite", ("person", "la maire")),
    ],
)
def test_the_subject_before_a_verb_is_found(
    language: str, text: str, expected: tuple[str, str]
) -> None:
    assert subject(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "said on Monday in Larkport Jane Roe", ("name", "Jane Roe")),
        ("en", "said the mayor of Larkport", ("person", "the mayor")),
        ("en", "said it in May", None),
        ("fr", "dit mardi à la presse le maire", ("person", "le maire")),
        ("fr", "dit le lendemain Anne Roux", ("name", "Anne Roux")),
    ],
)
def test_the_subject_after_a_verb_is_found_past_what_stands_between(
    language: str, text: str, expected: tuple[str, str] | None
) -> None:
    who = subjects.late_subject(text, tokens_of(text), 1, cast_of(text, language))

    assert pointed(text, who) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Asked about it, Jane Roe left", ("name", "Jane Roe")),
        ("en", "On Monday, the mayor of Larkport left", ("person", "the mayor")),
        ("fr", "Lundi, Anne Roux est partie", ("name", "Anne Roux")),
        ("en", "At ten", None),
    ],
)
def test_the_subject_of_a_sentence_is_its_first_phrase_that_nothing_governs(
    language: str, text: str, expected: tuple[str, str] | None
) -> None:
    found = tokens_of(text)
    who = subjects.main_subject(text, found, len(found), cast_of(text, language))

    assert pointed(text, who) == expected


def test_a_pronoun_may_be_joined_to_its_verb_in_french_only() -> None:
    text = "a-t-elle dit"
    (token, _) = tokens_of(text)

    assert pointed(text, subjects.turned(token, cast_of(text, "fr").lexicon)) == ("pronoun", "elle")
    assert subjects.turned(token, cast_of(text, "en").lexicon) is None
