"""What has to be kept of a tag, a quote or a comment to bring it back as it was?

Of a comment its words and sources, when it is changed. When it goes, the rows themselves, as JSON,
with their numbers: an address that led there leads there again.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django.core import serializers
from django.utils.translation import gettext as _

from annotator.actions import indexing, passages
from annotator.models import (
    Cited,
    Comment,
    Flag,
    Helpful,
    Notice,
    Passage,
    Quote,
    Reader,
    Source,
    Tag,
    User,
)
from annotator.refusals import CannotUndo

# What there is to a quote besides its speaker and its words.
OF_QUOTES = ("kind", "how", "confidence", "source", "suggestion", "utterance")


def tag(tag: Tag) -> dict[str, Any]:
    """What a tag is, as JSON."""
    return {
        "label": tag.label,
        "first_label": tag.first_label,
        "seen_before": tag.seen_before,
        "created_at": tag.created_at.isoformat(),
    }


def given(kept: dict[str, Any]) -> dict[str, Any]:
    """The fields of a tag in what `tag` kept, but for the time at which it was given."""
    return {field: kept[field] for field in ("label", "first_label", "seen_before")}


def given_at(kept: dict[str, Any]) -> datetime:
    """When the tag was given of which `tag` kept what it was."""
    return datetime.fromisoformat(kept["created_at"])


def quote(quote: Quote | None) -> dict[str, Any] | None:
    """What a quote is and where it stands, as JSON; None of none."""
    if quote is None:
        return None
    return {name: getattr(quote, name) for name in OF_QUOTES} | {
        "exact": quote.passage.exact,
        "start": quote.passage.start,
        "speaker": str(quote.speaker or ""),
        "speaker_number": quote.speaker_id,
    }


def words(comment: Comment) -> dict[str, Any]:
    """What a comment says, as JSON; it is the same for as long as the comment is."""
    return {
        "body": comment.body,
        "sources": [
            [one.url, one.title, one.seen_on.isoformat()]
            for one in Source.objects.filter(comment=comment)
        ],
        "edited_at": comment.edited_at and comment.edited_at.isoformat(),
    }


def cited(kept: dict[str, Any]) -> list[Cited]:
    """The sources in `words`."""
    return [Cited(url, title, date.fromisoformat(day)) for url, title, day in kept["sources"]]


def edited_at(kept: dict[str, Any]) -> datetime | None:
    """When what is in `words` was written, if it was not at first."""
    return datetime.fromisoformat(kept["edited_at"]) if kept["edited_at"] else None


def rows(comment: Comment) -> list[dict[str, Any]]:
    """A comment with all that goes with it: traces above it, sources, marks, flags, notices."""
    traces = []
    above = comment.parent
    while above and above.is_deleted:
        traces.append(above)
        above = above.parent
    beside = (
        *(comment.sources, comment.changes),
        *(comment.helpful_marks, comment.flags, comment.notices),
    )
    fresh = Comment.objects.get(pk=comment.pk)
    all_of_it = [*reversed(traces), fresh, *(row for one in beside for row in one.all())]
    # Django's own JSON would cut the times to milliseconds.
    return list(json.loads(json.dumps(serializers.serialize("python", all_of_it), default=str)))


def bring_back(kept: list[dict[str, Any]], passage: Passage) -> None:
    """Stores `rows` again, on `passage`; of marks, flags and notices those whose people are still
    here.

    Raises CannotUndo when the comment was sent again since, or what it answered has gone.
    """
    found = [row.object for row in serializers.deserialize("python", kept)]
    readers = [one.reader_id for one in found if isinstance(one, (Helpful, Flag))]
    here = Reader.objects.in_bulk(readers)
    helped = sum(isinstance(one, Helpful) and one.reader_id in here for one in found)
    told = User.objects.in_bulk([one.user_id for one in found if isinstance(one, Notice)])
    said = [one.author_id for one in found if isinstance(one, Comment) and one.author_id]
    authors = User.objects.in_bulk(said)
    for one in found:
        if isinstance(one, Comment):
            check_free(one)
            one.passage = passage
            if one.author_id not in authors:
                one.author_id = None
            one.helpful = 0 if one.is_deleted else helped
        if isinstance(one, (Helpful, Flag)) and one.reader_id not in here:
            continue
        if isinstance(one, Notice) and one.user_id not in told:
            continue
        one.save_base(raw=True)
    indexing.comments(*(one for one in found if isinstance(one, Comment)))
    passages.touch(passage.pk)


def check_free(comment: Comment) -> None:
    """Raises CannotUndo for a comment that has no place to come back to."""
    sent = Comment.objects.filter(author=comment.author_id, submission=comment.submission)
    if sent.exclude(pk=comment.pk).exists():
        raise CannotUndo(_("You have written this comment again since."))
    if comment.parent_id and not Comment.objects.filter(pk=comment.parent_id).exists():
        raise CannotUndo(_("The comment that it answered has gone since."))
