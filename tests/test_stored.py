"""Do rows that are stored with SQL that is written once come out as those that are saved?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext

from annotator.models import Act, Article, Label, Tag
from annotator.prepared import answered
from annotator.stored import (
    ONLY,
    Insert,
    InsertAfter,
    InsertIf,
    Sent,
    Update,
    in_one_go,
    together,
)
from tests.factories import make_article, make_passage, make_reader, make_tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def heard() -> Iterator[list[object]]:
    """The tags that somebody was told of who waits for new ones."""
    told: list[object] = []

    def hear(instance: Tag, created: bool, **_: object) -> None:
        told.append((instance, created))

    post_save.connect(hear, sender=Tag)
    yield told
    post_save.disconnect(hear, sender=Tag)


def test_a_new_row_is_stored_with_all_its_fields_and_told_of(
    article: Article, heard: list[object]
) -> None:
    passage, reader = make_passage(article), make_reader()
    tag = Insert(Tag)(Tag(passage=passage, reader=reader, label=Label.FACT, seen_before=False))
    act = Insert(Act)(
        Act(
            kind=Act.Kind.UNTAGGED,
            reader=reader,
            article=article,
            revision=article.revision,
            start=0,
            end=5,
            words="« été » 100%",
            passage_number=passage.pk,
            before={"label": "fact"},
            key=UUID(int=7),
        )
    )

    for row in (tag, act):
        stored = type(row).objects.get()
        assert stored == row
        for field in row._meta.concrete_fields:
            assert getattr(stored, field.attname) == getattr(row, field.attname)
    assert heard == [(tag, True)]


def test_what_databases_write_otherwise_is_stored_as_they_do(article: Article) -> None:
    passage, reader = make_passage(article), make_reader()
    tag = Tag(passage=passage, reader=reader, label=Label.FACT, changed_at="2026-11-26T20:00:00Z")
    key = "00000000-0000-4000-8000-00000000000a"

    Insert(Tag)(tag)
    Insert(Act)(
        Act(
            kind=Act.Kind.TAGGED,
            reader=reader,
            article=article,
            revision=article.revision,
            start=0,
            end=5,
            words="The harbour",
            passage_number=passage.pk,
            after="fact",
            key=key,
        )
    )

    assert Tag.objects.get().changed_at == datetime(2026, 11, 26, 20, tzinfo=UTC)
    assert Act.objects.get(key=UUID(key)).after == "fact"


def test_what_the_database_refuses_is_refused(article: Article) -> None:
    tag = make_tag(make_passage(article))
    twice = Tag(passage=tag.passage, reader=tag.reader, label=Label.FACT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Insert(Tag)(twice)


def test_a_row_is_stored_for_one_that_is_there_and_where_none_is_like_it(
    article: Article, heard: list[object]
) -> None:
    passage, reader = make_passage(article), make_reader()
    insert = InsertIf(Tag, lambda: "FROM annotator_article WHERE id = %s")
    first, second, third = (
        Tag(passage=passage, reader=reader, label=label) for label in ("fact", "opinion", "opinion")
    )

    assert not insert.store(first, article.pk + 1)
    assert insert.store(second, article.pk)
    assert not insert.store(third, article.pk)

    assert Tag.objects.get() == second
    assert first.pk is third.pk is None
    assert heard == [(second, True)]


def test_a_new_row_is_like_any_other_of_its_kind(article: Article) -> None:
    passage, reader = make_passage(article), make_reader()
    given = {"passage_id": passage.pk, "reader_id": reader.pk, "label": "fact"}

    quick, usual = Insert(Tag).new(**given), Tag(**given)

    moments = ("created_at", "changed_at")
    assert quick._state.adding
    for field in Tag._meta.concrete_fields:
        ours, theirs = getattr(quick, field.attname), getattr(usual, field.attname)
        assert type(ours) is type(theirs)
        assert ours == theirs or field.attname in moments
    assert quick.passage == passage


def test_what_belongs_together_is_stored_with_the_first_or_not_at_all(article: Article) -> None:
    passage, reader = make_passage(article), make_reader()
    first = InsertIf(Tag, lambda: "FROM annotator_article WHERE id = %s")
    beside = InsertAfter(Tag)
    one, other = reader.pk, make_reader().pk
    count = f"UPDATE annotator_passage SET fact = fact + %s WHERE id = %s AND {ONLY} RETURNING id"

    def store(number: int) -> list[int]:
        rows = [Tag(passage=passage, reader_id=giver, label=Label.FACT) for giver in (one, other)]
        with in_one_go():
            return together(
                (first.sql, first.filled(rows[0], number)),
                (count, [2, passage.pk]),
                (beside.sql, beside.filled(rows[1])),
            )

    assert store(article.pk + 1) == []
    assert not Tag.objects.exists()
    with CaptureQueriesContext(connection) as asked:
        stored = store(article.pk)
    assert store(article.pk) == []

    tags = Tag.objects.order_by("pk").values_list("pk", flat=True)
    assert [stored[0], stored[2]] == list(tags)
    assert stored[1] == passage.pk
    passage.refresh_from_db()
    assert passage.fact == 2
    changes = [one["sql"] for one in asked if "annotator_" in one["sql"]]
    assert len(changes) == (1 if connection.vendor == "postgresql" else 3)


@pytest.mark.parametrize("is_logged", [False, True])
def test_a_transaction_that_broke_answers_nothing_more(
    article: Article, *, is_logged: bool
) -> None:
    logged = CaptureQueriesContext(connection) if is_logged else nullcontext()
    with logged, transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(transaction.TransactionManagementError):
            answered("SELECT id FROM annotator_article WHERE id = %s", [article.pk])


def test_only_the_fields_of_the_given_names_are_changed(article: Article) -> None:
    tag = make_tag(make_passage(article), label=Label.FACT)
    tag.label, tag.seen_before = Label.OPINION, not tag.seen_before

    Update(Tag, "label")(tag)

    stored = Tag.objects.get()
    assert (stored.label, stored.seen_before) == (Label.OPINION, not tag.seen_before)
    stored.delete()
    with pytest.raises(DatabaseError):
        Update(Tag, "label")(tag)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_stored_of_what_does_not_go_together() -> None:
    article = make_article()
    passage, reader = make_passage(article), make_reader()
    first = InsertIf(Tag, lambda: "FROM annotator_article WHERE id = %s")
    nobody = reader.pk + 1

    def store(giver: int, *others: Sent) -> None:
        tag = Tag(passage=passage, reader_id=giver, label=Label.FACT)
        with in_one_go():
            together((first.sql, first.filled(tag, article.pk)), *others)

    # Nobody is there whose tag it is; nothing is there that is counted; the SQL is none.
    count = f"UPDATE annotator_passage SET fact = 1 WHERE id = %s AND {ONLY} RETURNING id"
    with pytest.raises(IntegrityError):
        store(nobody)
    with pytest.raises(IntegrityError):
        store(nobody, (count, [passage.pk + 1]))
    with pytest.raises(DatabaseError):
        store(reader.pk, (f"UPDATE no_such_table SET a = 1 WHERE {ONLY} RETURNING a", []))
    assert not Tag.objects.exists()

    store(reader.pk, (count, [passage.pk]))
    assert Tag.objects.count() == 1
