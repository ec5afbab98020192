"""Does an editor's correction move the quote, and leave what readers said where they said it?"""

from __future__ import annotations

import pytest

from annotator.actions import quotes
from annotator.models import Passage, Quote, Speaker
from annotator.refusals import WordsNotThere
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_tag,
)

pytestmark = pytest.mark.django_db
WORDS = "We have never lost a crate in our lives,"


def test_a_passage_becomes_a_quote_by_an_editors_word() -> None:
    quote = make_quote(speaker="Ada Brook")

    assert quote.speaker == Speaker.objects.get(name="Ada Brook")
    assert (quote.how, quote.confidence) == (Quote.PERSON, 1.0)
    assert quote.corrected_by == make_editor()


def test_a_quote_may_be_by_nobody_that_is_known() -> None:
    assert make_quote(speaker="").speaker is None


def test_another_speaker_replaces_the_first() -> None:
    quote = make_quote(speaker="Ada Brook")

    quotes.correct(passage=quote.passage, editor=make_editor(), speaker="Omar Reed", exact=WORDS)

    assert str(Quote.objects.get().speaker) == "Omar Reed"


def test_other_words_move_the_quote_and_tags_stay_on_the_words_they_were_given_to() -> None:
    quote = make_quote()
    tagged = make_tag(quote.passage).passage

    moved = quotes.correct(
        passage=quote.passage, editor=make_editor(), speaker="Ada Brook", exact=WORDS[:-1]
    )

    assert moved.passage.exact == WORDS[:-1]
    assert moved.passage.tally.total == 0
    tagged.refresh_from_db()
    assert tagged.tally.fact == 1
    assert Quote.objects.count() == 1


def test_a_quote_without_tags_that_moves_leaves_nothing_behind() -> None:
    quote = make_quote()

    quotes.correct(passage=quote.passage, editor=make_editor(), speaker="", exact=WORDS[:-1])

    assert Passage.objects.get().exact == WORDS[:-1]


def test_of_words_that_stand_more_than_once_the_nearest_are_meant() -> None:
    article = make_article("No. And he said it: “No.” After that, no more. No.")
    quote = make_quote(article, "“No.”", speaker="")

    moved = quotes.correct(passage=quote.passage, editor=make_editor(), speaker="", exact="No.")

    assert moved.passage.start == quote.passage.start + 1


def test_line_breaks_as_a_browser_sends_them_are_taken() -> None:
    article = make_article("It rained.\n\nIt poured.")
    quote = make_quote(article, "It rained.", speaker="")

    moved = quotes.correct(
        passage=quote.passage,
        editor=make_editor(),
        speaker="",
        exact="It rained.\r\n\r\nIt poured.",
    )

    assert moved.passage.exact == "It rained.\n\nIt poured."


def test_words_that_do_not_stand_in_the_article_are_refused_and_the_quote_stays() -> None:
    quote = make_quote()

    with pytest.raises(WordsNotThere, match="letter by letter"):
        quotes.correct(
            passage=quote.passage, editor=make_editor(), speaker="", exact="We lost them all"
        )

    assert Quote.objects.get().passage.exact == WORDS


def test_a_retracted_quote_leaves_its_tags_and_comments() -> None:
    quote = make_quote()
    comment = make_comment(quote.passage)

    assert not quotes.retract(quote=quote)

    assert not Quote.objects.exists()
    assert Passage.objects.get() == comment.passage


def test_a_retracted_quote_on_which_nothing_is_goes_with_its_passage() -> None:
    assert quotes.retract(quote=make_quote())

    assert not Passage.objects.exists()


def test_a_quote_of_a_passage_that_was_there_keeps_the_passage() -> None:
    article = make_article()
    passage = make_passage(article, WORDS)

    assert make_quote(article).passage == passage
