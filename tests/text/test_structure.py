"""Is each paragraph of a text without formatting taken for what it is?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import structure
from annotator.text.structure import Kind

PROSE = "The harbour opened on Monday in front of three thousand people from all the villages."
PROSE_FR = "Le port a ouvert lundi devant trois mille personnes venues de tous les villages."


def kinds(*lines: str, language: str = "en", joint: str = "\n") -> list[Kind]:
    text = joint.join(lines)
    return structure.classify(text, structure.paragraphs(text), language)


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    text = "  One line \n\n \u00a0\nAnother\n"

    assert [span.of(text) for span in structure.paragraphs(text)] == ["One line", "Another"]


@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n \n\n"])
def test_a_short_line_without_a_stop_between_paragraphs_is_a_heading(joint: str) -> None:
    assert kinds(PROSE, "A harbour at last", PROSE, joint=joint)[1] is Kind.HEADING


@pytest.mark.parametrize(
    "line", ["Un port, et après\u202f?", "Le port\u00a0: un rêve\u202f!", "Conclusion"]
)
def test_a_heading_may_ask_cry_or_be_one_word(line: str) -> None:
    assert kinds(PROSE_FR, line, PROSE_FR, language="fr")[1] is Kind.HEADING


def test_two_headings_may_follow_each_other() -> None:
    assert kinds("The harbour", "How it began", PROSE)[:2] == [Kind.HEADING, Kind.HEADING]


def test_a_short_line_at_the_end_heads_nothing() -> None:
    assert kinds(PROSE, "A harbour at last")[1] is not Kind.HEADING


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Rien que cela\u202f!", "fr"),
        ("Comme si c’était interdit\u202f!", "fr"),
        ("Une lecture un peu rapide.", "fr"),
        ("Nothing less!", "en"),
        ("A bold claim.", "en"),
    ],
)
def test_a_short_sentence_by_itself_is_a_remark(line: str, language: str) -> None:
    assert kinds(PROSE, line, PROSE, language=language)[1] is Kind.REMARK


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe",
        "Jane Roe, CEO of Acme",
        "Jane Roe, CEO Acme",
        "— Jane Roe (Acme)",
        "Dr. Jane Roe",
        "J. K. Roe, founder of the Larkport Museum",
    ],
)
def test_a_line_that_is_only_a_name_is_a_name_line(line: str) -> None:
    assert kinds(PROSE, "We waited thirty years for this.", line, PROSE)[2] is Kind.NAME


@pytest.mark.parametrize(
    "line",
    [
        "Open Source",
        "Jane Roe, CEO of Acme, resigned.",
        "Jane Roe came",
        "The Larkport Museum",
        "Acme",
    ],
)
def test_a_line_that_is_more_or_less_than_a_name_is_none(line: str) -> None:
    assert kinds(PROSE, PROSE, line, PROSE)[2] is not Kind.NAME


def test_a_name_before_a_paragraph_on_that_person_is_a_heading() -> None:
    portrait = "Roe came to Larkport in 1999 and has run the museum for more than twenty years."

    assert kinds(PROSE, "Jane Roe", portrait)[1] is Kind.HEADING


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Jane Roe had this to say:", "en"),
        ("Jane Roe does not mince her words when she speaks of the ferry:", "en"),
        ("Elle minimise les progrès du bac\u00a0:", "fr"),
        ("Paul Morel va même plus loin\u00a0:", "fr"),
    ],
)
def test_a_colon_after_a_verb_of_speech_or_the_like_introduces(line: str, language: str) -> None:
    assert kinds(PROSE, line, PROSE, language=language)[1] is Kind.INTRODUCTION


def test_a_colon_without_a_word_of_speech_introduces_nobody() -> None:
    line = "Même le maire n’était pas aussi tranchant et content\u00a0:"

    assert kinds(PROSE_FR, line, "Un port neuf, et après\u202f!", PROSE_FR, language="fr")[1:3] == [
        Kind.PROSE,
        Kind.HEADING,
    ]


def test_a_short_line_after_an_introduction_is_no_heading() -> None:
    assert kinds(PROSE, "Jane Roe said:", "Nobody will take it away", PROSE)[2] is Kind.PROSE


def test_a_line_after_a_dash_is_dialogue_and_one_after_a_bullet_an_item() -> None:
    assert kinds("— You came after all.", "• Bring a coat and a lamp.") == [
        Kind.DIALOGUE,
        Kind.ITEM,
    ]


@given(st.text(alphabet="Aé .:!?\n—,«»1", max_size=120) | st.text())
def test_every_paragraph_of_any_text_gets_a_kind(text: str) -> None:
    found = structure.paragraphs(text)

    assert len(structure.classify(text, found, "fr")) == len(found)
