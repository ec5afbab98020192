"""Is somebody mailed what they are told of, if they want it, and nobody else, and nothing twice?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from email.message import Message
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from annotator.actions import comments, moderation
from annotator.models import Comment, CommentState, Notice, Status, User
from tests.factories import make_comment, make_editor, make_reply, make_user
from tests.mailbox import letters
from tests.views.sending import comment as fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hosts")]
OnCommit = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def hosts(settings: Settings) -> None:
    """What the site answers to: the first is where it is at home when nobody asks it."""
    settings.ALLOWED_HOSTS = ["annotator.example.org", "testserver"]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: OnCommit) -> OnCommit:
    """Does within it what happens when transactions end well."""

    @contextmanager
    def doing() -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return doing


def reachable(user: User, *, verified: bool = True) -> User:
    """An account whose address is confirmed, or waits for that."""
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    return user


@pytest.fixture
def nora() -> User:
    return reachable(make_user("nora"))


def sent() -> list[tuple[str, str]]:
    """To whom what left, by its subject."""
    return [(one.to[0].split("@")[0], str(one.subject)) for one in letters()]


def test_who_is_answered_is_mailed(nora: User, committed: OnCommit) -> None:
    with committed():
        make_reply(make_comment(author=nora), body="They *do* so.\n\nAlways.")

    (message,) = letters()
    assert message.to == ["nora@example.org"]
    assert message.subject == "omar replied to what you said in “The harbour vote”"
    assert "> They *do* so.\n>\n> Always." in message.body
    assert f"/passages/{Comment.objects.latest('pk').passage_id}/#comment-" in message.body


def test_so_is_an_editor_who_is_mentioned(committed: OnCommit) -> None:
    reachable(make_editor("edith"))

    with committed():
        make_comment(body="@edith, look.")

    assert sent() == [("edith", "nora mentions you in “The harbour vote”")]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (CommentState.HIDDEN, "An editor hid your comment in “The harbour vote”"),
        (CommentState.REMOVED, "An editor removed your comment in “The harbour vote”"),
        (CommentState.SPAM, "An editor marked your comment in “The harbour vote” as spam"),
    ],
)
def test_so_is_the_author_of_what_an_editor_decides_about(
    nora: User, committed: OnCommit, state: CommentState, told: str
) -> None:
    comment = make_comment(author=nora)

    with committed():
        moderation.decide(
            comment=comment,
            editor=make_editor(),
            state=state,
            seen=moderation.as_seen(comment),
            reason="It was said before.",
        )

    assert sent() == [("nora", told)]
    assert "The reason: It was said before." in letters()[0].body


def test_it_is_in_the_readers_language(nora: User, committed: OnCommit) -> None:
    nora.language = "fr"
    nora.save()

    with committed():
        make_reply(make_comment(author=nora))

    (message,) = letters()
    assert message.subject == "omar répond à ce que vous avez dit dans « The harbour vote »"
    assert "Ne plus recevoir ces messages" in message.body


@pytest.mark.parametrize("field", ["mail_replies", "is_active"])
def test_who_does_not_want_it_or_has_no_account_any_longer_is_not_mailed(
    nora: User, committed: OnCommit, field: str
) -> None:
    comment = make_comment(author=nora)
    User.objects.update(**{field: False})

    with committed():
        make_reply(comment)

    assert letters() == []


def test_an_address_that_nobody_confirmed_gets_nothing(committed: OnCommit) -> None:
    comment = make_comment(author=reachable(make_user("nora"), verified=False))

    with committed():
        make_reply(comment)

    assert letters() == []
    assert Notice.objects.count() == 1


def test_nobody_is_mailed_what_they_did_themselves(nora: User, committed: OnCommit) -> None:
    edith = reachable(make_editor("edith"))

    with committed():
        make_reply(make_comment(author=nora), author=nora)
        own = make_comment(author=edith, body="By @edith.")
        seen = moderation.as_seen(own)
        moderation.decide(comment=own, editor=edith, state=CommentState.HIDDEN, seen=seen)

    assert letters() == []


def test_nobody_is_mailed_words_that_they_may_not_read(nora: User, committed: OnCommit) -> None:
    comment = make_comment(author=nora)
    article = comment.passage.article
    article.status = Status.DRAFT
    article.save()

    with committed():
        make_reply(comment)

    assert letters() == []


def test_what_waits_for_an_editor_is_mailed_when_it_is_published_and_not_before(
    nora: User, committed: OnCommit, settings: Settings
) -> None:
    settings.HOLD_COMMENTS = 1
    comment = make_comment(author=make_editor("edith"))
    reachable(make_editor("edith"))
    with committed():
        reply = make_reply(comment, author=nora)
    assert letters() == []

    with committed():
        seen = moderation.as_seen(reply)
        rosa = make_editor("rosa")
        moderation.decide(comment=reply, editor=rosa, state=CommentState.PUBLISHED, seen=seen)

    assert sorted(sent()) == [
        ("edith", "nora replied to what you said in “The harbour vote”"),
        ("nora", "Your comment in “The harbour vote” was published"),
    ]


def test_a_comment_that_mentions_somebody_to_and_fro_is_mailed_once(committed: OnCommit) -> None:
    reachable(make_editor("edith"))

    with committed():
        comment = make_comment(body="@edith")
        for body in ("Nobody.", "@edith again.", "Nobody.", "And @edith."):
            comments.rewrite(comment=comment, body=body)

    assert len(letters()) == 1


def test_an_act_that_is_not_done_after_all_mails_nobody(nora: User, committed: OnCommit) -> None:
    comment = make_comment(author=nora)

    with committed(), transaction.atomic():
        make_reply(comment)
        transaction.set_rollback(True)

    assert letters() == []


def test_a_name_cannot_write_headers(nora: User, committed: OnCommit) -> None:
    omar = make_user("omar")
    omar.first_name = "Omar\r\nBcc: everybody@example.org"
    omar.save()

    with committed():
        make_reply(make_comment(author=nora), author=omar)

    (message,) = letters()
    assert message.recipients() == ["nora@example.org"]
    assert "\n" not in str(message.subject)
    assert message.message()["Bcc"] is None


def test_a_failing_mail_server_loses_neither_the_reply_nor_the_answer(
    nora: User, committed: OnCommit, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    comment = make_comment(author=nora)
    browser = Client()
    browser.force_login(make_user("omar"))

    with committed():
        answer = browser.post(f"/comments/{comment.pk}/reply/", fields("They do."))

    assert answer.status_code == HTTPStatus.FOUND
    assert Comment.objects.filter(parent=comment).exists()
    assert letters() == []
    assert "could not be sent" in caplog.text


def test_links_lead_to_the_site_as_it_was_asked(nora: User, committed: OnCommit) -> None:
    comment = make_comment(author=nora)
    browser = Client(SERVER_NAME="annotator.example.org")
    browser.force_login(make_user("omar"))

    with committed():
        browser.post(f"/comments/{comment.pk}/reply/", fields("They do."), secure=True)

    (message,) = letters()
    assert "https://annotator.example.org/passages/" in message.body
    assert stop_link(message.message()).startswith("https://annotator.example.org/mail/stop/")


def stop_link(message: Message) -> str:
    """The address in the header with which mail programs stop what they do not want."""
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    header = str(message["List-Unsubscribe"])
    assert header.startswith("<")
    return header.strip("<>")


def test_the_way_out_is_in_the_headers_and_the_words_and_takes_one_press(
    nora: User, committed: OnCommit
) -> None:
    with committed():
        make_reply(make_comment(author=nora))
    (message,) = letters()
    address = stop_link(message.message())

    Client(enforce_csrf_checks=True).post(urlsplit(address).path)
    with committed():
        make_reply(Comment.objects.earliest("pk"), body="Once more.")

    assert address in message.body
    assert len(letters()) == 1
