"""Does the scene know what stands where in an article, and what has been found so far?"""

from annotator.text.document import Block, Kind
from annotator.text.lexicon import lexicon_of
from annotator.text.scene import How, Said, Scene
from annotator.text.spans import Span
from tests.text.casts import scene_of

TEXT = "Jane Roe came. Sam Poe left.\nAnn Moss said “no” to all of it. She stayed."


def said(name: str) -> Said:
    return Said(name, 0.9, "verb of speech")


def test_a_position_is_in_its_sentence_and_the_sentence_in_its_paragraph() -> None:
    scene = scene_of(TEXT)
    number = scene.sentence_number(TEXT.index("said"))

    assert scene.sentence_at(TEXT.index("Poe")).of(TEXT) == "Sam Poe left."
    assert (number, scene.paragraph_of_sentence(number)) == (2, 1)


def test_people_are_those_named_outside_the_quotes_and_speakers_those_of_the_quotes() -> None:
    scene = scene_of("Jane Roe said that Sam Poe left and Ann Moss stayed.")
    start = scene.text.index("Sam Poe")
    scene.keep(0, Span(start, start + len("Sam Poe left")), said("Jane Roe"), "marked", How.CUE)

    assert scene.people_within(0, len(scene.text)) == ["Jane Roe", "Ann Moss"]
    assert scene.speakers_within(0, len(scene.text)) == ["Jane Roe"]


def test_the_first_words_in_marks_or_quoted_are_found() -> None:
    scene = scene_of(TEXT)

    assert scene.quote_from(0, len(TEXT)) == TEXT.index("“")
    assert scene.quote_from(0, TEXT.index("“")) is None


def test_quotes_are_kept_with_their_paragraph_and_can_be_replaced() -> None:
    scene = scene_of(TEXT)
    start = TEXT.index("no”")
    scene.keep(1, Span(start, start + 2), said("Ann Moss"), "marked", How.CUE)
    scene.keep(0, Span(0, 4), said("Sam Poe"), "marked", How.CUE)
    (quote,) = scene.in_paragraph(1)
    scene.replace(quote, scene.quotes[1])

    assert (quote.exact, quote.utterance) == ("no", 0)
    assert [quote.exact for quote in scene.quotes] == ["Jane", "Jane"]


def test_an_unsure_speaker_is_a_suggestion_only() -> None:
    scene = scene_of("Jane Roe met Ann Moss. “We go at noon,” she said.")
    cue = scene.introduction(0)

    assert cue is not None
    found = scene.said(cue.who, cue.reason, cue.certainty)
    assert found.speaker is None
    assert found.suggestion in ("Jane Roe", "Ann Moss")


def test_blocks_say_what_a_paragraph_is() -> None:
    text = "What it cost\nThree million.\nOne.\nTwo."
    kinds = [Kind.HEADING, Kind.PARAGRAPH, Kind.QUOTATION, Kind.QUOTATION]
    spans = Scene(text, "en", ()).paragraphs
    both = Span(spans[2].start, spans[3].end)
    blocks = [
        Block(span.start, span.end, kind, 0, 0, 0)
        for span, kind in zip([*spans[:2], both], kinds, strict=False)
    ]
    scene = Scene(text, "en", blocks)

    assert scene.kinds[0].value == "heading"
    assert scene.block_of == [None, None, 2, 2]
    assert scene.block_from(2) == [2, 3]


def test_a_language_without_words_has_a_scene_too() -> None:
    assert Scene("Jane Roe: “Nein.”", "de", ()).lexicon is lexicon_of("xx")
