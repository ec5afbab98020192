"""Who becomes a reader, and does signing in bring a browser's tags without counting twice?"""

from __future__ import annotations

import pytest

from annotator.actions import readers, tags
from annotator.models import Label, Passage, Reader, Tag, Tally
from tests.factories import make_article, make_passage, make_reader, make_tag, make_user

pytestmark = pytest.mark.django_db


def test_an_account_is_one_reader() -> None:
    nora = make_user("nora")

    assert make_reader(nora) == make_reader(nora) == Reader.objects.get()


def test_a_browser_is_the_reader_that_its_cookie_names() -> None:
    browser = make_reader()

    assert readers.for_viewer(user=None, browser_reader=browser.pk) == browser


def test_a_browser_whose_reader_is_gone_becomes_a_new_one() -> None:
    assert readers.for_viewer(user=None, browser_reader=12345).pk != 12345


def test_a_browser_never_becomes_the_reader_of_an_account() -> None:
    account = make_reader(make_user("nora"))

    assert readers.for_viewer(user=None, browser_reader=account.pk) != account


def test_signing_in_brings_the_browsers_tags() -> None:
    nora, browser = make_user("nora"), make_reader()
    tag = make_tag(reader=browser, label=Label.SARCASM)

    assert readers.adopt(browser_reader=browser.pk, user=nora) == 1

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

    assert readers.adopt(browser_reader=browser.pk, user=nora) == 1

    assert Passage.objects.get(pk=both.pk).tally == Tally(fact=1)
    assert Passage.objects.get(pk=only.pk).tally == Tally(opinion=1)
    assert Tag.objects.count() == 2


@pytest.mark.parametrize("known", [False, True])
def test_nothing_is_adopted_from_nobody_or_from_another_account(known: bool) -> None:
    other = make_tag(reader=make_reader(make_user("omar"))).reader
    pk = other.pk if known else 12345

    assert readers.adopt(browser_reader=pk, user=make_user("nora")) == 0
    assert Reader.objects.get(pk=other.pk).tags.count() == 1
