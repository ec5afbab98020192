"""Is a flag one a reader, with a reason that is known?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from annotator.models import Flag
from tests.factories import make_comment
from tests.moderating import make_flag

pytestmark = pytest.mark.django_db


def test_the_database_takes_one_flag_a_reader_and_known_reasons_only() -> None:
    flag = make_flag(make_comment())

    for wrong in ({"reader": flag.reader, "reason": "spam"}, {"reason": "dull"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Flag.objects.create(comment=flag.comment, **{"reader": flag.reader} | wrong)


def test_a_flag_goes_with_its_comment() -> None:
    flag = make_flag(make_comment())

    flag.comment.delete()

    assert not Flag.objects.exists()
