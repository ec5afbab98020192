"""Are all publishers offered that lists show articles of, and no others, without reading these?"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from annotator.access import NOBODY, Viewer
from annotator.models import Article, Status
from annotator.queries import publishers as queries
from annotator.queries.publishers import publishers
from tests.factories import make_article, make_editor

pytestmark = pytest.mark.django_db


def publish(publisher: str, status: Status = Status.PUBLIC) -> None:
    article = make_article(title="A", status=status)
    Article.objects.filter(pk=article.pk).update(publisher=publisher)


def test_each_is_told_once_and_those_of_drafts_to_editors_only(
    django_assert_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    for name in ("The Gull", "", "Élan", "The Gull"):
        publish(name)
    publish("Unseen", Status.DRAFT)

    with django_assert_num_queries(1):
        assert sorted(publishers(NOBODY)) == ["The Gull", "Élan"]
    assert sorted(publishers(Viewer(make_editor()))) == ["The Gull", "Unseen", "Élan"]


def test_there_is_an_end_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST", 2)
    for name in ("A", "B", "C"):
        publish(name)

    assert publishers() == ["A", "B"]
