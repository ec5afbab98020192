"""Does the database take one mark a reader and comment?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from annotator.models import Helpful
from tests.factories import make_comment, make_reader

pytestmark = pytest.mark.django_db


def test_a_reader_marks_a_comment_once() -> None:
    comment, reader = make_comment(), make_reader()
    Helpful.objects.create(comment=comment, reader=reader)

    with pytest.raises(IntegrityError), transaction.atomic():
        Helpful.objects.create(comment=comment, reader=reader)
