"""How are sessions kept? In the database as Django does it, each with the account that is in it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from annotator.models import AccountSession


class SessionStore(db.SessionStore):
    """What `SESSION_ENGINE` names this module for."""

    @classmethod
    def get_model_class(cls) -> type[AccountSession]:
        return AccountSession

    def create_model_instance(self, data: dict[str, Any]) -> AccountSession:
        """The row of a session with `data`."""
        row = super().create_model_instance(data)
        assert isinstance(row, AccountSession)
        whose = str(data.get(SESSION_KEY, ""))
        row.account_id = int(whose) if whose.isdecimal() else None
        return row
