"""Does the database tell an account once of a comment, the newest comments first?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from annotator.models import Notice
from tests.factories import make_comment, make_reply, make_user

pytestmark = pytest.mark.django_db


def test_an_account_is_told_once_of_a_comment() -> None:
    reply = make_reply(make_comment(author=make_user("nora")))

    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(user=make_user("nora"), comment=reply, reason=Notice.Reason.MENTION)


def test_the_newest_comments_come_first() -> None:
    comment = make_comment(author=make_user("nora"))
    replies = [make_reply(comment), make_reply(comment, body="Once more.")]

    assert [one.comment for one in Notice.objects.all()] == replies[::-1]
