"""What does a browser send? The fields of a form, and the header by which htmx says it is there."""

from __future__ import annotations

from typing import Any

from annotator.models import Article, User
from annotator.text.selectors import occurrences
from tests.factories import PASSWORD

HTMX: dict[str, Any] = {"headers": {"HX-Request": "true"}}
NUMBER = "00000000-0000-4000-8000-000000000001"


def span(article: Article, words: str, **more: Any) -> dict[str, Any]:
    """The fields that name `words` of an article, with `more` beside them."""
    found = occurrences(article.revision.text, words)[0]
    return {"start": found.start, "end": found.end, "exact": words, **more}


def comment(body: str = "Is it?", **more: object) -> dict[str, object]:
    """The fields of a comment, with `more` beside them."""
    return {"body": body, "submission": NUMBER, **more}


def sign_in(user: User) -> dict[str, object]:
    """The fields of the form for signing in."""
    return {"login": user.username, "password": PASSWORD}
