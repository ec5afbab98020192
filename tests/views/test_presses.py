"""Does a press on what was pressed before do what it does when all of it is asked anew?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, cast

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.access import presses
from annotator.actions import blocking, readers, tags
from annotator.models import (
    Act,
    Article,
    Comment,
    Label,
    Passage,
    Quote,
    Reader,
    Status,
    Tag,
    Taggers,
)
from annotator.models.article import Tallies
from tests.factories import make_comment, make_editor, make_passage, make_quote, make_tag, make_user
from tests.revising import revise
from tests.views.sending import HTMX

pytestmark = pytest.mark.django_db
WORDS = "We have never lost a crate in our lives,"
KEY = "3f0e8a52-6c0f-4a4e-9b5b-0d9b2d1f7c11"
# What an answer says of an act, and nothing else, differs from one time to the next.
OF_AN_ACT = re.compile(rb"(acts/|undo-)\d+")


@dataclass
class Scene:
    """A passage that was pressed, and a browser that pressed others of its article."""

    passage: Passage
    browser: Client
    # How it sends a press: the header of htmx, or nothing.
    header: dict[str, Any] = field(default_factory=lambda: HTMX)

    @property
    def article(self) -> Article:
        return Article.objects.get()

    @property
    def reader(self) -> Reader:
        return Reader.objects.latest("pk")

    def answer(self, label: str = "opinion", **more: str) -> HttpResponse:
        """The answer to a press."""
        address = f"/passages/{self.passage.pk}/tag/"
        sent = self.browser.post(address, {"label": label, **more}, **self.header)
        return cast(HttpResponse, sent)

    def press(self, label: str = "opinion", **more: str) -> tuple[int, str, bytes, list[object]]:
        """What is answered, and what is stored then."""
        answer = self.answer(label, **more)
        given = Tag.objects.order_by("pk").values_list("passage", "label", "seen_before")
        counted = Passage.objects.order_by("pk").values_list(
            *("fact", "opinion", "sarcasm", "unseen_fact", "unseen_opinion", "unseen_sarcasm")
        )
        noted = Act.objects.order_by("pk").values_list("kind", "start", "end", "words")
        return (
            answer.status_code,
            answer.headers.get("X-Robots-Tag", "") + answer.headers.get("Location", ""),
            OF_AN_ACT.sub(rb"\1", answer.content),
            [*given, *counted, *noted],
        )


@pytest.fixture
def scene() -> Scene:
    """All of it known to this process."""
    passage = make_quote(words=WORDS).passage
    other = make_passage(passage.article)
    for one in (passage, other):
        make_tag(one)
    first, browser = Client(), Client()
    for pressed in (other, other, passage):
        first.post(f"/passages/{pressed.pk}/tag/", {"label": "fact"}, **HTMX)
    for _ in range(2):
        browser.post(f"/passages/{other.pk}/tag/", {"label": "fact"}, **HTMX)
    return Scene(passage, browser)


def statements(act: Callable[[], object]) -> list[str]:
    """What the database is asked, but for transactions."""
    with CaptureQueriesContext(connection) as captured:
        act()
    asked = (one["sql"] for one in captured)
    return [one for one in asked if not one.startswith(("BEGIN", "SAVEPOINT", "RELEASE"))]


def test_nothing_is_asked_before_a_tag_is_stored(scene: Scene) -> None:
    asked = statements(scene.answer)

    assert len(asked) == (1 if connection.vendor == "postgresql" else 3)
    assert "INSERT INTO" in asked[0]
    assert scene.reader.tags.count() == 2


def blocked(scene: Scene) -> None:
    blocking.block(reader=scene.reader, editor=make_editor(), reason="Too loud.")


def adopted(scene: Scene) -> None:
    browser = scene.reader.browser
    assert browser is not None
    readers.adopt(browser=browser, user=make_user())


def tallied(scene: Scene) -> None:
    Article.objects.update(tallies=Tallies.AFTER_OWN_TAG)


def noted(scene: Scene) -> None:
    make_comment(scene.passage)


def silent(scene: Scene) -> None:
    noted(scene)
    scene.press("")
    Comment.objects.all().delete()


def no_quote(scene: Scene) -> None:
    Quote.objects.all().delete()


def nobody_tags(scene: Scene) -> None:
    for tag in Tag.objects.filter(passage=scene.passage):
        tags.take_back(passage=scene.passage, reader=tag.reader)


def tagged_by_itself(scene: Scene) -> None:
    tags.put(passage=scene.passage, reader=scene.reader, label=Label.FACT)


def gone(scene: Scene) -> None:
    no_quote(scene)
    nobody_tags(scene)


def reworded(scene: Scene) -> None:
    revise(scene.article, "Nobody has ever lost a crate here. Nobody in the room laughed.")


def moved(scene: Scene) -> None:
    revise(scene.article, f"It rained.\n\n{scene.article.revision.text}")


def shortened(scene: Scene) -> None:
    """As whoever marked them alone can do, with `bounds.move`."""
    Passage.objects.filter(pk=scene.passage.pk).update(start=F("start") + 3, exact=WORDS[3:])


def article_with(**fields: str) -> Callable[[Scene], None]:
    """Somebody who changes these fields of the article."""

    def change(scene: Scene) -> None:
        Article.objects.update(**fields)

    return change


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda scene: None, HTTPStatus.OK),
        (blocked, HTTPStatus.FORBIDDEN),
        (adopted, HTTPStatus.OK),
        (tallied, HTTPStatus.OK),
        (noted, HTTPStatus.OK),
        (silent, HTTPStatus.OK),
        (no_quote, HTTPStatus.OK),
        (nobody_tags, HTTPStatus.OK),
        (tagged_by_itself, HTTPStatus.OK),
        (gone, HTTPStatus.NOT_FOUND),
        (reworded, HTTPStatus.CONFLICT),
        (moved, HTTPStatus.OK),
        (shortened, HTTPStatus.OK),
        (article_with(taggers=Taggers.EDITORS), HTTPStatus.UNAUTHORIZED),
        (article_with(taggers=Taggers.ACCOUNTS), HTTPStatus.UNAUTHORIZED),
        (article_with(status=Status.DRAFT), HTTPStatus.NOT_FOUND),
        (article_with(status=Status.UNLISTED), HTTPStatus.OK),
        (article_with(title="Another title"), HTTPStatus.OK),
        (article_with(slug="another-address"), HTTPStatus.OK),
        (article_with(language="fr"), HTTPStatus.OK),
        (article_with(commenters="editors"), HTTPStatus.OK),
    ],
)
def test_what_changed_since_counts(
    scene: Scene, change: Callable[[Scene], None], status: int
) -> None:
    change(scene)
    kept = {**presses.PASSAGES}, {**presses.READERS}
    with transaction.atomic():
        as_kept = scene.press()
        transaction.set_rollback(True)
    presses.forget()

    anew = scene.press()

    assert scene.passage.pk in kept[0]
    assert len(kept[1]) == 2
    assert as_kept == anew
    assert anew[0] == status


def test_a_plain_form_leads_to_where_the_article_is_now(scene: Scene) -> None:
    Article.objects.update(slug="another-address")
    scene.header = {}

    assert scene.press()[:2] == (HTTPStatus.FOUND, "/articles/another-address/#b2")


def test_a_press_that_is_sent_again_under_its_key_does_nothing_more(scene: Scene) -> None:
    first = scene.press(key=KEY)

    again = scene.press(key=KEY)

    assert first[0] == again[0] == HTTPStatus.OK
    assert first[3] == again[3]


def test_a_key_that_was_used_for_something_else_is_refused(scene: Scene) -> None:
    scene.press(key=KEY)
    other = Passage.objects.exclude(pk=scene.passage.pk).get()
    make_tag(other)

    answer = scene.browser.post(f"/passages/{other.pk}/tag/", {"label": "fact", "key": KEY})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.parametrize("label", ["", "praise"])
def test_what_is_no_label_is_told_as_ever(scene: Scene, label: str) -> None:
    with transaction.atomic():
        as_kept = scene.press(label)
        transaction.set_rollback(True)
    presses.forget()

    assert scene.press(label) == as_kept


def test_an_account_is_never_taken_for_the_browser_that_it_signed_in_with(scene: Scene) -> None:
    reader = scene.reader
    nora = make_user()
    scene.browser.force_login(nora)

    scene.press()

    assert not Tag.objects.filter(passage=scene.passage, reader=reader).exists()
    assert Tag.objects.filter(passage=scene.passage, reader__user=nora).exists()


def test_no_more_is_kept_than_there_is_room_for(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presses, "MOST", 2)
    monkeypatch.setattr(presses, "LONGEST", len(WORDS) - 1)
    presses.forget()

    for number in range(5):
        browser = Client()
        for _ in range(2):
            browser.post(f"/passages/{scene.passage.pk}/tag/", {"label": "fact"}, **HTMX)

        assert len(presses.READERS) <= 2, number

    assert not presses.PASSAGES
    assert settings.READER_COOKIE in browser.cookies
