"""What can be refused, with which status and words? Named, so that views need not translate.

A refusal's message says what is wrong and what to do; `views.errors` shows it to people.
"""

from __future__ import annotations

from http import HTTPStatus

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


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


class Blocked(NotAllowed):
    """An editor has blocked whoever asks: they may read, and undo what they did."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _(
                "An editor has blocked you here: you can read, but neither tag nor comment. "
                "The reason: %(reason)s"
            )
            % {"reason": reason}
        )


class SignInNeeded(Refusal):
    """Somebody with an account may do this; whoever asks has to sign in first."""

    status = HTTPStatus.UNAUTHORIZED


class ChangedMeanwhile(Refusal):
    """Somebody else was quicker, and what was sent was meant for what is no longer so."""

    status = HTTPStatus.CONFLICT


class CannotUndo(Refusal):
    """What was done is no longer as it was left, or it was done too long ago."""

    status = HTTPStatus.CONFLICT


class NameTaken(Refusal):
    """A name is another speaker's."""

    status = HTTPStatus.CONFLICT


class TooMany(Refusal):
    """This was done too often in a short time; in `seconds` it may be done again."""

    status = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self, *, seconds: int) -> None:
        super().__init__(
            _("That was a lot at once. Wait %(time)s, then try again.") % {"time": waiting(seconds)}
        )
        self.seconds = seconds


def waiting(seconds: int) -> str:
    """How long to wait, in words: minutes where it is more than one and a half."""
    minutes = -(-seconds // 60)
    if seconds > 90:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    return ngettext("%(count)d second", "%(count)d seconds", seconds) % {"count": seconds}


class Merged(Refusal):
    """A speaker is an entry no more: what was theirs is with the one whose address is `slug`."""

    status = HTTPStatus.CONFLICT

    def __init__(self, *, name: str, into: str, slug: str) -> None:
        super().__init__(
            _("%(name)s has been merged into %(into)s, so nothing was changed.")
            % {"name": name, "into": into}
        )
        self.slug = slug


class NotWritten(Refusal):
    """An export that this site cannot make: something is not installed."""

    status = HTTPStatus.NOT_IMPLEMENTED


class TooLargeToWrite(NotWritten):
    """An export that would take longer than anybody waits for."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
