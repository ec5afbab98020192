"""Does an editor decide of each passage once, and does every tag stay on some wording?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command

from annotator.actions import placements, revisions
from annotator.models import Article, Comment, Decision, Label, Passage, Placement, Quote, Tag
from annotator.refusals import DecidedAlready, Invalid, Outdated, WordsNotThere
from annotator.text.anchoring import State
from tests.factories import (
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
    make_user,
)
from tests.revising import (
    AFTER,
    AMBIGUOUS,
    GONE,
    REWORDED,
    REWORDED_TO,
    WORDS,
    make_revised_article,
    make_tagged_article,
    passage_of,
    revise,
    waiting,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    """An article with one passage of each state."""
    return make_revised_article()


# Confirm -----------------------------------------------------------------------------------------


def test_a_confirmed_passage_goes_to_the_new_words_with_all_that_is_on_it() -> None:
    article = make_tagged_article()
    make_comment(passage_of(article, REWORDED))
    revise(article)
    placement, editor = waiting(article), make_editor()

    passage = placements.confirm(placement=placement, editor=editor, note="A typo.")

    passage.refresh_from_db()
    assert passage == placement.passage
    assert (passage.revision, passage.exact) == (article.revision, REWORDED_TO)
    assert (passage.tags.count(), passage.fact, passage.comments.count()) == (1, 1, 1)
    placement.refresh_from_db()
    assert (placement.decision, placement.decided_by) == (Decision.CONFIRMED, editor)
    assert (placement.note, placement.from_exact) == ("A typo.", REWORDED)
    assert placement.decided_at


def test_what_was_said_of_both_wordings_comes_together_one_tag_a_reader(article: Article) -> None:
    old = passage_of(article, REWORDED)
    first = Tag.objects.get(passage=old).reader
    new = make_tag(make_passage(article, REWORDED_TO), reader=first, label=Label.SARCASM).passage
    make_tag(new, label=Label.SARCASM)
    editor = make_editor()

    passage = placements.confirm(placement=waiting(article), editor=editor)

    assert passage == new
    assert list(new.tags.values_list("label", flat=True)) == ["sarcasm", "sarcasm"]
    new.refresh_from_db()
    old.refresh_from_db()
    assert (new.tally.total, new.sarcasm, old.tally.total) == (2, 2, 0)
    assert old.merged_into == new
    call_command("recount")


def test_of_two_tags_by_one_reader_the_newer_one_stays(article: Article) -> None:
    old = passage_of(article, REWORDED)
    tag = Tag.objects.get(passage=old)
    new = make_tag(make_passage(article, REWORDED_TO), reader=tag.reader, label=Label.SARCASM)
    later = new.changed_at + timedelta(hours=1)
    Tag.objects.filter(pk=tag.pk).update(changed_at=later)

    placements.confirm(placement=waiting(article), editor=make_editor())

    left = Tag.objects.get(reader=tag.reader, passage__revision=article.revision, label="fact")
    assert (left.pk, left.changed_at) == (tag.pk, later)
    new.passage.refresh_from_db()
    assert (new.passage.fact, new.passage.sarcasm) == (1, 0)


def test_comments_and_quote_come_along_when_two_wordings_come_together() -> None:
    article = make_tagged_article()
    said = make_quote(article, REWORDED, speaker="Pia Lund").passage
    make_comment(said)
    revise(article)
    new = make_tag(make_passage(article, REWORDED_TO)).passage
    make_comment(new, author=make_user("omar"))

    placements.confirm(placement=waiting(article), editor=make_editor())

    assert Comment.objects.filter(passage=new).count() == 2
    assert str(Quote.objects.get(passage=new).speaker) == "Pia Lund"
    assert not Quote.objects.filter(passage=said).exists()


def test_a_passage_that_was_joined_to_another_is_not_placed_again(article: Article) -> None:
    make_tag(make_passage(article, REWORDED_TO))
    placements.confirm(placement=waiting(article), editor=make_editor())

    revise(article, f"{AFTER}\n\nMore.")
    revisions.restore(revision=article.revisions.get(number=1))

    joined = Passage.objects.get(merged_into__isnull=False)
    assert joined.revision.number == 1
    assert not joined.placements.filter(revision__number__gt=2).exists()


def test_a_passage_without_a_place_cannot_be_confirmed(article: Article) -> None:
    placement = waiting(article, State.GONE)

    with pytest.raises(Invalid, match="No place"):
        placements.confirm(placement=placement, editor=make_editor())

    placement.refresh_from_db()
    assert placement.is_pending


# Reopen ------------------------------------------------------------------------------------------


def test_a_reopened_passage_keeps_its_tags_on_the_old_words(article: Article) -> None:
    placement = waiting(article)

    passage = placements.reopen(placement=placement, editor=make_editor(), note="Not the same.")

    passage.refresh_from_db()
    assert (passage.exact, passage.revision.number, passage.fact) == (REWORDED, 1, 1)
    assert not Placement.objects.waiting(article.revision).filter(passage=passage).exists()
    assert Placement.objects.stayed(article.revision).filter(passage=passage).exists()


def test_a_reopened_passage_is_looked_for_again_in_the_next_text(article: Article) -> None:
    passage = placements.reopen(placement=waiting(article), editor=make_editor())

    revisions.restore(revision=article.revisions.get(number=1))

    passage.refresh_from_db()
    assert passage.is_current


# By hand -----------------------------------------------------------------------------------------


def test_a_passage_is_placed_by_hand_on_words_of_the_text(article: Article) -> None:
    placement = waiting(article, State.GONE)

    passage = placements.put(
        placement=placement, editor=make_editor(), exact=" The ferry left without them.\r\n"
    )

    passage.refresh_from_db()
    assert passage.exact == "The ferry left without them."
    assert (passage.revision, passage.fact) == (article.revision, 1)
    placement.refresh_from_db()
    assert (placement.decision, placement.from_exact) == (Decision.PLACED, GONE)
    assert placement.words == "The ferry left without them."


def test_words_that_stand_nowhere_are_refused(article: Article) -> None:
    with pytest.raises(WordsNotThere, match="letter by letter"):
        placements.put(
            placement=waiting(article, State.GONE), editor=make_editor(), exact="No such words"
        )


def test_words_that_stand_twice_need_a_place(article: Article) -> None:
    placement, editor = waiting(article, State.AMBIGUOUS), make_editor()
    last = placements.places_of(article, AMBIGUOUS)[-1]

    with pytest.raises(WordsNotThere, match="more than once"):
        placements.put(placement=placement, editor=editor, exact=AMBIGUOUS)
    passage = placements.put(placement=placement, editor=editor, exact=AMBIGUOUS, start=last.start)

    assert passage.span == last


# Once --------------------------------------------------------------------------------------------


def test_the_second_editor_is_told_who_decided_what(article: Article) -> None:
    placement = waiting(article)
    placements.confirm(placement=placement, editor=make_editor("edith"))

    with pytest.raises(DecidedAlready, match="edith has decided"):
        placements.reopen(placement=placement, editor=make_editor("otto"))

    placement.refresh_from_db()
    assert placement.decision == Decision.CONFIRMED


def test_what_was_asked_of_an_earlier_text_is_not_decided_any_more(article: Article) -> None:
    placement = waiting(article)
    revise(article, f"{AFTER}\n\nMore.")

    with pytest.raises(Outdated, match="changed again"):
        placements.confirm(placement=placement, editor=make_editor())


def test_when_the_queue_is_empty_every_tag_is_on_some_wording(article: Article) -> None:
    editor = make_editor()
    make_tag(make_passage(article, REWORDED_TO), reader=make_reader())
    places = placements.places_of(article, AMBIGUOUS)

    placements.confirm(placement=waiting(article), editor=editor)
    placements.reopen(placement=waiting(article, State.GONE), editor=editor)
    placements.put(
        placement=waiting(article, State.AMBIGUOUS),
        editor=editor,
        exact=AMBIGUOUS,
        start=places[0].start,
    )

    assert not Placement.objects.waiting(article.revision).exists()
    assert Tag.objects.count() == len(WORDS) + 1
    assert sum(one.tally.total for one in Passage.objects.all()) == len(WORDS) + 1
    call_command("recount")
