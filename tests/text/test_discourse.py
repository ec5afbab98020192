"""Is whom a pronoun or a title means found by what the article has spoken of?"""

import pytest

from annotator.text import phrases
from annotator.text.discourse import Meant
from tests.text.casts import scene_of, tokens_of


def meant(text: str, phrase: str, language: str = "en") -> Meant | None:
    """Whom the last phrase of these words means where it stands."""
    scene, found = scene_of(text, language), tokens_of(text)
    at = text.rindex(phrase)
    place = next(place for place, token in enumerate(found) if token.start == at)
    stop = place + len(phrase.split(" "))
    return scene.discourse.meant(phrases.read(found, place, stop, scene.cast))


@pytest.mark.parametrize(
    ("language", "text", "phrase", "name"),
    [
        ("en", "Jane Roe runs the ferry. Now she left.", "she", "Jane Roe"),
        ("en", "Jane Roe met Paul Poe. Now he left.", "he", "Paul Poe"),
        ("en", "Jane Roe, the mayor, came. Now the mayor left.", "the mayor", "Jane Roe"),
        ("fr", "Anne Roux dirige le bac. Enfin elle part.", "elle", "Anne Roux"),
        ("fr", "Anne Roux, maire, est venue. Enfin la maire part.", "la maire", "Anne Roux"),
    ],
)
def test_a_pronoun_and_a_title_mean_whom_the_article_spoke_of(
    language: str, text: str, phrase: str, name: str
) -> None:
    found = meant(text, phrase, language)

    assert found is not None
    assert found.name == name
    assert found.certainty >= 0.6


def test_of_two_who_fit_neither_is_sure() -> None:
    found = meant("Jane Roe met Ann Moss. Now she left.", "she")

    assert found is None or found.certainty < 0.6


def test_a_pronoun_means_nobody_of_the_other_gender() -> None:
    assert meant("Jane Roe runs the ferry. Now he left.", "he") is None


def test_somebody_without_a_name_ends_the_search() -> None:
    assert meant("Jane Roe left. A spokeswoman for Acme came. Now she left.", "she") is None


def test_nobody_in_particular_means_nobody() -> None:
    assert meant("Jane Roe runs the ferry. Now a neighbour left.", "a neighbour") is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Jane Roe runs the ferry.", "Jane Roe"),
        ("On Monday, Jane Roe met Sam Poe.", "Jane Roe"),
        ("The harbour opened at ten.", None),
        ("A spokeswoman for Acme came.", ""),
    ],
)
def test_a_sentence_is_about_its_subject(text: str, topic: str | None) -> None:
    found = scene_of(text).discourse.topic(0)

    assert (found and found.name) == topic
