"""Is a reader's tag put, changed and taken back, and counted exactly?"""

from __future__ import annotations

import random

import pytest

from annotator.actions import tags
from annotator.models import Label, Passage, Tag, Tally
from annotator.refusals import WordsNotThere
from annotator.text.selectors import occurrences
from tests.factories import make_article, make_comment, make_passage, make_quote, make_reader

pytestmark = pytest.mark.django_db


def counted(passage: Passage) -> Tally:
    """What the tags themselves say."""
    labels = list(passage.tags.values_list("label", flat=True))
    return Tally(**{label.value: labels.count(label.value) for label in Label})


def stored(passage: Passage) -> Tally:
    """What the passage's tallies say in the database."""
    return Passage.objects.get(pk=passage.pk).tally


def test_a_tag_is_counted() -> None:
    passage = make_passage()

    tag = tags.put(passage=passage, reader=make_reader(), label=Label.SARCASM)

    assert tag.label == Label.SARCASM
    assert stored(passage) == Tally(sarcasm=1)


def test_another_label_replaces_the_first() -> None:
    passage, reader = make_passage(), make_reader()
    tags.put(passage=passage, reader=reader, label=Label.FACT)

    tags.put(passage=passage, reader=reader, label=Label.OPINION)

    assert Tag.objects.get().label == Label.OPINION
    assert stored(passage) == Tally(opinion=1)


def test_the_same_label_twice_counts_once() -> None:
    passage, reader = make_passage(), make_reader()

    for _ in range(2):
        tags.put(passage=passage, reader=reader, label=Label.FACT)

    assert stored(passage) == Tally(fact=1)


def test_changing_a_label_says_when() -> None:
    passage, reader = make_passage(), make_reader()
    first = tags.put(passage=passage, reader=reader, label=Label.FACT)

    changed = tags.put(passage=passage, reader=reader, label=Label.OPINION)

    changed.refresh_from_db()
    assert changed.changed_at > first.changed_at
    assert changed.created_at == first.created_at


def test_taking_the_last_tag_back_takes_the_passage_along() -> None:
    passage, reader = make_passage(), make_reader()
    tags.put(passage=passage, reader=reader, label=Label.FACT)

    assert tags.take_back(passage=passage, reader=reader)

    assert not Passage.objects.exists()


def test_taking_back_leaves_what_others_gave() -> None:
    passage, one, other = make_passage(), make_reader(), make_reader()
    tags.put(passage=passage, reader=one, label=Label.FACT)
    tags.put(passage=passage, reader=other, label=Label.FACT)

    tags.take_back(passage=passage, reader=one)

    assert stored(passage) == Tally(fact=1)
    assert Tag.objects.get().reader == other


def test_taking_back_what_was_not_given_changes_nothing() -> None:
    passage, one, other = make_passage(), make_reader(), make_reader()
    tags.put(passage=passage, reader=one, label=Label.FACT)

    assert not tags.take_back(passage=passage, reader=other)

    assert stored(passage) == Tally(fact=1)


def test_a_passage_that_is_a_quote_or_has_a_comment_stays_without_tags() -> None:
    article, reader = make_article(), make_reader()
    quoted = make_quote(article).passage
    noted = make_comment(make_passage(article)).passage
    for passage in (quoted, noted):
        tags.put(passage=passage, reader=reader, label=Label.FACT)

        tags.take_back(passage=passage, reader=reader)

        assert stored(passage) == Tally()


def test_a_tag_on_a_span_makes_the_passage_with_its_words_and_what_is_around_them() -> None:
    article = make_article("It rained. Nobody minded. It stopped.")

    tag = tags.put_on_span(
        article=article,
        span=make_passage(article, "Nobody minded.").span,
        reader=make_reader(),
        label=Label.OPINION,
    )

    passage = tag.passage
    assert (passage.prefix, passage.exact, passage.suffix) == (
        "It rained. ",
        "Nobody minded.",
        " It stopped.",
    )
    assert stored(passage) == Tally(opinion=1)


def test_two_readers_who_mark_the_same_words_mark_one_passage() -> None:
    article = make_article()
    span = make_passage(article).span

    for label in (Label.FACT, Label.SARCASM):
        tags.put_on_span(article=article, span=span, reader=make_reader(), label=label)

    assert stored(Passage.objects.get()) == Tally(fact=1, sarcasm=1)


@pytest.mark.django_db(transaction=True)
def test_a_passage_that_went_a_moment_ago_is_refused_and_nothing_is_left_behind() -> None:
    passage, reader = make_passage(), make_reader()
    Passage.objects.all().delete()

    with pytest.raises(WordsNotThere):
        tags.put(passage=passage, reader=reader, label=Label.FACT)

    assert not Tag.objects.exists()


@pytest.mark.parametrize("seed", range(5))
def test_after_any_sequence_the_tallies_are_the_counts_of_the_tags(seed: int) -> None:
    chance = random.Random(seed)
    article = make_article()
    kept = make_quote(article).passage
    span = occurrences(article.revision.text, "Nobody in the room laughed.")[0]
    readers = [make_reader() for _ in range(4)]

    for _ in range(60):
        reader, label = chance.choice(readers), chance.choice(list(Label))
        free = Passage.objects.filter(start=span.start, end=span.end).first()
        match chance.randrange(4):
            case 0:
                tags.put(passage=kept, reader=reader, label=label)
            case 1:
                tags.put_on_span(article=article, span=span, reader=reader, label=label)
            case 2:
                tags.take_back(passage=kept, reader=reader)
            case _ if free:
                tags.take_back(passage=free, reader=reader)
        for passage in Passage.objects.all():
            assert passage.tally == counted(passage)
            assert passage == kept or passage.tally.total
