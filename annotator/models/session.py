"""Where is somebody signed in? Sessions that know whose they are, to end those of an account."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from annotator.models.people import User


class AccountSession(AbstractBaseSession):
    """A browser's session, of an account if somebody is signed in; it goes with the account."""

    account = models.ForeignKey(
        User, null=True, on_delete=models.CASCADE, related_name="sessions", editable=False
    )
