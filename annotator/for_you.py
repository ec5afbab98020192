"""What is for somebody with an account? Comments that answer theirs or mention them, and what
became of their own.

Whom a comment concerns is decided when it is written or moderated, in `actions.notices`.
"""

from __future__ import annotations

from functools import partial

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from annotator import access
from annotator.models import Notice, User
from annotator.models.article import visible_to

NOTICES_A_PAGE = 20
# Offered to be mentioned; a site with more editors than these knows their names.
EDITORS_OFFERED = 20


def context(request: HttpRequest) -> dict[str, object]:
    """For templates: `new_for_you`, a number, and the `mentionable` editors.

    Each is a query, asked where it is drawn and nowhere else.
    """
    user = access.anybody(request).user
    return {"new_for_you": partial(new, user), "mentionable": mentionable}


def new(user: User | None) -> int:
    """Of how much somebody was told that they have not seen: one query."""
    return told(user).filter(seen_at=None).count() if user else 0


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
