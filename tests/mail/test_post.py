"""Does e-mail leave without anybody waiting for it, and does a broken mail server break nothing?"""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from annotator.mail import post
from annotator.models import User
from tests.factories import PASSWORD


@pytest.fixture
def silent_server(settings: Settings) -> Iterator[socket.socket]:
    """A mail server that takes connections and says nothing, for longer than anybody waits."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()[:2]
        settings.EMAIL_TIMEOUT = 1
        yield server


def letter(to: str = "nora@example.org") -> EmailMessage:
    return EmailMessage("A word", "To you.", to=[to])


def test_what_is_sent_leaves_in_its_order() -> None:
    post.send([letter("nora@example.org"), letter("omar@example.org")])
    post.send([letter("lena@example.org")])
    post.wait()

    names = ["nora@example.org", "omar@example.org", "lena@example.org"]
    assert [one.to for one in mail.outbox] == [[name] for name in names]


@pytest.mark.django_db
def test_a_server_that_says_nothing_keeps_nobody_waiting_and_is_logged_without_addresses(
    client: Client, silent_server: socket.socket, caplog: pytest.LogCaptureFixture
) -> None:
    fields = {"username": "lena", "email": "lena@example.org", "password1": PASSWORD}

    answer = client.post("/accounts/signup/", fields)

    assert answer["Location"] == "/"
    assert User.objects.get().username == "lena"
    assert "could not be sent" not in caplog.text
    post.wait()
    assert "could not be sent" in caplog.text
    assert "example.org" not in caplog.text


def test_a_server_that_is_not_there_is_logged(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    post.send([letter()])
    post.wait()

    assert "refused" in caplog.text


def test_what_cannot_be_sent_does_not_keep_back_the_next(caplog: pytest.LogCaptureFixture) -> None:
    post.send([letter("no\naddress"), letter("omar@example.org")])
    post.wait()

    assert [one.to for one in mail.outbox] == [["omar@example.org"]]
    assert "could not be sent" in caplog.text


def test_the_words_of_a_mail_server_stay_out_of_the_log() -> None:
    refused = smtplib.SMTPRecipientsRefused({"nora@example.org": (550, b"nora is not here")})
    data = smtplib.SMTPDataError(554, b"nora@example.org is full")

    assert post.told(refused) == "SMTPRecipientsRefused"
    assert post.told(data) == "SMTPDataError 554"
    assert post.told(TimeoutError("timed out")) == "TimeoutError: timed out"


def test_more_than_can_wait_is_dropped_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    taken = [post.room.acquire(blocking=False) for _ in range(post.MOST_WAITING)]
    try:
        post.send([letter()])
    finally:
        for _ in taken:
            post.room.release()
    post.wait()

    assert mail.outbox == []
    assert "dropped" in caplog.text
