"""Does the database itself hold a reader to one known label a passage?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from annotator.models import Label, Tag
from tests.factories import make_passage, make_reader, make_tag

pytestmark = pytest.mark.django_db


def test_a_reader_tags_a_passage_once() -> None:
    tag = make_tag()

    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(passage=tag.passage, reader=tag.reader, label=Label.SARCASM)


def test_an_unknown_label_cannot_be_stored() -> None:
    passage, reader = make_passage(), make_reader()

    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(passage=passage, reader=reader, label="nonsense")
