"""Are words in marks that nobody says told from words that somebody says?"""

import pytest

from annotator.text import clauses, terms
from annotator.text.lexicon import lexicon_of
from tests.text.casts import scene_of


def is_term(text: str, language: str) -> bool:
    """Whether the first words in marks are a term, with the clause before them read."""
    scene = scene_of(text, language)
    pair = scene.pairs[0][0]
    before = clauses.before(text, 0, pair.outer.start, scene.cast, labels=True)
    return terms.is_term(scene, pair, pair.inner.of(text).split(), 0, before, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The word “harbour” is old."),
        ("en", "They live on what they call its “golden mile” now."),
        ("en", "She is nicknamed “the Duchess” there."),
        ("en", "She read “The Old Man of Larkport” twice."),
        ("en", "It was a “folly” from the start."),
        ("fr", "Le terme « port » est vieux."),
        ("fr", "Elle est surnommée « la Duchesse » ici."),
        ("fr", "Le film « Les Grands Pins » sort demain."),
    ],
)
def test_terms_titles_and_nicknames_are_nobodys_words(language: str, text: str) -> None:
    assert is_term(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jane Roe called it “a folly for the rich”."),
        ("en", "Jane Roe answered “no.”"),
        ("en", "Jane Roe said it was “the best of all the days we had at sea”."),
        ("fr", "Anne Roux juge la décision « honteuse et bien tardive »."),
    ],
)
def test_words_that_somebody_is_told_to_say_are_no_term(language: str, text: str) -> None:
    assert not is_term(text, language)


@pytest.mark.parametrize(
    ("language", "lead", "expected"),
    [
        ("en", "the delay was ", True),
        ("en", "the delay was a ", True),
        ("en", "they closed ", False),
        ("fr", "le retard est ", True),
        ("fr", "la maire se dit ", True),
    ],
)
def test_words_after_a_copula_say_what_something_is(
    language: str, lead: str, expected: bool
) -> None:
    assert terms.predicates(lead, 0, len(lead), lexicon_of(language)) is expected
