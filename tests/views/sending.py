"""What does a browser send? The fields of a form, and the header of htmx."""

from __future__ import annotations

import html
import re
from typing import Any

from annotator.models import Article, User
from annotator.text.selectors import occurrences
from tests.factories import PASSWORD

HTMX: dict[str, Any] = {"headers": {"HX-Request": "true"}}
NUMBER = "00000000-0000-4000-8000-000000000001"
PASTED = """The harbour vote

The harbour board met on Monday. It was a short meeting.

“We have never lost a crate in our lives,” said Ada Brook, who runs the cranes.

“Then where are they?” asked Omar Reed, who counts them. “Nobody has told me so far.”

Nobody in the room laughed."""
FIELD = re.compile(
    r'<input[^>]*? name="([^"]+)"(?: value="([^"]*)")?[^>]*?>'
    r'|<textarea[^>]*? name="([^"]+)"[^>]*>\n?([^<]*)</textarea>'
    r'|<select[^>]*? name="([^"]+)".*?<option value="([^"]*)" selected>',
    re.DOTALL,
)


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


def filled(page: str) -> dict[str, str]:
    """The fields of a preview as a browser sends them back when nothing was changed."""
    form = page.split('<form class="preview-form"')[1].split("</form>")[0]
    fields = {}
    for found in FIELD.finditer(form):
        name, value = next((found[i], found[i + 1]) for i in (1, 3, 5) if found[i])
        if 'type="checkbox"' in found[0]:
            if "checked" in found[0]:
                fields[name] = "on"
        else:
            fields[name] = html.unescape(value or "")
    return fields


def typed_in(page: str) -> str:
    """What stands in the comment's field of a page."""
    field = re.search(r'<textarea name="body"[^>]*>\s*([^<]*)</textarea>', page)
    assert field, "there is no field for a comment"
    return field[1]
