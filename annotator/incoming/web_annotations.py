"""What do W3C Web Annotations say? A collection, a page of one, a list, or one alone.

https://www.w3.org/TR/annotation-model/ (sections 3 to 5), as `annotator.formats.jsonld` writes
them, and as others do: a label may also be a body of words with the purpose “tagging” or
“classifying”, and a comment a plain `bodyValue`. What is under the prefix `annotator:` is there.
"""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

from annotator.incoming import values
from annotator.incoming.annotation import (
    LONGEST_KEY,
    Annotation,
    Counted,
    Incoming,
    Remark,
    Spoken,
    Tagged,
    Unreadable,
    Unusable,
    Words,
)
from annotator.incoming.labels import label_of
from annotator.text import markdown_escapes
from annotator.text.explained import gettext_noop

OURS = "urn:annotator:"
PSEUDONYM = re.compile(r"urn:annotator:reader:([0-9a-z]{1,12})")
# Annotations without a name get one by what they say.
NAMELESS = uuid.UUID("5d0c1a52-02b8-4a65-9d7c-1c5a4d2f3b01")
MOST_COUNTED = 100_000
MOST_SOURCES = 5
# What has one of these, or is one of those, holds annotations, be it none.
COLLECTIONS = {"first", "items", "@graph"}
TYPES = {"AnnotationCollection", "AnnotationPage"}

NO_ANNOTATION = gettext_noop("this is no annotation")
NOTHING_SAID = gettext_noop("nothing is said in it that can be kept here: no label and no comment")
NO_LABEL = gettext_noop("“{label}” is no label: it can be fact, opinion or sarcasm")
NO_COUNT = gettext_noop("it does not say how many readers there were, or too many")


def rows(found: Any) -> list[Any]:
    """The annotations in a JSON value, as they are written."""
    if isinstance(found, list):
        return [one for each in found for one in (rows_of_one(each) if holds(each) else [each])]
    return rows_of_one(found)


def holds(found: Any) -> bool:
    """Whether a value is a collection or a page of annotations."""
    return isinstance(found, dict) and (
        not COLLECTIONS.isdisjoint(found)
        or any(one in TYPES for one in values.many(found.get("type")) if isinstance(one, str))
    )


def rows_of_one(found: Any) -> list[Any]:
    """The annotations of a collection, of a page and those that follow it, or of one alone."""
    collected: list[Any] = []
    while isinstance(found, dict):
        if isinstance(found.get("items"), list):
            collected += found["items"]
            found = found.get("next")
        elif "first" in found:
            found = found["first"]
        elif isinstance(found.get("@graph"), list):
            return [*collected, *found["@graph"]]
        elif "target" in found or "Annotation" in values.many(found.get("type")):
            return [*collected, found]
        else:
            return collected
    return collected


def read(number: int, row: Any) -> Incoming:
    """One annotation, or why it cannot be taken."""
    key = ""
    try:
        if not isinstance(row, dict):
            raise Unreadable(NO_ANNOTATION)
        key = values.text(row.get("id"))[:LONGEST_KEY] or made_key(row)
        return annotation(number, key, row)
    except Unreadable as reason:
        return Unusable(number, key or str(number), reason)


def made_key(row: dict[str, Any]) -> str:
    """What an annotation without a name is called: the same for the same words."""
    written = json.dumps(row, sort_keys=True, default=str)
    return f"urn:uuid:{uuid.uuid5(NAMELESS, written)}"


def annotation(number: int, key: str, row: dict[str, Any]) -> Annotation:
    """What an annotation says. Raises Unreadable."""
    answers = answered(row)
    motivations = values.many(row.get("motivation"))
    said: tuple[Tagged | Counted | Spoken | Remark, ...]
    if "identifying" in motivations:
        said = (spoken(row),)
    elif "annotator:count" in row:
        said = (counted(row),)
    elif "annotator:deleted" in row or "annotator:state" in row:
        said = (remark(row, "", answers),)
    else:
        said = tuple(said_in(key, row, answers))
    if not said:
        raise Unreadable(NOTHING_SAID)
    return Annotation(number, key, None if answers else words(row), said)


def answered(row: dict[str, Any]) -> str:
    """The key of the annotation that this one replies to; empty if it is no reply."""
    if "replying" not in values.many(row.get("motivation")):
        return ""
    for one in values.many(row.get("target")):
        if isinstance(one, dict) and "selector" not in one:
            one = one.get("id") or one.get("source")
        if isinstance(one, str):
            return values.text(one)[:LONGEST_KEY]
    return ""


def words(row: dict[str, Any]) -> Words:
    """The words that an annotation is about. Raises Unreadable."""
    for one in values.many(row.get("target")):
        if isinstance(one, dict) and "selector" in one:
            return values.words(one["selector"], counted=True)
    raise Unreadable(values.NO_WORDS)


def counted(row: dict[str, Any]) -> Counted:
    """How many readers gave a label. Raises Unreadable."""
    many = values.count(row["annotator:count"])
    label = next((label_of(one) for one in values.many(row.get("body"))), "")
    if not label:
        raise Unreadable(NO_LABEL, label=str(row.get("body"))[:40])
    if not 0 < many <= MOST_COUNTED:
        raise Unreadable(NO_COUNT)
    return Counted(label, many)


def spoken(row: dict[str, Any]) -> Spoken:
    """Who said a quote."""
    names = [one.get("value") for one in values.many(row.get("body")) if isinstance(one, dict)]
    return Spoken(
        speaker=values.name(next(iter(names), "")),
        kind=values.name(row.get("annotator:kind")),
        how=values.name(row.get("annotator:how")),
    )


def said_in(key: str, row: dict[str, Any], answers: str) -> list[Tagged | Remark]:
    """The label and the comment in the bodies of an annotation."""
    classifying = "classifying" in values.many(row.get("motivation"))
    bodies = [*values.many(row.get("body")), *values.many(row.get("bodyValue"))]
    labels: list[str] = []
    texts: list[str] = []
    unknown = ""
    for body in bodies:
        purpose = values.many(body.get("purpose")) if isinstance(body, dict) else []
        if label := label_of(body):
            labels.append(label)
        elif isinstance(body, dict) and "linking" not in purpose:
            words = values.text(body.get("value"))
            texts.append(as_markdown(words) if body.get("format") == "text/plain" else words)
        elif isinstance(body, str) and body == row.get("bodyValue"):
            texts.append(as_markdown(values.text(body)))
        else:
            unknown = unknown or str(body)[:40]
    comment = "\n\n".join(filter(None, map(str.strip, texts)))
    said: list[Tagged | Remark] = [tagged(key, row, label) for label in labels[:1]]
    if classifying and not said:
        raise Unreadable(NO_LABEL, label=comment[:40] or unknown)
    if comment:
        # As it was typed, white space and all, where it is one.
        said.append(remark(row, texts[0] if len(texts) == 1 else comment, answers))
    return said


def as_markdown(words: str) -> str:
    """What says of itself that it is plain text, as section 3.2.5 has it of a `bodyValue`."""
    lines = (markdown_escapes.escape(line.strip()) for line in words.split("\n"))
    return "\n".join(map(markdown_escapes.escape_line, lines))


def tagged(key: str, row: dict[str, Any], label: str) -> Tagged:
    """A reader's label; who is not named counts as somebody else each time."""
    creator = next(iter(values.many(row.get("creator"))), None)
    known = creator.get("id") or creator.get("name") if isinstance(creator, dict) else creator
    reader = values.text(known)[:LONGEST_KEY]
    ours = PSEUDONYM.fullmatch(reader)
    created = values.moment(row.get("created"))
    return Tagged(
        label,
        reader or f"{OURS}nobody:{key}",
        ours[1] if ours else "",
        created,
        values.moment(row.get("modified")) or created,
        label_of(row.get("annotator:firstLabel")),
        row.get("annotator:seenBefore") is not False,
    )


def remark(row: dict[str, Any], body: str, answers: str) -> Remark:
    """A comment, or the trace of one."""
    creators = values.many(row.get("creator"))
    names = [
        one.get("name") or one.get("nickname") if isinstance(one, dict) else one for one in creators
    ]
    pages = [
        found
        for one in values.many(row.get("body"))
        if isinstance(one, dict)
        and "linking" in values.many(one.get("purpose"))
        and (found := values.page(one))
    ]
    return Remark(
        body=body,
        author=values.name(next(iter(names), "")),
        commentary=row.get("annotator:commentary") is True,
        answers=answers,
        at=values.moment(row.get("created")),
        edited_at=values.moment(row.get("modified")) if body else None,
        deleted_at=values.moment(row.get("annotator:deleted")),
        state=values.name(row.get("annotator:state")),
        helpful=min(values.count(row.get("annotator:helpful")), MOST_COUNTED) if body else 0,
        sources=tuple(pages[:MOST_SOURCES]),
    )
