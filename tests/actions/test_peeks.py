"""Is it kept right who saw what others said before saying something themselves?"""

from __future__ import annotations

import uuid

import pytest

from annotator.actions import (
    blocking,
    bounds,
    leaving,
    peeks,
    placements,
    readers,
    tags,
    tallies,
    undoing,
)
from annotator.models import (
    Act,
    Article,
    Label,
    Passage,
    Peek,
    Placement,
    Reader,
    Tag,
    Tallies,
    Tally,
)
from annotator.refusals import WordsNotThere
from annotator.text.selectors import occurrences
from tests.factories import (
    make_article,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
    make_user,
)
from tests.revising import revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    """One that shows tallies after one's own tag."""
    made = make_article()
    made.tallies = Tallies.AFTER_OWN_TAG
    made.save()
    return made


@pytest.fixture
def passage(article: Article) -> Passage:
    """A quote, which stays whoever takes a tag back; one reader has tagged it."""
    quote = make_quote(article)
    make_tag(quote.passage, label=Label.SARCASM)
    return quote.passage


def unseen(passage: Passage) -> Tally:
    """What is counted as said unseen, which is what the tags say."""
    assert tallies.mend() == []
    return Passage.objects.get(pk=passage.pk).unseen


def tag(passage: Passage, reader: Reader, label: Label = Label.FACT) -> Tag:
    """A tag on the passage as it is by now."""
    return tags.put(passage=Passage.objects.get(pk=passage.pk), reader=reader, label=label)


def test_who_tags_without_looking_counts_and_who_looked_before_does_not(passage: Passage) -> None:
    first, second = make_reader(), make_reader()

    tag(passage, first)
    peeks.look(passage=passage, reader=first)
    peeks.look(passage=passage, reader=second)
    tag(passage, second)

    assert unseen(passage) == Tally(fact=1, sarcasm=1)
    passage.refresh_from_db()
    assert passage.tally == Tally(fact=2, sarcasm=1)
    assert [one.reader for one in Peek.objects.all()] == [second]


def test_looking_twice_is_noted_once(passage: Passage) -> None:
    reader = make_reader()

    first = peeks.look(passage=passage, reader=reader)
    again = peeks.look(passage=passage, reader=reader)

    assert first == again
    assert again is not None
    assert first is not None
    assert first.at == again.at


def test_a_tag_that_is_taken_back_and_given_again_does_not_count_any_more(passage: Passage) -> None:
    reader = make_reader()
    tag(passage, reader)

    tags.take_back(passage=passage, reader=reader)
    assert unseen(passage) == Tally(sarcasm=1)
    given = tag(passage, reader, Label.OPINION)

    assert given.seen_before
    assert unseen(passage) == Tally(sarcasm=1)
    (peek,) = Peek.objects.all()
    assert not peek.asked


def test_who_took_a_tag_back_and_asks_sees_it_again(passage: Passage) -> None:
    reader = make_reader()
    tag(passage, reader)
    tags.take_back(passage=passage, reader=reader)

    peek = peeks.look(passage=passage, reader=reader)

    assert peek is not None
    assert peek.asked


def test_of_a_label_that_was_changed_the_first_one_counts(passage: Passage) -> None:
    reader = make_reader()
    tag(passage, reader, Label.FACT)

    tag(passage, reader, Label.SARCASM)
    changed = tag(passage, reader, Label.OPINION)

    assert changed.given_first == Label.FACT
    assert unseen(passage) == Tally(fact=1, sarcasm=1)
    passage.refresh_from_db()
    assert passage.tally == Tally(opinion=1, sarcasm=1)
    tags.take_back(passage=passage, reader=reader)
    assert unseen(passage) == Tally(sarcasm=1)


def test_undoing_that_a_tag_was_taken_back_makes_it_what_it_was(passage: Passage) -> None:
    reader = make_reader()
    before = tag(passage, reader)
    tag(passage, reader, Label.OPINION)
    tags.take_back(passage=passage, reader=reader)

    undoing.undo(act=Act.objects.latest("pk"))

    after = Tag.objects.get(reader=reader)
    assert (after.label, after.given_first, after.seen_before) == ("opinion", "fact", False)
    assert after.created_at == before.created_at
    assert unseen(passage) == Tally(fact=1, sarcasm=1)


def test_undoing_a_tag_takes_it_out_and_what_is_said_then_does_not_count(passage: Passage) -> None:
    reader = make_reader()
    tag(passage, reader)

    undoing.undo(act=Act.objects.latest("pk"))
    tag(passage, reader)

    assert unseen(passage) == Tally(sarcasm=1)


def test_who_tags_words_first_has_seen_nothing(article: Article) -> None:
    editor = make_reader(make_editor())
    span = occurrences(article.revision.text, "Nobody in the room laughed.")[0]

    given = tags.put_on_span(article=article, span=span, reader=editor, label=Label.FACT)

    assert not given.seen_before
    assert unseen(given.passage) == Tally(fact=1)


def test_an_editor_sees_everything_and_so_does_not_count_after_others(passage: Passage) -> None:
    editor = make_reader(make_editor())

    assert peeks.look(passage=passage, reader=editor) is None
    assert tag(passage, editor).seen_before
    assert unseen(passage) == Tally(sarcasm=1)


def test_where_tallies_are_always_shown_nothing_is_noted() -> None:
    passage = make_tag().passage
    reader = make_reader()

    assert peeks.look(passage=passage, reader=reader) is None
    assert tag(passage, reader).seen_before
    assert not Peek.objects.exists()
    assert unseen(passage) == Tally(fact=1)


def test_what_a_browser_saw_its_account_has_seen(passage: Passage) -> None:
    user, browser = make_user(), uuid.uuid4()
    guest = readers.for_viewer(user=None, browser=browser)
    peeks.look(passage=passage, reader=guest)

    readers.adopt(browser=browser, user=user)

    assert tag(passage, make_reader(user)).seen_before
    assert unseen(passage) == Tally(sarcasm=1)


def test_a_browsers_tag_after_its_account_had_looked_stops_counting(passage: Passage) -> None:
    user, browser = make_user(), uuid.uuid4()
    peeks.look(passage=passage, reader=make_reader(user))
    tag(passage, readers.for_viewer(user=None, browser=browser))
    assert unseen(passage) == Tally(fact=1, sarcasm=1)

    readers.adopt(browser=browser, user=user)

    assert unseen(passage) == Tally(sarcasm=1)


def test_of_two_looks_by_one_person_the_earlier_stays(passage: Passage) -> None:
    user, browser = make_user(), uuid.uuid4()
    guest = readers.for_viewer(user=None, browser=browser)
    first = peeks.look(passage=passage, reader=guest)
    peeks.look(passage=passage, reader=make_reader(user))

    readers.adopt(browser=browser, user=user)

    (peek,) = Peek.objects.all()
    assert first is not None
    assert (peek.reader.user, peek.at, peek.asked) == (user, first.at, True)


def test_an_account_that_tags_after_its_browser_did_does_not_count(passage: Passage) -> None:
    user, browser = make_user(), uuid.uuid4()
    tag(passage, readers.for_viewer(user=None, browser=browser))
    tag(passage, make_reader(user), Label.OPINION)

    readers.adopt(browser=browser, user=user)

    assert Tag.objects.get(reader__user=user).seen_before
    assert unseen(passage) == Tally(sarcasm=1)


def test_what_was_seen_goes_with_the_passage_into_a_new_text(passage: Passage) -> None:
    reader = make_reader()
    peeks.look(passage=passage, reader=reader)

    revise(passage.article, f"A line before.\n\n{passage.article.revision.text}")

    assert tag(passage, reader).seen_before
    assert unseen(passage) == Tally(sarcasm=1)


def test_what_was_seen_goes_with_a_passage_that_an_editor_joins_to_another(
    article: Article,
) -> None:
    words = "It was a short meeting."
    old = make_passage(article, words)
    make_tag(old)
    reader = make_reader()
    peeks.look(passage=old, reader=reader)
    revise(article, article.revision.text.replace("short meeting", "long meeting"))
    article.refresh_from_db()
    new = make_passage(article, "It was a long meeting.")
    tag(new, reader)
    assert unseen(new) == Tally(fact=1)

    placements.confirm(placement=Placement.objects.get(passage=old), editor=make_editor())

    # The one who looked at the old words tagged the new ones afterwards.
    assert unseen(new) == Tally(fact=1)
    assert {one.seen_before for one in Tag.objects.filter(reader=reader)} == {True}
    assert Peek.objects.get().passage == new


def test_new_bounds_leave_behind_what_others_saw(article: Article) -> None:
    mine, other = make_reader(), make_reader()
    passage = make_tag(make_passage(article), reader=mine).passage
    peeks.look(passage=passage, reader=other)
    span = occurrences(article.revision.text, "The harbour board met on Monday.")[0]

    moved = bounds.move(passage=passage, reader=mine, span=span)

    assert not moved.peeks.exists()
    assert unseen(moved) == Tally(fact=1)


def test_a_passage_with_nothing_on_it_goes_however_many_looked(article: Article) -> None:
    mine = make_reader()
    passage = make_tag(make_passage(article), reader=mine).passage
    peeks.look(passage=passage, reader=make_reader())

    tags.take_back(passage=passage, reader=mine)

    assert not Passage.objects.filter(pk=passage.pk).exists()
    assert not Peek.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nobody_looks_at_a_passage_that_has_gone(article: Article) -> None:
    passage = make_tag(make_passage(article)).passage
    Passage.objects.filter(pk=passage.pk).delete()

    with pytest.raises(WordsNotThere):
        peeks.look(passage=passage, reader=make_reader())


def test_removing_all_that_a_reader_said_leaves_the_counts_right(passage: Passage) -> None:
    reader = make_reader()
    tag(passage, reader)
    tag(passage, reader, Label.OPINION)

    blocking.remove_tags(reader=reader, editor=make_editor(), reason="one of many")

    assert unseen(passage) == Tally(sarcasm=1)
    assert tag(passage, reader).seen_before


@pytest.mark.parametrize(
    ("fate", "left"), [("kept", Tally(fact=1, sarcasm=1)), ("removed", Tally(sarcasm=1))]
)
def test_an_account_that_goes_takes_along_what_it_saw_if_its_tags_go(
    passage: Passage, fate: str, left: Tally
) -> None:
    user = make_user()
    tag(passage, make_reader(user))
    peeks.look(
        passage=make_tag(make_quote(passage.article, "Nobody").passage).passage,
        reader=make_reader(user),
    )

    leaving.leave(user=user, tags=leaving.Fate(fate), said=leaving.Fate(fate))

    assert unseen(passage) == left
    assert Peek.objects.exists() == (fate == "kept")
