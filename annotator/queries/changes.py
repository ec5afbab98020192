"""What does an article's history show? Who changed what, and what it was before: the newest first.

What of it can be taken back is told as well; how it is taken back, `actions` know.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from annotator.actions import describing, quotes, snapshots
from annotator.models import Article, Change, Cited, Comment, Quote
from annotator.text import redline
from annotator.text.redline import Piece

CHANGES_A_PAGE = 30


class Difference(NamedTuple):
    """What was changed, in words: of what, from what, to what; empty where there was nothing."""

    name: str | Promise
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """A change as a history tells it.

    `can_restore` says whether it can be taken back from there, as it still is what it was made.
    """

    change: Change
    differences: Sequence[Difference]
    can_restore: bool

    @property
    def kind(self) -> str:
        return self.change.kind

    @property
    def number(self) -> int:
        """Of a change of the text, the number of the revision that it made."""
        return int((self.change.after or {}).get("number", 0))


def history(article: Article, page: str | None) -> Page[Told]:
    """A page of all changes of an article: two queries, and one where quotes were changed."""
    found = article.changes.select_related("by", "comment__author", "restores")
    shown = Paginator(found, CHANGES_A_PAGE).get_page(page)
    standing = {
        one.passage_id: one
        for one in Quote.objects.select_related("passage", "speaker").filter(
            passage__in=[one.passage_number for one in shown if one.kind == Change.Kind.QUOTE]
        )
    }
    told = [tell(one, article, standing) for one in shown]
    # A page of what is told, with the numbers of the page of changes.
    return Page(told, shown.number, cast("Paginator[Told]", shown.paginator))


def tell(change: Change, article: Article, standing: dict[int, Quote]) -> Told:
    """What is told of a change; `standing` are quotes as they are now, by their passages."""
    if change.kind == Change.Kind.ARTICLE:
        now = describing.stored(article, change.before or ())
        return Told(change, of_fields(change), now != change.before)
    if change.kind == Change.Kind.QUOTE:
        now_there = snapshots.quote(standing.get(change.passage_number or 0))
        return Told(change, of_quote(change), quotes.same(now_there, change.after))
    if change.kind == Change.Kind.COMMENT:
        return Told(change, of_words(change), False)
    return Told(change, (), False)


def of_fields(change: Change) -> list[Difference]:
    """How fields of an article differ."""
    before, after = change.before or {}, change.after or {}
    return [
        Difference(
            describing.field_of(name).verbose_name, value_of(name, was), value_of(name, after[name])
        )
        for name, was in before.items()
    ]


def value_of(name: str, value: str | None) -> str:
    """A field's value as people read it."""
    field = describing.field_of(name)
    if not value:
        return ""
    if name == "published_on":
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    return str(dict(field.flatchoices).get(value, value))


def of_quote(change: Change) -> list[Difference]:
    """How a quote differs: who said it, and which words."""
    before, after = change.before or {}, change.after or {}
    both = [
        (_("speaker"), *(said_by(one) for one in (before, after))),
        (_("words"), before.get("exact", ""), after.get("exact", "")),
    ]
    return [Difference(*one) for one in both if one[1] != one[2] or one[0] == _("words")]


def said_by(kept: dict[str, Any]) -> str:
    """Who said a quote that was kept, or how the article calls them."""
    return str(kept.get("speaker") or kept.get("source") or "")


def of_words(change: Change) -> list[Difference]:
    """How the sources of a comment differ; its words are told by `pieces`."""
    before, after = change.before or {}, change.after or {}
    cited = [lines(snapshots.cited(one)) if one else "" for one in (before, after)]
    return [Difference(_("sources"), *cited)] if cited[0] != cited[1] else []


def lines(sources: Iterable[Cited]) -> str:
    """Sources in a line each."""
    return "\n".join(f"{one.title} {one.url}".strip() for one in sources)


@dataclass(frozen=True, slots=True)
class Version:
    """What a comment said before it was changed, with what the change made of it."""

    change: Change
    differences: Sequence[Difference]

    @property
    def body(self) -> str:
        return str((self.change.before or {}).get("body", ""))

    @property
    def pieces(self) -> list[Piece]:
        """The words after the change, with what they were."""
        return redline.words(self.body, str((self.change.after or {}).get("body", "")))


def versions(comment: Comment) -> list[Version]:
    """What a comment said before, the newest first: one query."""
    found: QuerySet[Change] = comment.changes.select_related("by")
    return [Version(one, of_words(one)) for one in found]
