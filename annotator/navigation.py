"""What do the links at the top of every page count? What is new for somebody, and for editors.

One query for both, asked where they are drawn and nowhere else.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from annotator import access
from annotator.models import Role, User
from annotator.prepared import PreparedTuples
from annotator.queries import for_you
from annotator.queries.moderation import to_decide

# Stands for the number of an account.
ANYBODY = -1


def context(request: HttpRequest) -> dict[str, object]:
    """For templates: `new_for_you` and `to_decide`, numbers."""
    counts = Counts(access.anybody(request).user)
    return {"new_for_you": counts.new_for_you, "to_decide": counts.to_decide}


class Counts:
    """What is to be seen and done by `user`; 0 for a browser without an account."""

    def __init__(self, user: User | None) -> None:
        self.user = user

    def new_for_you(self) -> int:
        """Of how much the account was told that it has not seen."""
        return self.both[0]

    def to_decide(self) -> int:
        """How many comments wait or were flagged, if that is for the account to decide."""
        return self.both[1]

    @cached_property
    def both(self) -> tuple[int, int]:
        if self.user is None:
            return 0, 0
        ((new, waits),) = (of_editor if self.user.is_editor else of_reader)({ANYBODY: self.user.pk})
        return new, waits


def counted(role: Role) -> QuerySet[User, Any]:
    """One row with both numbers, for the account `ANYBODY` of that role."""
    user = User(pk=ANYBODY, role=role)
    told = for_you.told(user).filter(seen_at=None).order_by()
    new = Subquery(told.values("user").annotate(n=Count("pk")).values("n"))
    found = to_decide().order_by().annotate(all_of_them=Value(1)).values("all_of_them")
    waits = Subquery(found.annotate(n=Count("pk")).values("n"))
    account = User.objects.filter(pk=ANYBODY).order_by()
    return account.annotate(
        new=Coalesce(new, 0), waits=Coalesce(waits, 0) if user.is_editor else Value(0)
    ).values_list("new", "waits")


of_reader = PreparedTuples(lambda: counted(Role.READER))
of_editor = PreparedTuples(lambda: counted(Role.EDITOR))
