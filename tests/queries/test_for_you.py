"""Does the page of what is for somebody cost the same however much that is?"""

from __future__ import annotations

from functools import partial

import pytest
from django.test import Client, RequestFactory

from annotator.models import User
from annotator.queries import for_you
from tests.factories import make_comment, make_editor, make_reply, make_user
from tests.queries.test_reading import asked

pytestmark = pytest.mark.django_db


def test_the_page_takes_as_many_queries_for_many_notices_as_for_one() -> None:
    nora, browser = make_user("nora"), Client()
    browser.force_login(nora)
    counts = []
    for more in (1, 15):
        for number in range(more):
            comment = make_comment(author=nora, body=f"{more} {number}")
            make_reply(comment, author=make_user(f"reader-{more}-{number}"))
        counts.append(asked(partial(browser.get, "/for-you/")))

    assert counts[0] == counts[1] <= 6


def test_nothing_is_asked_for_a_page_that_does_not_tell() -> None:
    request = RequestFactory().get("/")
    request.user = make_user("nora")
    request.browser = None  # type: ignore[attr-defined]  # of the middleware

    assert asked(partial(for_you.context, request)) == 0


def test_editors_are_offered_to_be_mentioned_and_nobody_else() -> None:
    make_user("nora")
    closed = make_editor("closed")
    closed.is_active = False
    closed.save()
    root = User.objects.create_superuser("root")
    edith = make_editor("edith")

    assert list(for_you.mentionable()) == [edith, root]
