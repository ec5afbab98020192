"""Are passages, sentences and marks put into the blocks that they belong to?"""

from __future__ import annotations

import pytest
from django.utils import translation

from annotator.access import NOBODY, Viewer
from annotator.actions import placements
from annotator.models import Label, Passage, Quote, Speaker
from annotator.queries import reading as queries
from annotator.reading import Reading, marks
from annotator.shown import ShownPassage
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
    make_user,
)
from tests.revising import REWORDED_TO, make_revised_article, revise, waiting

pytestmark = pytest.mark.django_db


def test_every_passage_and_sentence_stands_in_the_block_that_it_begins_in() -> None:
    article = make_article("One. Two.\n\nThree.\n\nFour. Five.")
    over = make_passage(article, "Two.\n\nThree.\n\nFour.")
    last = make_passage(article, "Five.")

    blocks = queries.reading(article).blocks

    assert [[one.passage for one in block.passages] for block in blocks] == [[over], [], [last]]
    assert [len(block.sentences) for block in blocks] == [2, 1, 2]
    assert [block.sentence_bounds for block in blocks] == ["0-4 5-9", "0-6", "0-5 6-11"]
    assert [block.anchor for block in blocks] == ["b1", "b2", "b3"]


def test_a_block_alone_is_drawn_as_it_is_in_the_whole() -> None:
    article = make_article("One. Two.\n\nThree.\n\nFour. Five.")
    make_tag(make_passage(article, "Two.\n\nThree.\n\nFour."))
    make_tag(make_passage(article, "Three."), label=Label.SARCASM)

    whole = queries.reading(article).blocks
    alone = queries.blocks(article, 0, 2, NOBODY)

    assert [block.rendered.html for block in alone] == [block.rendered.html for block in whole]
    assert [block.sentences for block in alone] == [block.sentences for block in whole]


@pytest.mark.parametrize(
    ("shown", "classes"),
    [
        (ShownPassage(Passage()), ""),
        (ShownPassage(Passage(fact=1)), "fact few"),
        (ShownPassage(Passage(fact=5, opinion=2)), "fact"),
        (ShownPassage(Passage(fact=8, opinion=2)), "fact sure"),
        (ShownPassage(Passage(fact=1, opinion=1)), "contested few"),
        (ShownPassage(Passage(fact=4, opinion=3, sarcasm=3)), "fact contested"),
        (ShownPassage(Passage(), noted=True), "noted"),
    ],
)
def test_a_mark_bears_what_readers_said_and_what_is_beside_it(
    shown: ShownPassage, classes: str
) -> None:
    assert shown.classes == classes


def test_ones_own_label_shows_also_where_a_shorter_passage_lies_over_the_words() -> None:
    article = make_article("One two three.")
    reader = make_reader(make_user())
    make_tag(make_passage(article, "One two three."), reader=reader, label=Label.SARCASM)
    make_tag(make_passage(article, "two"), label=Label.FACT)

    (block,) = queries.reading(article, Viewer(user=make_user())).blocks

    assert 'class="fact few mine mine-sarcasm"' in block.rendered.html
    assert block.rendered.html.count("mine-sarcasm") == 3


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (ShownPassage(Passage()), ""),
        (ShownPassage(Passage(fact=1)), "Fact"),
        (ShownPassage(Passage(fact=1, opinion=1)), "Undecided"),
        (ShownPassage(Passage(fact=4, opinion=3, sarcasm=3)), "Fact, contested"),
        (ShownPassage(Passage(sarcasm=3), mine=Label.FACT), "Sarcasm; yours: Fact"),
        (ShownPassage(Passage(), noted=True), "notes"),
        (ShownPassage(Quote(passage=Passage()).passage), "Quote"),
    ],
)
def test_a_mark_says_in_words_what_it_shows(shown: ShownPassage, told: str) -> None:
    assert shown.told == told


@pytest.mark.parametrize(
    ("language", "told"), [("fr", "Fait"), ("en", "Fact"), ("", "Fait"), ("ar", "Fait")]
)
def test_what_is_read_out_of_a_text_is_in_its_language_if_the_interface_has_it(
    language: str, told: str
) -> None:
    with translation.override("fr"):
        (mark,) = marks([ShownPassage(Passage(pk=7, start=2, end=9, fact=3))], language=language)

    assert mark.look.told == told


def test_a_mark_leads_to_its_passage() -> None:
    passage = Passage(pk=7, start=2, end=9)

    (mark,) = marks([ShownPassage(passage)], href="#p{}")

    assert (mark.id, mark.start, mark.end, mark.href) == (7, 2, 9, "#p7")


def test_a_quotation_has_the_colour_of_its_quote_and_nothing_else_has() -> None:
    article = make_article(html="<blockquote><p>We lost none.</p></blockquote><p>He laughed.</p>")
    make_tag(make_quote(article, "We lost none.").passage, label=Label.SARCASM)
    make_tag(make_quote(article, "He laughed.").passage, label=Label.SARCASM)

    quotation, paragraph = queries.reading(article).blocks

    assert (quotation.dominant, paragraph.dominant) == (Label.SARCASM, None)


def test_a_quotation_whose_own_words_name_the_speaker_says_so() -> None:
    article = make_article(
        html="<figure><blockquote><p>We lost none.</p></blockquote>"
        "<figcaption>Ada Brook</figcaption></figure><blockquote><p>Nor we.</p></blockquote>"
    )

    assert [block.names_speaker for block in queries.reading(article).blocks] == [True, False]


def test_headings_make_the_contents() -> None:
    article = make_article(html="<h2>One</h2><p>Words.</p><h3>Two</h3>")

    headings = queries.reading(article).headings

    assert [(one.words, one.block.level, one.anchor) for one in headings] == [
        ("One", 2, "b1"),
        ("Two", 3, "b3"),
    ]


def test_a_list_is_put_together_again() -> None:
    article = make_article(
        html="<ul><li>One.</li><li>Two.</li></ul><p>Words.</p><ol><li>3</li></ol>"
    )
    reading: Reading = queries.reading(article)

    pieces = [f"{one.rendered.lead}{one.rendered.html}" for one in reading.blocks]

    assert "".join([*pieces, reading.tail]) == article.revision.document.html()
    assert [one.is_item for one in reading.blocks] == [True, True, False, True]


def test_what_is_shown_of_a_quote_is_the_quote() -> None:
    quote = Quote(passage=Passage(), speaker=Speaker(name="Ada Brook"))

    assert ShownPassage(quote.passage).quote == quote


def test_reworded_passages_are_drawn_in_the_block_of_their_new_words_alone_and_in_the_whole() -> (
    None
):
    article = make_revised_article()
    before = waiting(article)

    reading = queries.reading(article)
    alone = queries.blocks(article, 0, len(reading.blocks) - 1, NOBODY)

    for blocks in (reading.blocks, alone):
        (block,) = [one for one in blocks if one.reworded]
        assert block.words == REWORDED_TO
        assert [one.placement for one in block.reworded] == [before]
        assert 'class="before"' in block.rendered.html
    assert {one.placement.state for one in reading.apart} == {"ambiguous", "gone"}
    assert (len(reading.earlier), reading.waiting) == (3, 3)


def test_words_that_were_tagged_anew_are_drawn_as_these_tags_say() -> None:
    article = make_revised_article()
    make_tag(make_passage(article, REWORDED_TO), label=Label.SARCASM)

    (block,) = [one for one in queries.reading(article).blocks if one.reworded]

    assert 'class="sarcasm few"' in block.rendered.html
    assert "before" not in block.rendered.html


def test_a_reopened_passage_has_no_place_in_the_text_any_more() -> None:
    article = make_revised_article()
    placements.reopen(placement=waiting(article), editor=make_editor())

    reading = queries.reading(article)

    assert not any(block.reworded for block in reading.blocks)
    assert (len(reading.apart), reading.waiting) == (3, 2)


def test_a_quote_of_which_nobody_said_anything_waits_for_editors_only() -> None:
    article = make_article()
    quote = make_quote(article, "We have never lost a crate in our lives,")
    text = article.revision.text
    revise(article, text.replace("a crate", "one crate"))

    reading = queries.reading(article)

    assert [one.passage for one in reading.earlier] == [quote.passage]
    assert reading.waiting == 1
    assert not reading.before
    assert not any(block.reworded for block in reading.blocks)


def test_notes_come_in_the_order_of_the_numbers_that_lead_to_them() -> None:
    article = make_article("One two three four.\n\nFive.")
    over, inner, last = (
        make_comment(make_passage(article, words)).passage
        for words in ("One two three four.\n\nFive.", "two", "three four.")
    )
    reading = queries.reading(article)

    block = reading.blocks[0]

    assert [one.passage for one in block.with_comments] == [inner, over, last]
    assert block.rendered.html.count('class="ref"') == 3
