"""Does the database itself refuse passages and quotes that cannot be?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from annotator.models import Passage, Tally
from annotator.text.spans import Span
from tests.factories import make_article, make_passage, make_quote

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("start", "end"), [(4, 4), (9, 4), (-1, 4)])
def test_a_span_that_is_none_cannot_be_stored(start: int, end: int) -> None:
    article = make_article()

    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.create(
            article=article, revision=article.revision, start=start, end=end, exact="x"
        )


def test_the_same_words_are_one_passage() -> None:
    passage = make_passage()
    passage.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        passage.save(force_insert=True)


def test_a_passage_knows_its_span_its_tally_and_its_address() -> None:
    passage = make_passage(make_article("It rained. It stopped."), "It stopped.")

    assert passage.span == Span(11, 22)
    assert passage.tally == Tally()
    assert passage.get_absolute_url() == f"/passages/{passage.pk}/"
    assert passage.spoken is None


def test_a_speaker_who_is_quoted_cannot_be_deleted() -> None:
    quote = make_quote()
    assert quote.speaker is not None

    with pytest.raises(ProtectedError):
        quote.speaker.delete()


def test_a_quote_names_its_speaker_or_nobody() -> None:
    article = make_article()

    assert str(make_quote(article)).startswith("Ada Brook: ")
    assert str(make_quote(article, "Nobody in the room laughed.", speaker="")).startswith("?: ")
