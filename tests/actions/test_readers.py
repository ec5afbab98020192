"""Who becomes a reader, and does signing in bring a browser's tags without counting twice?"""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from annotator.actions import flags, helpful, readers, tags, tallies
from annotator.models import Flag, Label, Passage, Reader, Tag, Tally
from annotator.refusals import WordsNotThere
from tests.factories import (
    make_article,
    make_comment,
    make_passage,
    make_reader,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_an_account_is_one_reader() -> None:
    nora = make_user("nora")

    assert make_reader(nora) == make_reader(nora) == Reader.objects.get()


def test_a_browser_is_the_reader_that_its_cookie_names() -> None:
    browser = make_reader()

    assert readers.for_viewer(user=None, browser=number(browser)) == browser


def test_a_browser_that_was_never_seen_becomes_a_reader_by_its_first_act() -> None:
    unseen = uuid4()

    reader = readers.for_viewer(user=None, browser=unseen)

    assert reader.browser == unseen
    assert readers.for_viewer(user=None, browser=unseen) == reader


def test_a_browser_that_acts_twice_at_once_is_one_reader() -> None:
    first = readers.of_browser(browser := uuid4())

    # The second act looked before the first one's reader was there.
    with transaction.atomic(), pytest.raises(IntegrityError), transaction.atomic():
        Reader.objects.create(browser=browser)

    assert readers.for_viewer(user=None, browser=browser) == first


def test_the_reader_of_an_account_has_no_number_that_a_cookie_could_name() -> None:
    assert make_reader(make_user("nora")).browser is None


def test_signing_in_brings_the_browsers_tags() -> None:
    nora, browser = make_user("nora"), make_reader()
    tag = make_tag(reader=browser, label=Label.SARCASM)

    assert readers.adopt(browser=number(browser), user=nora) == 1

    tag.refresh_from_db()
    assert tag.reader.user == nora
    assert Reader.objects.count() == 1


def test_where_both_tagged_a_passage_the_accounts_own_tag_stands_and_counts_once() -> None:
    nora, browser = make_user("nora"), make_reader()
    article = make_article()
    both, only = make_passage(article, "The harbour board"), make_passage(article, "laughed.")
    tags.put(passage=both, reader=make_reader(nora), label=Label.FACT)
    tags.put(passage=both, reader=browser, label=Label.SARCASM)
    tags.put(passage=only, reader=browser, label=Label.OPINION)

    assert readers.adopt(browser=number(browser), user=nora) == 1

    assert Passage.objects.get(pk=both.pk).tally == Tally(fact=1)
    assert Passage.objects.get(pk=only.pk).tally == Tally(opinion=1)
    assert Tag.objects.count() == 2


def test_signing_in_brings_the_browsers_marks_but_for_doubles_and_those_on_ones_own_comments() -> (
    None
):
    nora, browser = make_user("nora"), make_reader()
    passage = make_passage()
    by_others = [make_comment(passage, author=make_user(name)) for name in ("omar", "lena")]
    own = make_comment(passage, author=nora)
    helpful.put(comment=by_others[0], reader=make_reader(nora))
    for comment in (*by_others, own):
        helpful.put(comment=comment, reader=browser)

    readers.adopt(browser=number(browser), user=nora)

    for comment in (*by_others, own):
        comment.refresh_from_db()
        assert comment.helpful == comment.helpful_marks.count() == (0 if comment == own else 1)


def test_undoing_what_the_browser_did_leaves_what_the_account_had_said_before() -> None:
    nora, browser = make_user("nora"), make_reader()
    passage = make_passage()
    comment = make_comment(passage, author=make_user("omar"))
    own = make_reader(nora)
    make_tag(passage, reader=own, label=Label.FACT)
    helpful.put(comment=comment, reader=own)
    own.acts.all().delete()
    make_tag(passage, reader=browser, label=Label.FACT)
    helpful.put(comment=comment, reader=browser)
    elsewhere = make_tag(make_passage(passage.article, "laughed."), reader=browser)

    readers.adopt(browser=number(browser), user=nora)

    assert [act.passage_number for act in own.acts.undoable()] == [elsewhere.passage_id]
    assert own.tags.count() == 2
    comment.refresh_from_db()
    assert comment.helpful == 1


@pytest.mark.parametrize("label", Label)
def test_whatever_both_said_of_a_passage_it_counts_once(label: Label) -> None:
    nora, browser = make_user("nora"), make_reader()
    passage = make_passage()
    make_tag(passage, reader=make_reader(nora), label=Label.OPINION)
    make_tag(passage, reader=browser, label=label)

    readers.adopt(browser=number(browser), user=nora)
    readers.adopt(browser=number(browser), user=nora)

    assert Passage.objects.get().tally == Tally(opinion=1)
    assert tallies.mend() == []


@pytest.mark.django_db(transaction=True)
def test_who_signs_in_amid_an_act_of_the_browser_is_told_that_it_was_not_saved() -> None:
    browser = make_reader()
    passage = make_passage()
    comment = make_comment(passage, author=make_user("omar"))
    readers.adopt(browser=number(browser), user=make_user("nora"))
    article, span, fact = passage.article, passage.span, Label.FACT

    with pytest.raises(WordsNotThere, match="signed in or out meanwhile"):
        tags.put(passage=passage, reader=browser, label=fact)
    with pytest.raises(WordsNotThere, match="signed in or out meanwhile"):
        tags.put_on_span(article=article, span=span, reader=browser, label=fact)
    with pytest.raises(WordsNotThere, match="signed in or out meanwhile"):
        helpful.put(comment=comment, reader=browser)
    with pytest.raises(WordsNotThere, match="signed in or out meanwhile"):
        flags.put(comment=comment, reader=browser, reason=Flag.Reason.SPAM)

    assert not Tag.objects.exists()


def test_nothing_is_adopted_from_a_browser_that_never_tagged() -> None:
    other = make_tag(reader=make_reader(make_user("omar"))).reader

    assert readers.adopt(browser=uuid4(), user=make_user("nora")) == 0
    assert other.tags.count() == 1


def number(reader: Reader) -> UUID:
    """The number of a browser that tagged."""
    assert reader.browser is not None
    return reader.browser
