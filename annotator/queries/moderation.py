"""What do pages of moderation need from the database? Each function asks a fixed number of queries.

Editors see here what nobody else does: comments in every state, and what readers hold against them.
Who flagged is not fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from annotator.models import Comment, CommentState, Flag, Reader, Step, User

CASES_A_PAGE = 30
STEPS_A_PAGE = 30
# Of one comment, the latest; each has its words.
MOST_FLAGS = 20
# Of one reader, the latest.
MOST_COMMENTS = MOST_STEPS = 50
TAKEN_AWAY = (CommentState.HIDDEN, CommentState.REMOVED, CommentState.SPAM)
WAITING, FLAGGED = "waiting", "flagged"


@dataclass(frozen=True, slots=True)
class Record:
    """How many comments of an account stand, and how many editors took away."""

    published: int = 0
    taken_away: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A comment for an editor to decide of, with what is held against it and its author's record.

    `seen` is what `actions.moderation.decide` is told that the editor saw.
    """

    comment: Comment
    seen: str
    flags: Sequence[Flag]
    record: Record

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """The reasons that readers gave, with how many gave each, the most frequent first."""
        labels = dict(Flag.Reason.choices)
        counted = Counter(flag.reason for flag in self.flags)
        return [(str(labels[reason]), count) for reason, count in counted.most_common()]

    @property
    def words(self) -> list[str]:
        """What readers said beyond that, the latest first."""
        return [flag.words for flag in reversed(self.flags) if flag.words][:MOST_FLAGS]


@dataclass(frozen=True, slots=True)
class Queue:
    """How much there is to decide, in all and of each kind."""

    total: int
    waiting: int
    flagged: int


def to_decide() -> QuerySet[Comment]:
    """Comments that wait, and those that readers flagged and no editor has looked at since.

    Asked so that a database finds them by its indexes, however many comments there are.
    """
    flagged = Flag.objects.open().order_by().values("comment")
    waiting = Comment.objects.filter(state=CommentState.WAITING).order_by().values("pk")
    return Comment.objects.filter(pk__in=flagged.union(waiting), deleted_at=None)


def count() -> Queue:
    """How much there is to decide: one query."""
    flagged = Exists(Flag.objects.open().filter(comment=OuterRef("pk")))
    found = to_decide().order_by().annotate(is_flagged=flagged)
    return Queue(
        **found.aggregate(
            total=Count("pk"),
            waiting=Count("pk", Q(state=CommentState.WAITING)),
            flagged=Count("pk", Q(is_flagged=True)),
        )
    )


def queue(only: str, page: str | None) -> Page[Case]:
    """A page of what is to be decided, what most readers flagged first, else the oldest.

    `only` those that wait, or that are flagged, if it says so. Four queries.
    """
    rows = to_decide()
    if only == WAITING:
        rows = rows.filter(state=CommentState.WAITING)
    elif only == FLAGGED:
        rows = rows.filter(Exists(Flag.objects.open().filter(comment=OuterRef("pk"))))
    shown = Paginator(with_steps(rows), CASES_A_PAGE).get_page(page)
    return Page(cases(shown), shown.number, shown.paginator)  # type: ignore[arg-type]


def case(comment: Comment) -> Case:
    """One of the queue: three queries."""
    return cases(with_steps(Comment.objects.filter(pk=comment.pk)))[0]


def with_steps(rows: QuerySet[Comment]) -> QuerySet[Comment]:
    """`rows` with what is shown of each, and the number of its last step."""
    steps = Step.objects.filter(comment_number=OuterRef("pk")).order_by("-pk")
    open_flags = Flag.objects.open().filter(comment=OuterRef("pk")).order_by().values("comment")
    flags = open_flags.annotate(flags=Count("pk")).values_list("flags")
    return (
        rows.select_related(
            "author__reader", "parent__author", "passage__article", "passage__quote__speaker"
        )
        .prefetch_related("sources")
        .annotate(
            last_step=Subquery(steps.values("pk")[:1]), open_flags=Coalesce(Subquery(flags), 0)
        )
        .order_by("-open_flags", "created_at", "pk")
    )


def cases(rows: Iterable[Comment]) -> list[Case]:
    """What is to be told of `rows`, as `with_steps` fetches them: two queries beside their own."""
    comments = list(rows)
    held: dict[int, list[Flag]] = {one.pk: [] for one in comments}
    for flag in Flag.objects.open().filter(comment__in=held).order_by("pk"):
        held[flag.comment_id].append(flag)
    known = records({one.author_id for one in comments if one.author_id is not None})
    return [
        Case(
            one,
            one.as_seen(vars(one)["last_step"]),
            held[one.pk],
            known.get(one.author_id or 0, Record()),
        )
        for one in comments
    ]


def records(authors: Collection[int]) -> dict[int, Record]:
    """What became of all comments of `authors` (their numbers): one query."""
    rows = (
        Comment.objects.filter(author__in=authors, deleted_at=None)
        .order_by()
        .values_list("author")
        .annotate(
            published=Count("pk", Q(state=CommentState.PUBLISHED)),
            taken_away=Count("pk", Q(state__in=TAKEN_AWAY)),
            waiting=Count("pk", Q(state=CommentState.WAITING)),
        )
    )
    return {author: Record(*counted) for author, *counted in rows}


@dataclass(frozen=True, slots=True)
class Taken:
    """A step of the log, with the comment that it was about where that is still there."""

    step: Step
    comment: Comment | None


def steps_on(comment: Comment) -> list[Step]:
    """What was done about a comment, the latest first: one query."""
    return list(Step.objects.filter(comment_number=comment.pk).select_related("by"))


def named(name: str) -> Reader | None:
    """The reader of a pseudonym, as exported data has it, or of a username: one query."""
    found = Reader.objects.select_related("user").filter(Q(pseudonym=name) | Q(user__username=name))
    return found.first() if name else None


def who_decided() -> list[User]:
    """The editors who are in the log: one query."""
    taken = Step.objects.filter(by=OuterRef("pk"))
    return list(User.objects.filter(Exists(taken)).order_by("username"))


def log(
    *, comment: int | None = None, reader: str = "", editor: str = "", page: str | None = None
) -> Page[Taken]:
    """A page of the log, the latest first: three queries.

    `comment` is a number, `reader` a pseudonym or username, `editor` a username: what is empty
    narrows nothing.
    """
    rows = Step.objects.select_related("by", "reader__user")
    if comment is not None:
        rows = rows.filter(comment_number=comment)
    if reader:
        rows = rows.filter(Q(reader__pseudonym=reader) | Q(reader__user__username=reader))
    if editor:
        rows = rows.filter(by__username=editor)
    shown = Paginator(rows, STEPS_A_PAGE).get_page(page)
    numbers = [one.comment_number for one in shown if one.comment_number is not None]
    known = Comment.objects.select_related("passage__article").in_bulk(numbers)
    taken = [Taken(one, known.get(one.comment_number or 0)) for one in shown]
    return Page(taken, shown.number, shown.paginator)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Person:
    """What a reader has left here: tags and on how many articles, comments, flags, and steps."""

    reader: Reader
    tags: int
    articles: int
    flags: int
    flags_settled: int
    comments: Sequence[Comment]
    commented: int
    record: Record
    steps: Sequence[Step]

    @property
    def to_hide(self) -> int:
        """How many comments hiding all would hide, of those that are shown or not."""
        return self.record.published + self.record.waiting


def person(reader: Reader) -> Person:
    """What editors are told of a reader, fetched with the account: five queries at most."""
    tags = reader.tags.aggregate(
        tags=Count("pk"), articles=Count("passage__article", distinct=True)
    )
    flags = reader.flags.aggregate(
        flags=Count("pk"), flags_settled=Count("pk", Q(settled_at__isnull=False))
    )
    latest: list[Comment] = []
    record = Record()
    if reader.user:
        written = reader.user.comments.filter(deleted_at=None).order_by("-pk")
        latest = list(written.select_related("passage__article")[:MOST_COMMENTS])
        record = records([reader.user.pk]).get(reader.user.pk, record)
    steps = list(reader.steps.select_related("by")[:MOST_STEPS])
    return Person(
        reader,
        **tags,
        **flags,
        comments=latest,
        commented=record.published + record.waiting + record.taken_away,
        record=record,
        steps=steps,
    )
