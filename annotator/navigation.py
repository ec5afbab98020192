"""What do the links at the top of every page count? What is new for somebody, and for editors.

One query for both, asked where they are drawn and nowhere else.
"""

from __future__ import annotations

from functools import cached_property

from django.db.models import Count, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from annotator import access
from annotator.models import User
from annotator.queries import for_you
from annotator.queries.moderation import to_decide


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
        told = for_you.told(self.user).filter(seen_at=None).order_by()
        new = Subquery(told.values("user").annotate(n=Count("pk")).values("n"))
        found = to_decide().order_by().annotate(all_of_them=Value(1)).values("all_of_them")
        waits = Subquery(found.annotate(n=Count("pk")).values("n"))
        account = User.objects.filter(pk=self.user.pk)
        counted = account.annotate(
            new=Coalesce(new, 0),
            waits=Coalesce(waits, 0) if self.user.is_editor else Value(0),
        )
        new_for_you, to_decide_now = counted.values_list("new", "waits")[0]
        return new_for_you, to_decide_now
