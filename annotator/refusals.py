"""What can be refused, with which status and words? Named, so that views need not translate.

A refusal's message says what is wrong and what to do; `views.errors` shows it to people.
"""

from __future__ import annotations

from http import HTTPStatus

from django.utils.functional import Promise


class Refusal(Exception):
    """An act that cannot be done as asked."""

    status = HTTPStatus.BAD_REQUEST

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class Invalid(Refusal):
    """What was sent cannot be understood: a label that is none, a span out of range."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class WordsNotThere(Refusal):
    """The words do not stand where they were said to."""

    status = HTTPStatus.CONFLICT


class Outdated(Refusal):
    """What it was based on has been changed by somebody else in the meantime."""

    status = HTTPStatus.CONFLICT


class DecidedAlready(Outdated):
    """Another editor was quicker."""


class NothingChanged(Refusal):
    """What was to be saved is what is there already."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotAllowed(Refusal):
    """Whoever asks may not do this."""

    status = HTTPStatus.FORBIDDEN


class SignInNeeded(Refusal):
    """Somebody with an account may do this; whoever asks has to sign in first."""

    status = HTTPStatus.UNAUTHORIZED
