"""Does an article get another text with nothing lost, and two editors nothing of each other's?"""

from __future__ import annotations

import pytest

from annotator.actions import passages, quotes, revisions, tags
from annotator.models import Article, Label, Passage, Placement, Quote, Tag
from annotator.refusals import NothingChanged, Outdated, WordsNotThere
from annotator.text.anchoring import State
from annotator.text.selectors import occurrences
from annotator.text.spans import Span
from tests.factories import (
    make_article,
    make_comment,
    make_draft,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
)
from tests.revising import (
    AFTER,
    AMBIGUOUS,
    BEFORE,
    MOVED,
    REWORDED,
    REWORDED_TO,
    SAME,
    WORDS,
    make_revised_article,
    make_tagged_article,
    number,
    passage_of,
    revise,
    standing,
    waiting,
)

pytestmark = pytest.mark.django_db


def test_a_revision_has_the_next_number_and_is_the_one_that_is_read() -> None:
    article = make_article("One text.")
    editor = make_editor()

    revision = revise(article, "Another text.", author=editor, note="A better one.")

    assert article.current == revision == Article.objects.get().current
    assert (revision.number, revision.text) == (2, "Another text.")
    assert (revision.written_by, revision.note) == (editor, "A better one.")
    assert article.revisions.get(number=1).text == "One text."


def test_each_passage_has_the_state_that_its_words_have() -> None:
    article = make_revised_article()

    assert standing(article) == {words: state.value for state, words in WORDS.items()}


def test_what_is_same_or_moved_goes_on_with_its_tags_and_comments() -> None:
    article = make_tagged_article()
    passage = passage_of(article, MOVED)
    note = make_comment(passage)

    revise(article)

    passage.refresh_from_db()
    assert passage.revision == article.revision
    assert passage.span.of(article.revision.text) == passage.exact == MOVED
    assert passage.prefix
    assert (passage.fact, list(passage.comments.all())) == (1, [note])


def test_what_was_reworded_stays_on_its_old_words_and_waits() -> None:
    article = make_revised_article()
    first = article.revisions.get(number=1)

    placement = waiting(article)

    assert placement.passage.revision == placement.from_revision == first
    assert placement.passage.exact == placement.from_exact == REWORDED
    assert placement.passage.tally.fact == 1
    assert placement.words == REWORDED_TO


def test_no_tag_is_lost_whatever_becomes_of_its_words() -> None:
    article = make_revised_article()

    assert Tag.objects.count() == len(WORDS)
    for words in WORDS.values():
        assert passage_of(article, words).tags.count() == 1


def test_words_that_come_back_make_their_passage_live_again() -> None:
    article = make_revised_article()
    before = set(Passage.objects.values_list("pk", flat=True))

    restored = revisions.restore(revision=article.revisions.get(number=1), author=make_editor())

    assert restored.number == 3
    assert restored.restored_from is not None
    assert restored.restored_from.number == 1
    assert restored.text == BEFORE
    live = restored.passages.all()
    assert {one.pk for one in live} == before
    assert {one.exact for one in live} == set(WORDS.values())


def test_what_still_waits_is_placed_again_from_its_own_text() -> None:
    article = make_revised_article()

    revise(article, f"{AFTER}\n\nOne more line.")

    assert waiting(article).words == REWORDED_TO
    assert waiting(article).from_revision.number == 1
    assert waiting(article, State.GONE).from_revision.number == 1
    assert Placement.objects.filter(revision=article.revision).count() == len(WORDS)


def test_of_two_passages_that_would_meet_the_one_of_the_newest_words_stays() -> None:
    article = make_revised_article()
    first = passage_of(article, AMBIGUOUS)
    span = occurrences(article.revision.text, AMBIGUOUS)[-1]
    second = make_tag(passages.at(article, span)[0]).passage

    revise(article, AFTER.replace(f"Somebody told a joke about a barge. {AMBIGUOUS}\n\n", ""))

    first.refresh_from_db()
    second.refresh_from_db()
    assert second.is_current
    assert first.revision.number == 1
    assert waiting(article, State.AMBIGUOUS).passage == first
    assert waiting(article, State.AMBIGUOUS).span == second.span
    assert (first.fact, second.fact) == (1, 1)


# What is refused ---------------------------------------------------------------------------------


def test_an_unchanged_text_makes_no_revision_and_says_so() -> None:
    article = make_article("One text.")

    with pytest.raises(NothingChanged, match="Nothing changed"):
        revise(article, "One text.")
    with pytest.raises(NothingChanged, match="already"):
        revisions.restore(revision=article.revision)

    assert article.revisions.count() == 1


def test_a_changed_title_or_markup_alone_is_a_change() -> None:
    article = make_article(html="<p>One text.</p>")

    revisions.revise(article=article, draft=make_draft(html="<p>One <em>text</em>.</p>"))
    revisions.revise(
        article=article, draft=make_draft(html="<p>One <em>text</em>.</p>", title="A vote")
    )

    assert Article.objects.get().title == "A vote"
    assert article.revision.number == 3


def test_the_second_of_two_editors_is_told_and_nothing_of_the_first_is_lost() -> None:
    article = make_article("One text.")
    revise(article, "The first editor’s text.", based_on=1)

    with pytest.raises(Outdated, match=r"revision 1.*revision 2"):
        revise(article, "The second editor’s text.", based_on=1)
    with pytest.raises(Outdated):
        revisions.restore(revision=article.revisions.get(number=1), based_on=1)

    assert article.revisions.count() == 2
    assert Article.objects.get().revision.text == "The first editor’s text."
    revise(article, "The second editor’s text.", based_on=2)
    assert Article.objects.get().revision.number == 3


def test_sending_a_form_twice_makes_one_revision() -> None:
    article = make_article("One text.")
    submission = number()

    made = revise(article, "Another.", based_on=1, submission=submission)

    assert revise(article, "Another.", based_on=1, submission=submission) == made
    assert revisions.restore(revision=made, based_on=1, submission=submission) == made
    assert article.revisions.count() == 2


def test_words_are_not_marked_in_a_text_that_was_changed_meanwhile() -> None:
    article = make_article("One text. It stays.")
    fetched_before = Article.objects.select_related("current").get()
    revise(article, "Another text. It stays.")

    with pytest.raises(WordsNotThere, match="changed"):
        tags.put_on_span(
            article=fetched_before, span=Span(0, 9), reader=make_reader(), label=Label.FACT
        )

    assert not Passage.objects.exists()


def test_nothing_new_is_said_of_words_that_were_changed_but_a_tag_can_be_taken_back() -> None:
    article = make_revised_article()
    passage = passage_of(article, REWORDED)
    tag = Tag.objects.get(passage=passage)

    with pytest.raises(WordsNotThere, match="changed"):
        make_tag(passage, label=Label.SARCASM)
    with pytest.raises(WordsNotThere, match="changed"):
        make_comment(passage)
    with pytest.raises(WordsNotThere, match="changed"):
        quotes.correct(passage=passage, editor=make_editor(), speaker="", exact=SAME)
    assert tags.take_back(passage=passage, reader=tag.reader)

    assert not Passage.objects.filter(pk=passage.pk).exists()
    assert not Placement.objects.filter(from_exact=REWORDED).exists()


# Quotes ------------------------------------------------------------------------------------------

SAID = "“We have never lost a crate,” said Ada Brook."
ALSO = "“I count them every day,” said Omar Reed."


def quotes_of(article: Article) -> dict[str, str]:
    """The live quotes of an article, and who said them."""
    found = Quote.objects.filter(passage__revision=article.revision)
    return {one.passage.exact: str(one.speaker) for one in found.select_related("passage")}


def test_quotes_that_come_with_a_new_text_are_found() -> None:
    article = make_article(f"It rained. {SAID}", found=None)
    there = make_tag(make_passage(article, "It rained.")).passage

    revise(article, f"It rained. {SAID}\n\n{ALSO}")

    assert set(quotes_of(article).values()) == {"Ada Brook", "Omar Reed"}
    there.refresh_from_db()
    assert there.is_current


def test_a_new_quote_takes_the_passage_that_stands_on_its_words() -> None:
    article = make_article("I count them every day, he thought. It rained.", found=None)
    there = make_tag(make_passage(article, "I count them every day,")).passage

    revise(article, f"{ALSO} It rained.")

    assert article.revision.passages.get(quote__isnull=False).exact.startswith("I count them")
    assert Tag.objects.get().passage == there


def test_what_an_editor_put_right_stays_as_it_is() -> None:
    article = make_article(f"{SAID}\n\n{ALSO}", found=None)
    quote = Quote.objects.get(speaker__name="Ada Brook")
    make_quote(article, quote.passage.exact, speaker="Pia Lund")

    revise(article, f"It rained.\n\n{SAID}\n\n{ALSO}")

    assert set(quotes_of(article).values()) == {"Pia Lund", "Omar Reed"}


def test_a_quote_that_an_editor_retracted_is_not_found_again() -> None:
    article = make_article(f"{SAID}\n\n{ALSO}", found=None)
    quotes.retract(quote=Quote.objects.get(speaker__name="Ada Brook"))

    revise(article, f"It rained.\n\n{SAID}\n\n{ALSO}")
    revise(article, f"It rained on.\n\n{SAID}\n\n{ALSO}")

    assert set(quotes_of(article).values()) == {"Omar Reed"}


def test_a_quote_never_moves_to_another_speakers_words() -> None:
    article = make_article(f"{SAID}\n\n{ALSO}", found=None)
    passage = make_tag(Quote.objects.get(speaker__name="Ada Brook").passage).passage

    revise(article, f"{SAID.replace('Ada Brook', 'Pia Lund')}\n\n{ALSO}")

    passage.refresh_from_db()
    placement = waiting(article, State.AMBIGUOUS)
    assert placement.passage == passage
    assert passage.revision.number == 1
    assert placement.words == passage.exact
    assert str(passage.quote.speaker) == "Ada Brook"
    assert set(quotes_of(article).values()) == {"Pia Lund", "Omar Reed"}


def test_a_speaker_whose_name_is_told_in_full_elsewhere_is_the_same_one() -> None:
    article = make_article(f"{SAID}\n\n{ALSO}", found=None)

    revise(article, f"{SAID.replace('Ada Brook', 'Brook')}\n\n{ALSO}")

    assert set(quotes_of(article).values()) == {"Ada Brook", "Omar Reed"}
