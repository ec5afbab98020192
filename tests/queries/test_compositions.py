"""Is what an article is made of added up right, and of nothing that the viewer may not see?"""

from __future__ import annotations

from random import Random

import pytest

from annotator.access import NOBODY, OPERATOR, Viewer
from annotator.actions import peeks, tags
from annotator.agreement import Agreement
from annotator.models import Article, Label, Tallies, Tally
from annotator.queries.compositions import composition
from tests.crowds import make_long_article, mark
from tests.factories import make_article, make_editor, make_quote, make_reader, make_tag, make_user

pytestmark = pytest.mark.django_db
SENTENCES = ("One.", "Two.", "Three.", "Four.", "Five.", "Six.")


@pytest.fixture
def article() -> Article:
    """Six quotes of two speakers, read by up to nine readers each, seen and unseen by chance."""
    made = make_article(" ".join(SENTENCES))
    chance = Random(7)
    readers = [make_reader() for _ in range(9)]
    for number, words in enumerate(SENTENCES):
        passage = make_quote(made, words, speaker=("Ada", "Omar")[number % 2]).passage
        for reader in readers[: chance.randrange(10)]:
            passage.refresh_from_db()
            if chance.random() < 0.3:
                peeks.look(passage=passage, reader=reader)
            tags.put(passage=passage, reader=reader, label=chance.choice(list(Label)))
        if number == 0:
            Article.objects.update(tallies=Tallies.AFTER_OWN_TAG)
            made.refresh_from_db()
    return made


def same(one: Agreement, other: Agreement) -> bool:
    """Whether two figures are the same, but for rounding."""
    return one.share == pytest.approx(other.share) and one.alpha == pytest.approx(other.alpha)


def test_agreement_rests_on_what_was_said_unseen_where_tallies_are_hidden_first(
    article: Article,
) -> None:
    told = composition(article, OPERATOR)

    units = [one.unseen.counts for one in article.passages.all()]
    assert same(told.agreement, Agreement.of(units))
    assert 0 < told.agreement.tags < told.tally.total


def test_agreement_rests_on_all_tags_where_tallies_are_always_shown(article: Article) -> None:
    article.tallies = Tallies.ALWAYS

    told = composition(article)

    units = [one.tally.counts for one in article.passages.all()]
    assert same(told.agreement, Agreement.of(units))
    assert told.agreement.tags == sum(sum(unit) for unit in units if sum(unit) > 1)


def test_agreement_is_added_up_right_for_many_passages_of_few_and_of_many_readers() -> None:
    article = make_long_article()
    mark(article, passages=120, readers=60)

    units = [one.tally.counts for one in article.passages.all()]

    assert same(composition(article).agreement, Agreement.of(units))


def test_what_a_viewer_may_not_see_is_in_no_figure(article: Article) -> None:
    told = composition(article, NOBODY)

    assert (told.tally, told.passages, told.hidden, told.open) == (Tally(), 6, 6, 0)
    assert told.agreement.tags == 0
    assert [(one.name, one.quotes, one.tally, one.enough, one.hidden) for one in told.voices] == [
        ("Ada", 3, Tally(), False, 3),
        ("Omar", 3, Tally(), False, 3),
    ]


def test_what_a_viewer_tagged_or_asked_to_see_is_in_them(article: Article) -> None:
    nora = make_user()
    first, second = article.passages.filter(quote__speaker__name="Ada").order_by("start")[:2]
    make_tag(first, reader=make_reader(nora))
    peeks.look(passage=second, reader=make_reader(nora))

    told = composition(article, Viewer(user=nora))

    first.refresh_from_db()
    assert told.tally == Tally.total_of([first.tally, second.tally])
    assert (told.hidden, told.open) == (4, 2)
    assert {one.name: one.hidden for one in told.voices} == {"Ada": 1, "Omar": 3}


def test_an_editor_sees_all_figures(article: Article) -> None:
    told = composition(article, Viewer(user=make_editor()))

    assert told == composition(article, OPERATOR)
    assert told.hidden == 0
