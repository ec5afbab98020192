"""Who is here? Accounts with a role, and readers, which may be no more than a browser."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    READER = "reader", _("Reader")
    EDITOR = "editor", _("Editor")
    ADMINISTRATOR = "administrator", _("Administrator")


class User(AbstractUser):
    """Somebody with an account."""

    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.READER)
    # The language of e-mail; empty until somebody signs in, or chooses it.
    language = models.CharField(
        _("language of e-mail"), max_length=2, choices=settings.LANGUAGES, blank=True
    )
    # Which notices are mailed as well: see `annotator.mail.notices`.
    mail_replies = models.BooleanField(_("somebody replies to me"), default=True)
    mail_mentions = models.BooleanField(_("somebody mentions me"), default=True)
    mail_moderation = models.BooleanField(_("an editor decides about my comment"), default=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role")
        ]

    @property
    def name(self) -> str:
        """What others see: the full name where there is one."""
        return self.get_full_name() or self.username

    @property
    def initials(self) -> str:
        """One or two letters for a picture-less portrait."""
        words = [word for word in self.name.replace(".", " ").replace("-", " ").split() if word]
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def is_editor(self) -> bool:
        return self.is_active and (self.role != Role.READER or self.is_superuser)

    @property
    def is_administrator(self) -> bool:
        return self.is_active and (self.role == Role.ADMINISTRATOR or self.is_superuser)

    @classmethod
    def administrators(cls) -> models.QuerySet[User]:
        """The accounts of which `is_administrator` is true."""
        may = models.Q(role=Role.ADMINISTRATOR) | models.Q(is_superuser=True)
        return cls._default_manager.filter(may, is_active=True)

    @classmethod
    def editors(cls) -> models.QuerySet[User]:
        """The accounts of which `is_editor` is true."""
        may = ~models.Q(role=Role.READER) | models.Q(is_superuser=True)
        return cls._default_manager.filter(may, is_active=True)


def new_pseudonym() -> str:
    """A name for a reader in exported data that says nothing about who it is."""
    return secrets.token_hex(6)


class Reader(models.Model):
    """Whoever reads and tags: an account, or a browser, known by the number in its cookie."""

    # When an account goes its tags stay, and stay counted, under the pseudonym alone.
    user = models.OneToOneField(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="reader"
    )
    browser = models.UUIDField(null=True, unique=True, editable=False)
    # Who read elsewhere, and came with a file of annotations: a number made of their name there.
    elsewhere = models.UUIDField(null=True, unique=True, editable=False)
    pseudonym = models.CharField(max_length=12, unique=True, default=new_pseudonym, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # An editor let them read only, and why: `access` refuses what they would do.
    blocked_at = models.DateTimeField(null=True, editable=False)
    blocked_for = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(blocked_at=None, blocked_for="")
                | models.Q(blocked_at__isnull=False) & ~models.Q(blocked_for=""),
                name="reader_blocked_for_a_reason",
            )
        ]

    def __str__(self) -> str:
        return self.user.name if self.user else self.pseudonym

    @property
    def is_blocked(self) -> bool:
        """Whether an editor let them read only; not who is an editor by now."""
        return self.blocked_at is not None and not (self.user and self.user.is_editor)
