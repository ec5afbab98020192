"""Who has an account, and which role? A page of them, in a fixed number of queries."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import Q

from annotator.models import User

PEOPLE_A_PAGE = 40
# Of a search.
MOST_WORDS = 4


def people(words: str, role: str, page: str | None) -> Page[User]:
    """A page of the accounts with all of `words` in their names or addresses, by name: two queries.

    Only those with a `role`, if one is given.
    """
    found = User.objects.select_related("reader").order_by("username")
    for word in words.split()[:MOST_WORDS]:
        named = (
            Q((f"{field}__icontains", word))
            for field in ("username", "first_name", "last_name", "email")
        )
        found = found.filter(Q(*named, _connector="OR"))
    return Paginator(found.filter(role=role) if role else found, PEOPLE_A_PAGE).get_page(page)
