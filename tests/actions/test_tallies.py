"""Are tallies that went wrong found and put right, and all others left alone?"""

from __future__ import annotations

import pytest

from annotator.actions import tallies
from annotator.models import Label, Passage, Tally
from tests.factories import make_article, make_passage, make_tag

pytestmark = pytest.mark.django_db


def test_tallies_that_agree_with_the_tags_stay_as_they_are() -> None:
    make_tag(label=Label.FACT)

    assert tallies.mend() == []


@pytest.mark.parametrize(
    "wrong", [{"fact": 5}, {"sarcasm": 1}, {"fact": 0, "opinion": 0}, {"fact": 1, "opinion": 2}]
)
def test_a_tally_that_differs_is_set_to_what_the_tags_say(wrong: dict[str, int]) -> None:
    article = make_article()
    passage = make_passage(article)
    other = make_tag(make_passage(article, "Nobody")).passage
    for label in (Label.FACT, Label.FACT, Label.OPINION):
        make_tag(passage, label=label)
    Passage.objects.filter(pk=passage.pk).update(**wrong)

    (mended,) = tallies.mend()

    assert mended.passage == passage
    assert mended.before == Tally(**({"fact": 2, "opinion": 1} | wrong))
    assert mended.after == Tally(fact=2, opinion=1)
    passage.refresh_from_db()
    assert passage.tally == Tally(fact=2, opinion=1)
    other.refresh_from_db()
    assert other.tally == Tally(fact=1)
    assert tallies.mend() == []


def test_a_tally_without_any_tag_becomes_nothing() -> None:
    passage = make_passage()
    Passage.objects.update(opinion=3)

    tallies.mend()

    passage.refresh_from_db()
    assert passage.tally == Tally()
