"""Are the words of speech in a clause found, and nothing that only looks like them?"""

import pytest

from annotator.text import cues
from annotator.text.lexicon import lexicon_of
from tests.text.casts import tokens_of

EN, FR = lexicon_of("en"), lexicon_of("fr")


def test_a_word_is_in_lower_case_and_knows_where_it_stands() -> None:
    text = "« L’Opéra, dit-elle"

    found = cues.tokens(text, 2, len(text))

    assert [token.word for token in found] == ["l", "opéra", "dit-elle"]
    assert [text[token.start : token.end] for token in found] == ["L", "Opéra", "dit-elle"]


def test_words_are_the_tokens_without_their_places() -> None:
    for text in ("Jane Roe’s well-known ferry, at 10.", "", "İpek said", "…"):
        assert cues.words(text, 0, len(text)) == [token.word for token in tokens_of(text)]


@pytest.mark.parametrize(
    ("language", "text", "verbs"),
    [
        ("en", "Jane Roe said no and added that it was late", ["said", "added"]),
        ("en", "Officials report delays", ["report"]),
        ("en", "the answer was announced in May", []),
        ("fr", "Le maire dit et répète", ["dit", "répète"]),
        ("fr", "la maire a dit", ["dit"]),
        ("fr", "il a été annoncé", []),
        ("fr", "les annonces du maire", []),
    ],
)
def test_verbs_of_speech_are_told_from_nouns_and_passives(
    language: str, text: str, verbs: list[str]
) -> None:
    found = cues.verbs(text, tokens_of(text), lexicon_of(language))

    assert [text[verb.start : verb.end] for verb in found] == verbs


def test_some_words_announce_speech_only_where_they_are_asked_for() -> None:
    stance, label, idiom = "Roe minimises it", "Roe called it", "Roe doesn’t mince words"

    assert not any(
        cues.verbs(text, tokens_of(text), EN, labels=False) for text in (stance, label, idiom)
    )
    assert cues.verbs(stance, tokens_of(stance), EN, stance=True)
    assert cues.verbs(label, tokens_of(label), EN, labels=True)
    assert cues.verbs(idiom, tokens_of(idiom), EN, idioms=True)


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "According to Jane Roe, no", "According to"),
        ("en", "No, in the words of Jane Roe", "in the words of"),
        ("fr", "Selon la maire, non", "Selon"),
        ("fr", "Non, d’après la maire", "d’après"),
        ("fr", "Un ourselon dort", None),
    ],
)
def test_a_source_is_found_at_the_bounds_of_words(
    language: str, text: str, source: str | None
) -> None:
    match = cues.source(text, 0, len(text), lexicon_of(language))

    assert (match and match.group()) == source


def test_for_somebody_counts_at_the_beginning_only() -> None:
    assert cues.weak_source("Pour la maire, non", 0, 18, FR)
    assert not cues.weak_source("C’est trop pour la maire", 0, 24, FR)


def test_an_introduction_speaks_by_a_verb_an_idiom_or_a_source() -> None:
    assert cues.speaks("Jane Roe adds", EN)
    assert cues.speaks("Jane Roe puts it", EN)
    assert cues.speaks("According to Jane Roe", EN)
    assert not cues.speaks("The harbour opened at ten", EN)
