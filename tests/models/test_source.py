"""Does the database take sources of the web only, and no more than a comment may have?"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from annotator.models import Source
from tests.factories import make_comment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/", "//a.example", ""])
def test_what_is_not_on_the_web_is_no_source(url: str) -> None:
    comment = make_comment()

    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.create(comment=comment, url=url, seen_on=date(2026, 5, 12), place=1)


@pytest.mark.parametrize("place", [0, 6])
def test_a_comment_has_five_sources_at_most(place: int) -> None:
    comment = make_comment()

    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.create(
            comment=comment, url="https://a.example/", seen_on=date(2026, 5, 12), place=place
        )


def test_a_source_is_called_by_its_title_or_its_address() -> None:
    assert str(Source(url="https://a.example/", title="Minutes")) == "Minutes"
    assert str(Source(url="https://a.example/")) == "https://a.example/"
