"""How are sessions kept? In the database as Django does it, each with the account that is in it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db.models import DateTimeField
from django.utils import timezone

from annotator.models import AccountSession
from annotator.prepared import Prepared, Slot

GOING_ON = Prepared(
    lambda: AccountSession.objects.filter(
        session_key=Slot("key", AccountSession._meta.pk),
        expire_date__gt=Slot("now", DateTimeField()),
    )
)


class SessionStore(db.SessionStore):
    """What `SESSION_ENGINE` names this module for."""

    @classmethod
    def get_model_class(cls) -> type[AccountSession]:
        return AccountSession

    def load(self) -> dict[str, Any]:
        """What is in the session; nothing where there is none of its name, or none any more."""
        row = GOING_ON.first(key=self.session_key, now=timezone.now())
        if row is None:
            self._session_key = None
            return {}
        return self.decode(row.session_data)

    def create_model_instance(self, data: dict[str, Any]) -> AccountSession:
        """The row of a session with `data`."""
        row = super().create_model_instance(data)
        assert isinstance(row, AccountSession)
        whose = str(data.get(SESSION_KEY, ""))
        row.account_id = int(whose) if whose.isdecimal() else None
        return row
