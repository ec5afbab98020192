"""Is what was planned for each passage carried out, and nothing but looked at before?"""

from __future__ import annotations

import pytest

from annotator.actions import placing
from annotator.models import Passage, Placement
from annotator.text.anchoring import State
from annotator.text.document import Document
from tests.crowds import make_long_article, mark
from tests.factories import make_article
from tests.revising import make_revised_article, make_tagged_article, revise

pytestmark = pytest.mark.django_db


def test_planning_writes_nothing() -> None:
    article = make_tagged_article()
    before = list(Passage.objects.values())

    planned = placing.plan(article, Document.from_html("<p>Nothing of it is left.</p>"))

    assert sum(planned.counts.values()) == len(planned.fates) == len(before)
    assert list(Passage.objects.values()) == before
    assert not Placement.objects.exists()


def test_counts_are_told_in_the_order_of_the_states() -> None:
    article = make_revised_article()

    assert placing.counts(article.revision) == {state.value: 1 for state in State}
    assert list(placing.counts(article.revision)) == [state.value for state in State]
    assert set(placing.counts(make_article().revision).values()) == {0}


def test_hundreds_of_passages_go_over_together_each_to_its_own_words() -> None:
    article = make_long_article()
    mark(article, passages=400, readers=20)
    lead = "It began on a Monday."

    revise(article, f"{lead}\n\n{article.revision.text}")

    moved = len(lead) + 2
    passages = article.revision.passages.all()
    assert len(passages) == 400
    placements = {one.passage_id: one for one in Placement.objects.all()}
    for passage in passages:
        assert passage.start == placements[passage.pk].from_start + moved
        assert passage.exact == passage.span.of(article.revision.text)
