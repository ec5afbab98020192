"""Which notices are mailed to whom, and how are they ended with one press?

The link in each e-mail names the account and the kind, signed: whoever has it need not sign in.
"""

from __future__ import annotations

import enum

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from annotator.models import Notice, User

Reason = Notice.Reason
signer = signing.Signer(salt="annotator.mail.stop")


class Kind(enum.StrEnum):
    """What somebody can choose to have mailed, or not; `field` of the account says which."""

    REPLIES = "replies"
    MENTIONS = "mentions"
    MODERATION = "moderation"

    @property
    def field(self) -> str:
        return f"mail_{self.value}"

    @property
    def because(self) -> str | Promise:
        """Why somebody gets an e-mail, and when they would get no more."""
        return WHY[self]


WHY: dict[Kind, str | Promise] = {
    Kind.REPLIES: _("You get an e-mail when somebody replies to you."),
    Kind.MENTIONS: _("You get an e-mail when somebody mentions you."),
    Kind.MODERATION: _("You get an e-mail when an editor decides about your comment."),
}


def kind_of(notice: Notice) -> Kind:
    """The kind of an e-mail that tells of `notice`."""
    if notice.reason == Reason.REPLY:
        return Kind.REPLIES
    return Kind.MENTIONS if notice.reason == Reason.MENTION else Kind.MODERATION


def wants(user: User, kind: Kind) -> bool:
    """Whether somebody has chosen to get e-mails of this kind."""
    return bool(getattr(user, kind.field))


def token(user: User, kind: Kind) -> str:
    """What names an account and a kind in a link, and cannot be made up."""
    return signer.sign(f"{user.pk}-{kind}")


def named(token: str) -> tuple[int, Kind] | None:
    """The number of the account and the kind that a token names; None for what is none."""
    try:
        number, kind = signer.unsign(token).split("-")
        return int(number), Kind(kind)
    except (signing.BadSignature, ValueError):
        return None
