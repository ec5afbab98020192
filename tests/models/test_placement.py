"""Can nothing be stored of a passage's fate that makes no sense?"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotator.models import Decision, Placement
from annotator.models.placement import STATES
from annotator.text.anchoring import State
from tests.revising import REWORDED_TO, make_revised_article, waiting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "lost"},
        {"decision": "perhaps", "decided_at": timezone.now()},
        {"decision": Decision.CONFIRMED},
        {"decided_at": timezone.now()},
        {"start": None},
        {"start": 9, "end": 9},
        {"state": "same", "start": None, "end": None},
        {"state": "same", "decision": Decision.CONFIRMED, "decided_at": timezone.now()},
        {"from_end": 0},
    ],
)
def test_what_makes_no_sense_cannot_be_stored(wrong: dict[str, Any]) -> None:
    placement = waiting(make_revised_article())

    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.filter(pk=placement.pk).update(**wrong)


def test_a_passage_is_placed_once_a_revision() -> None:
    placement = waiting(make_revised_article())
    placement.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        placement.save(force_insert=True)


def test_every_state_of_the_engine_has_a_name() -> None:
    assert [value for value, _ in STATES] == [state.value for state in State]


def test_a_placement_knows_its_new_words_if_it_has_a_place() -> None:
    article = make_revised_article()

    assert waiting(article).words == REWORDED_TO
    assert waiting(article, State.GONE).words == ""
    assert waiting(article, State.GONE).span is None


def test_what_waits_is_what_nobody_has_decided() -> None:
    article = make_revised_article()
    found = Placement.objects.filter(revision=article.revision)

    pending = {one.state for one in found if one.is_pending}

    assert pending == {"reworded", "ambiguous", "gone"}
    assert {one.state for one in Placement.objects.waiting(article.revision)} == pending
