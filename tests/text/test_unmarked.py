"""Which whole paragraphs are somebody's words without a mark?"""

import pytest

from annotator.text import unmarked
from annotator.text.scene import Quote
from tests.text.casts import scene_of

PROSE = "The harbour opened on Monday in front of three thousand people from all the villages."
WORDS = "We have waited thirty years for this, and we will not let anybody take it from us again."


def found(*lines: str, language: str = "en") -> list[Quote]:
    """The quotes without marks, paragraph after paragraph, without any other rule."""
    scene = scene_of("\n".join(lines), language)
    for place in range(len(scene.paragraphs)):
        unmarked.find(scene, place)
    return scene.quotes


def said(*lines: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(quote.exact, quote.speaker) for quote in found(*lines, language=language)]


def test_a_paragraph_after_an_introduction_is_its_speakers() -> None:
    assert said(PROSE, "Jane Roe does not mince her words:", WORDS, PROSE) == [(WORDS, "Jane Roe")]


def test_a_paragraph_before_a_name_line_is_signed_by_it() -> None:
    (quote,) = found(PROSE, WORDS, "Jane Roe, mayor of Larkport", PROSE)

    assert (quote.exact, quote.speaker, quote.reason) == (WORDS, "Jane Roe", "name line")


def test_a_dash_before_the_words_is_not_theirs() -> None:
    assert said(PROSE, f"— {WORDS}", "— Jane Roe, mayor of Larkport", PROSE) == [
        (WORDS, "Jane Roe")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (PROSE, "Jane Roe"),
        ("Jane Roe announced three measures:", "A longer quay for all of the ferries.", PROSE),
        (PROSE, "What it cost:", PROSE),
        (PROSE, PROSE),
    ],
)
def test_bylines_lists_and_plain_prose_are_nobodys_words(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


def test_a_quotation_block_has_the_speaker_of_the_name_line_in_it() -> None:
    scene = scene_of(f"{PROSE}\n{WORDS}\n— Jane Roe, mayor of Larkport")
    unmarked.block(scene, [1, 2])

    assert [(quote.exact, quote.speaker) for quote in scene.quotes] == [(WORDS, "Jane Roe")]


def test_a_quotation_block_that_nobody_signs_has_no_speaker() -> None:
    scene = scene_of(f"{PROSE}\n“{WORDS}”\n{PROSE}")
    unmarked.block(scene, [1])

    (quote,) = scene.quotes
    assert (quote.exact, quote.speaker, quote.how.value) == (WORDS, None, "rule")
