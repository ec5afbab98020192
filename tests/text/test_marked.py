"""Which words between marks are found to be said, and by whom?"""

import pytest

from annotator.text import marked
from annotator.text.scene import Quote
from tests.text.casts import scene_of


def found(text: str, language: str = "en") -> list[Quote]:
    """The quotes in marks, paragraph after paragraph, without any other rule."""
    scene = scene_of(text, language)
    for place in range(len(scene.paragraphs)):
        marked.find(scene, place)
    marked.find_back(scene)
    return scene.quotes


def said(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(quote.exact, quote.speaker) for quote in found(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "“We go at noon,” said Jane Roe.", ["We go at noon,"]),
        ("en", "Jane Roe said: “We go at noon.”", ["We go at noon."]),
        ("en", "Jane Roe called it “a folly for the rich”.", ["a folly for the rich"]),
        ("fr", "« Nous partons », a dit Jane Roe.", ["Nous partons"]),
        ("fr", "« Nous partons, dit Jane Roe, demain. »", ["Nous partons", "demain."]),
    ],
)
def test_words_in_marks_go_to_whom_the_clause_names(
    language: str, text: str, words: list[str]
) -> None:
    assert said(text, language) == [(part, "Jane Roe") for part in words]


def test_the_parts_of_one_utterance_share_its_number() -> None:
    first, second, third = found(
        "« Oui, dit Anne Roux, demain. » « Et puis nous verrons bien. »", "fr"
    )

    assert first.utterance == second.utterance != third.utterance


def test_the_next_words_of_a_paragraph_go_on_with_the_speaker() -> None:
    first, second = found("“We go,” said Jane Roe. “Tomorrow at the latest, I think.”")

    assert (first.speaker, second.speaker) == ("Jane Roe", "Jane Roe")
    assert second.reason == "continued"
    assert second.confidence < first.confidence


def test_the_last_clause_of_a_sentence_tells_for_all_its_quotes() -> None:
    text = "“A long day at sea” and “one more night at the quay”, said Jane Roe."

    assert said(text) == [
        ("A long day at sea", "Jane Roe"),
        ("one more night at the quay", "Jane Roe"),
    ]


def test_a_paragraph_whose_mark_stays_open_has_the_speaker_of_the_next() -> None:
    text = "“We have waited for it.\n“And now it is here,” said Jane Roe."

    assert [speaker for _, speaker in said(text)] == ["Jane Roe", "Jane Roe"]


def test_a_chain_of_open_marks_has_the_speaker_whom_its_end_tells() -> None:
    text = "“We have waited for it.\n" * 4 + "“And now it is here,” said Jane Roe."

    assert [speaker for _, speaker in said(text)] == ["Jane Roe"] * 5


def test_unnamed_sources_are_kept_as_the_article_calls_them() -> None:
    (quote,) = found("“We go at noon,” a spokesman said.")

    assert (quote.speaker, quote.source) == (None, "a spokesman")


def test_a_sentence_in_marks_that_nobody_is_told_to_say_is_a_quote_without_speaker() -> None:
    (quote,) = found("The wall was white. “We were here before the sea came in.” It is gone.")

    assert (quote.speaker, quote.how.value) == (None, "rule")


@pytest.mark.parametrize("text", ["It was a “folly” from the start.", "They met at “ten”.", "“ ”"])
def test_scare_quotes_and_empty_marks_are_none(text: str) -> None:
    assert found(text) == []
