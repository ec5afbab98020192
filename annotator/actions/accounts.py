"""How does somebody change their own account? How it goes away is `leaving`."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from annotator.actions import passages
from annotator.models import Passage, User


@transaction.atomic
def change(*, user: User, name: str) -> None:
    """Stores an account whose form has been filled in, with the name that others see."""
    user.first_name, user.last_name = name, ""
    user.save(
        update_fields=[
            "first_name",
            "last_name",
            "language",
            "mail_replies",
            "mail_mentions",
            "mail_moderation",
        ]
    )
    renamed(user)


def renamed(user: User) -> None:
    """Notes that what `user` wrote looks different, with another name under it."""
    passages.touch_all(Passage.objects.filter(comments__author=user))


def choose_mail(*, number: int, field: str, wanted: bool) -> bool:
    """Notes whether the account of this number wants the e-mails that `field` is about.

    Returns whether there is such an account.
    """
    return bool(User.objects.filter(pk=number).update(**{field: wanted}))


@transaction.atomic
def confirm_only_address(*, user: User) -> bool:
    """Takes the address of an account that has one for confirmed; returns whether it is."""
    addresses = list(EmailAddress.objects.select_for_update().filter(user=user))
    if len(addresses) != 1:
        return False
    (address,) = addresses
    if address.set_verified():
        address.set_as_primary()
    return bool(address.verified)


def speak(*, user: User, language: str) -> None:
    """Notes which language somebody reads, who has not chosen any."""
    if not user.language and language in dict(settings.LANGUAGES):
        user.language = language
        user.save(update_fields=["language"])


def sign_out_elsewhere(*, user: User, here: str | None) -> int:
    """Ends all sessions of an account but the one `here`; returns how many there were."""
    return user.sessions.exclude(session_key=here or "").delete()[0]
