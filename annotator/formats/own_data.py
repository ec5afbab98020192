"""All that the site has of somebody, as JSON for them to take away.

One object, in UTF-8, described in `docs/own-data.md`. `VERSION` goes up when something that was
there is no longer, or means something else; what is new only comes along.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from annotator.formats.outgoing import moment
from annotator.models import Act, Comment, Flag, Helpful, Notice, Passage, Peek, Tag
from annotator.queries.own_data import OwnData

MEDIA_TYPE = "application/json"
VERSION = 1
Row = TypeVar("Row")


def write(data: OwnData) -> Iterator[str]:
    """The whole in pieces, rows made one by one as they come."""
    head = {
        "format": "annotator-own-data",
        "version": VERSION,
        "site": data.site,
        "made_at": moment(data.made_at),
        "account": account(data),
        "pseudonym": data.reader and data.reader.pseudonym,
    }
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    site = data.site
    yield from rows("tags", data.tags, lambda one: tag(one, site))
    yield from rows("comments", data.comments, lambda one: comment(one, site))
    yield from rows("helpful_marks", data.marks, lambda one: mark(one, site))
    yield from rows("flags", data.flags, lambda one: flag(one, site))
    yield from rows("looked_at", data.peeks, lambda one: peek(one, site))
    yield from rows("notices", data.notices, lambda one: notice(one, site))
    yield from rows("undoable", data.acts, lambda one: act(one, site))
    yield "\n}\n"


def rows(name: str, found: Iterable[Row], told: Callable[[Row], dict[str, Any]]) -> Iterator[str]:
    """A list of the object, a line for each row."""
    yield f',\n "{name}": ['
    comma = ""
    for one in found:
        yield f"{comma}\n  {json.dumps(told(one), ensure_ascii=False)}"
        comma = ","
    yield "\n ]" if comma else "]"


def account(data: OwnData) -> dict[str, Any] | None:
    """What an account says about somebody; None for a browser without one."""
    user = data.user
    if user is None:
        return None
    return {
        "username": user.username,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "email_addresses": [
            {"address": one.email, "confirmed": one.verified, "primary": one.primary}
            for one in data.addresses
        ],
        "role": user.role,
        "language": user.language,
        "joined_at": moment(user.date_joined),
        "last_signed_in_at": user.last_login and moment(user.last_login),
        "mailed": {
            "replies": user.mail_replies,
            "mentions": user.mail_mentions,
            "moderation": user.mail_moderation,
        },
    }


def words(passage: Passage, site: str) -> dict[str, Any]:
    """Which words of which article are meant."""
    return {
        "article": f"{site}{passage.article.get_absolute_url()}",
        "article_title": passage.article.title,
        "passage": f"{site}{passage.get_absolute_url()}",
        "words": passage.exact,
    }


def tag(one: Tag, site: str) -> dict[str, Any]:
    """A label that was given."""
    return words(one.passage, site) | {
        "revision": one.passage.revision.number,
        "start": one.passage.start,
        "end": one.passage.end,
        "label": one.label,
        "first_label": one.given_first,
        "seen_before": one.seen_before,
        "tagged_at": moment(one.created_at),
        "changed_at": moment(one.changed_at),
    }


def peek(one: Peek, site: str) -> dict[str, Any]:
    """A passage of which it was seen how others read it, without a tag of one's own."""
    return words(one.passage, site) | {"asked": one.asked, "seen_at": moment(one.at)}


def comment(one: Comment, site: str) -> dict[str, Any]:
    """Something that was said, in Markdown, with what it rests on."""
    return words(one.passage, site) | {
        "comment": f"{site}{one.get_absolute_url()}",
        "answers": f"{site}{one.parent.get_absolute_url()}" if one.parent else None,
        "body": one.body,
        "sources": [
            {"url": source.url, "title": source.title, "seen_on": source.seen_on.isoformat()}
            for source in one.sources.all()
        ],
        "commentary": one.is_commentary,
        "state": one.state,
        "reason": one.reason,
        "helpful_to": one.helpful,
        "written_at": moment(one.created_at),
        "edited_at": one.edited_at and moment(one.edited_at),
        # What it said before each change, the newest first.
        "earlier": [
            {"body": (change.before or {}).get("body", ""), "until": moment(change.at)}
            for change in one.changes.all()
        ],
    }


def mark(one: Helpful, site: str) -> dict[str, Any]:
    """A comment that was found helpful."""
    return {
        "comment": f"{site}{one.comment.get_absolute_url()}",
        "marked_at": moment(one.created_at),
    }


def flag(one: Flag, site: str) -> dict[str, Any]:
    """A comment that was reported to the editors."""
    return {
        "comment": f"{site}{one.comment.get_absolute_url()}",
        "reason": one.reason,
        "words": one.words,
        "flagged_at": moment(one.created_at),
        "settled_at": one.settled_at and moment(one.settled_at),
    }


def notice(one: Notice, site: str) -> dict[str, Any]:
    """Something that somebody was told of."""
    return {
        "comment": f"{site}{one.comment.get_absolute_url()}",
        "reason": one.reason,
        "told_at": moment(one.told_at),
        "seen_at": one.seen_at and moment(one.seen_at),
    }


def act(one: Act, site: str) -> dict[str, Any]:
    """Something that was done less than an hour ago, kept to be undone."""
    return {
        "article": f"{site}{one.article.get_absolute_url()}",
        "did": one.kind,
        "words": one.words,
        "done_at": moment(one.done_at),
    }
