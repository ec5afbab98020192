"""Are long forms refused before they are read, and articles taken all the same?"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from annotator.bodies import MOST, WRITTEN_AS_ADDRESS
from tests.factories import make_editor
from tests.views.conftest import signed_in
from tests.views.sending import PASTED

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("length", ["many", "-1", "1" * 30, str(MOST + 1)])
def test_a_form_that_says_it_is_too_long_is_refused_unread(client: Client, length: str) -> None:
    more: dict[str, Any] = {"CONTENT_LENGTH": length}

    answer = client.post("/language/setlang/", "a=1", content_type=WRITTEN_AS_ADDRESS, **more)

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "more than can be taken at once" in answer.content.decode()


def test_a_form_that_is_not_too_long_is_taken(client: Client) -> None:
    fields = "language=fr&next=/&a=" + "1" * (MOST - 100)

    answer = client.post("/language/setlang/", fields, content_type=WRITTEN_AS_ADDRESS)

    assert answer.status_code == HTTPStatus.FOUND


@pytest.mark.any_database
def test_a_long_article_is_sent_in_parts(db: None) -> None:
    editor = signed_in(make_editor())
    long = PASTED + "\n\nNobody in the room laughed." * 40_000

    answer = editor.post("/articles/new/", {"text": long, "language": "en"})

    assert answer.status_code == HTTPStatus.OK
    assert 'class="preview-form" method="post" enctype="multipart/form-data"' in (
        answer.content.decode()
    )
