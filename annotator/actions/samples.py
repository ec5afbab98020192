"""How do the sample articles get in, with people who read, tagged and commented on them?

What they are stands in `fixtures/samples.json`; here they are stored, many rows at a time.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from django.db import transaction

from annotator import sources
from annotator.actions import articles, comments, moderation, replies
from annotator.models import (
    Article,
    Cited,
    Comment,
    CommentState,
    Helpful,
    Label,
    Passage,
    Reader,
    Role,
    Tag,
    User,
)
from annotator.text import selectors

EDITOR = "m.senior"
# Readers of the samples without an account, besides the people.
BROWSERS = 66
TALLIES = [field for label in Label for field in (label.value, f"unseen_{label.value}")]
# Comments of samples are known again by what they say.
SUBMISSIONS = uuid.UUID("5b1d7f0e-4a52-4c8c-9d6a-3f0f6a2f7c11")


class Person(TypedDict):
    username: str
    name: str
    role: str


class Tagged(TypedDict):
    exact: str
    fact: int
    opinion: int
    sarcasm: int


class Page(TypedDict):
    url: str
    title: str
    seen_on: str


class Reply(TypedDict):
    author: str
    body: str
    answers: NotRequired[str]
    sources: NotRequired[list[Page]]
    helpful: NotRequired[int]


class Said(TypedDict):
    exact: str
    author: str
    body: str
    sources: NotRequired[list[Page]]
    helpful: NotRequired[int]
    replies: NotRequired[list[Reply]]


class Sample(TypedDict):
    file: str
    language: str
    title: str | None
    byline: str
    publisher: str
    published_on: str
    standfirst: str
    tags: list[Tagged]
    commentary: list[Said]
    comments: list[Said]


class Samples(TypedDict):
    people: list[Person]
    articles: list[Sample]


class SampleError(ValueError):
    """The fixtures do not fit together; the message says where."""


@transaction.atomic
def load(directory: Path, *, password: str) -> list[Article]:
    """Stores the samples of `directory`, and makes `EDITOR` with `password`; returns the articles.

    Does nothing where `EDITOR` has an account already. Raises SampleError, and stores nothing,
    when words that were tagged or commented on do not stand in their article.
    """
    if User.objects.filter(username=EDITOR).exists():
        return []
    samples: Samples = json.loads((directory / "samples.json").read_text(encoding="utf-8"))
    people = {one["username"]: person(one) for one in samples["people"]}
    people[EDITOR].set_password(password)
    people[EDITOR].save(update_fields=["password"])
    readers = Reader.objects.bulk_create(
        [Reader(user=one) for one in people.values() if not one.is_editor]
        + [Reader() for _ in range(BROWSERS)]
    )
    return [
        article(directory, sample, people, readers)
        for sample in samples["articles"]
        if not Article.objects.filter(
            publisher=sample["publisher"], published_on=sample["published_on"]
        ).exists()
    ]


def person(given: Person) -> User:
    """An account for somebody in the samples, to which nobody can sign in.

    Whoever has the name on this site already is somebody else, and keeps it.
    """
    first_name, _, last_name = given["name"].partition(" ")
    username = given["username"]
    while User.objects.filter(username=username).exists():
        username += ".sample"
    made = User(
        username=username, first_name=first_name, last_name=last_name, role=Role(given["role"])
    )
    made.set_unusable_password()
    made.save()
    return made


def article(
    directory: Path, sample: Sample, people: dict[str, User], readers: Sequence[Reader]
) -> Article:
    """One sample article with all that was given to it."""
    path = directory / sample["file"]
    draft = sources.read(
        path.read_bytes(), name=path.name, language=sample["language"], title=sample["title"]
    )
    made = articles.create(
        draft=replace(
            draft,
            byline=sample["byline"],
            publisher=sample["publisher"],
            published_on=date.fromisoformat(sample["published_on"]),
        ),
        author=people[EDITOR],
        standfirst=sample["standfirst"],
    )
    said = [*sample["commentary"], *sample["comments"]]
    passages = at(made, [one["exact"] for one in [*sample["tags"], *said]])
    tag(passages, sample["tags"], readers)
    for one in said:
        passage = passages[one["exact"]]
        first = comments.write(passage=passage, **written(one, passage, people))
        publish(first, people[EDITOR])
        find_helpful(first, one.get("helpful", 0), readers)
        answer(first, one.get("replies", ()), people, readers)
    return made


def answer(
    first: Comment, given: Iterable[Reply], people: dict[str, User], readers: Sequence[Reader]
) -> None:
    """Replies to a comment, or to the newest one before by whom they say that they answer."""
    newest: dict[str, Comment] = {}
    for one in given:
        parent = newest[one["answers"]] if "answers" in one else first
        reply = replies.write(parent=parent, **written(one, first.passage, people))
        publish(reply, people[EDITOR])
        find_helpful(reply, one.get("helpful", 0), readers)
        newest[one["author"]] = reply


def written(one: Said | Reply, passage: Passage, people: dict[str, User]) -> dict[str, Any]:
    """What somebody says, as actions take it."""
    return {
        "author": people[one["author"]],
        "body": one["body"],
        "submission": uuid.uuid5(SUBMISSIONS, f"{passage.pk} {one['author']} {one['body']}"),
        "sources": [
            Cited(page["url"], page["title"], date.fromisoformat(page["seen_on"]))
            for page in one.get("sources", ())
        ],
    }


def publish(comment: Comment, editor: User) -> None:
    """Has the editor publish a comment that waits, as first ones do where the site holds them."""
    if comment.state == CommentState.WAITING:
        seen = moderation.as_seen(comment)
        moderation.decide(comment=comment, editor=editor, state=CommentState.PUBLISHED, seen=seen)


def find_helpful(comment: Comment, count: int, readers: Sequence[Reader]) -> None:
    """Has so many readers, its author not among them, find a comment helpful: two queries."""
    others = [one for one in readers if one.user_id is None][:count]
    Helpful.objects.bulk_create(Helpful(comment=comment, reader=one) for one in others)
    Comment.objects.filter(pk=comment.pk).update(helpful=len(others))


def at(article: Article, exacts: Iterable[str]) -> dict[str, Passage]:
    """The passages of the words `exacts`, made where they are missing: two queries."""
    revision = article.revision
    known = {(one.start, one.end): one for one in revision.passages.all()}
    passages: dict[str, Passage] = {}
    missing: list[Passage] = []
    for exact in dict.fromkeys(exacts):
        found = selectors.occurrences(revision.text, exact)
        if not found:
            raise SampleError(f"“{article.title}” does not have the words “{exact}”.")
        span = found[0]
        passage = known.get((span.start, span.end))
        if passage is None:
            words = selectors.describe(revision.text, span)
            passage = Passage(
                article=article,
                revision=revision,
                start=span.start,
                end=span.end,
                exact=words.exact,
                prefix=words.prefix,
                suffix=words.suffix,
            )
            missing.append(passage)
        passages[exact] = passage
    Passage.objects.bulk_create(missing)
    return passages


def tag(passages: dict[str, Passage], given: Sequence[Tagged], readers: Sequence[Reader]) -> None:
    """Has readers tag passages as often as was given, each of them at most once: two queries."""
    tags = []
    for number, one in enumerate(given):
        passage = passages[one["exact"]]
        counts = {"fact": one["fact"], "opinion": one["opinion"], "sarcasm": one["sarcasm"]}
        for field in TALLIES:
            setattr(passage, field, counts[field.removeprefix("unseen_")])
        labels = [label for label in Label for _ in range(passage.tally.count(label))]
        if len(labels) > len(readers):
            raise SampleError(f"There are not so many readers of “{one['exact']}”.")
        # Not always the same readers say the same: each passage begins with others.
        tags += [
            Tag(
                passage=passage,
                reader=readers[(7 * number + place) % len(readers)],
                label=label,
                seen_before=False,
            )
            for place, label in enumerate(labels)
        ]
    Passage.objects.bulk_update([passages[one["exact"]] for one in given], TALLIES)
    Tag.objects.bulk_create(tags, batch_size=500)
