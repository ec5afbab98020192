"""What does an export of Hypothesis say? Rows of its API, or the file that its client writes.

https://h.readthedocs.io/en/latest/api-reference/v1/. A row may be a label (one of its tags), a
comment, or both. Offsets count in the page that it was made on, so words alone place it.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from annotator.incoming import labels, values
from annotator.incoming.annotation import (
    LONGEST_KEY,
    Annotation,
    Incoming,
    Remark,
    Tagged,
    Unreadable,
    Unusable,
    Words,
)
from annotator.text.explained import gettext_noop

IRI = "https://hypothes.is/a/"
COLLECTIONS = ("rows", "annotations")
ACCOUNT = re.compile(r"acct:([^@]*)@.*", re.DOTALL)

NO_ANNOTATION = gettext_noop("this is no annotation")
ONLY_ME = gettext_noop("only its author may read it")
HIGHLIGHT = gettext_noop("it is a highlight: it has neither a label nor words")
PAGE_NOTE = gettext_noop("it is a note on the whole page, and not on any words")


def rows(found: Any) -> list[Any] | None:
    """The annotations of an export of Hypothesis; None for what is none."""
    if isinstance(found, dict):
        for key in COLLECTIONS:
            if isinstance(found.get(key), list):
                return list(found[key])
    elif isinstance(found, list) and any(map(is_row, found)):
        return found
    return [found] if is_row(found) else None


def holds(found: Any) -> bool:
    """Whether a value is an export, be it without annotations."""
    return isinstance(found, dict) and any(isinstance(found.get(key), list) for key in COLLECTIONS)


def is_row(value: Any) -> bool:
    """Whether a value is an annotation of Hypothesis: no other has an account for a user."""
    return isinstance(value, dict) and str(value.get("user", "")).startswith("acct:")


def read(number: int, row: Any) -> Incoming:
    """One annotation, or why it cannot be taken."""
    key = ""
    try:
        if not isinstance(row, dict):
            raise Unreadable(NO_ANNOTATION)
        key = key_of(row.get("id"))
        return annotation(number, key, row)
    except Unreadable as reason:
        return Unusable(number, key or str(number), reason)


def key_of(value: Any) -> str:
    """The address of an annotation of Hypothesis. Raises Unreadable without one."""
    known = values.text(value)
    if not known:
        raise Unreadable(NO_ANNOTATION)
    return f"{IRI}{known}"[:LONGEST_KEY]


def annotation(number: int, key: str, row: dict[str, Any]) -> Annotation:
    """What a row says. Raises Unreadable."""
    permissions = row.get("permissions")
    readers = permissions.get("read") if isinstance(permissions, dict) else None
    if readers and not any(str(one).startswith("group:") for one in values.many(readers)):
        raise Unreadable(ONLY_ME)
    references = [one for one in values.many(row.get("references")) if isinstance(one, str)]
    tags = [values.text(one) for one in values.many(row.get("tags"))]
    body = values.text(row.get("text"))
    said: list[Tagged | Remark] = []
    if label := next(filter(None, map(labels.word, tags)), ""):
        said.append(tagged(row, label))
    others = [one for one in tags if one.strip() and not labels.word(one)]
    if body.strip() or others:
        body += f"\n\n{', '.join(f'#{one}' for one in others)}" if others else ""
        answers = key_of(references[-1]) if references else ""
        said.append(remark(row, body.strip("\n"), answers))
    if not said:
        raise Unreadable(HIGHLIGHT)
    return Annotation(number, key, None if references else words(row), tuple(said))


def words(row: dict[str, Any]) -> Words:
    """The words that a row is about. Raises Unreadable."""
    for one in values.many(row.get("target")):
        if isinstance(one, dict) and one.get("selector"):
            return values.words(one["selector"], counted=False)
    raise Unreadable(PAGE_NOTE)


def tagged(row: dict[str, Any], label: str) -> Tagged:
    """A reader's label; the pseudonym does not tell the account."""
    user = values.text(row.get("user"))
    created = values.moment(row.get("created"))
    return Tagged(
        label,
        user,
        hashlib.sha256(user.encode()).hexdigest()[:12],
        created,
        values.moment(row.get("updated")) or created,
    )


def remark(row: dict[str, Any], body: str, answers: str) -> Remark:
    """A comment, under the name that its author goes by."""
    info = row.get("user_info")
    shown = values.name(info.get("display_name")) if isinstance(info, dict) else ""
    created, updated = values.moment(row.get("created")), values.moment(row.get("updated"))
    return Remark(
        body=body,
        author=shown or values.name(ACCOUNT.sub(r"\1", values.text(row.get("user")))),
        answers=answers,
        at=created,
        edited_at=updated if updated != created else None,
        state="hidden" if row.get("hidden") is True else "",
    )
