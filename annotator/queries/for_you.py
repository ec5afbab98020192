"""What is for somebody with an account? Comments that answer theirs or mention them, and what
became of their own.

Whom a comment concerns is decided when it is written or moderated, in `actions.notices`.
"""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from annotator.models import Notice, User
from annotator.models.article import visible_to

NOTICES_A_PAGE = 20
# Offered to be mentioned; a site with more editors than these knows their names.
EDITORS_OFFERED = 20


def context(_request: HttpRequest) -> dict[str, object]:
    """For templates: the `mentionable` editors, a query that is asked where they are drawn."""
    return {"mentionable": mentionable}


def told(user: User) -> QuerySet[Notice]:
    """What somebody was told of, where they still see the article, and the comment."""
    return user.notices.standing().filter(visible_to(user, "comment__passage__article"))


def mentionable() -> QuerySet[User]:
    """Editors whom a comment can mention: one query."""
    return User.editors().order_by("username")[:EDITORS_OFFERED]


def notices(user: User, page: str | None) -> Page[Notice]:
    """A page of what somebody was told of, the newest first: two queries."""
    found = told(user).select_related(
        "comment__author", "comment__passage__article", "comment__parent"
    )
    return Paginator(found, NOTICES_A_PAGE).get_page(page)
